"""How hard hypothesis tries: FACTAUDIT_PROFILE names a profile, ``ci`` where nothing is said."""

import os

from hypothesis import HealthCheck, settings

# A law that audits ledgers takes as long as the machine is busy, so no example has a deadline,
# and none is too slow to make up.
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.register_profile("ci", UNTIMED, max_examples=500, derandomize=True)
settings.register_profile("nightly", UNTIMED, max_examples=20_000)
settings.register_profile("quick", UNTIMED, max_examples=50)
settings.load_profile(os.environ.get("FACTAUDIT_PROFILE", "ci"))
