"""How hard hypothesis tries: FACTAUDIT_PROFILE names a profile, ``ci`` where nothing is said."""

import os

from hypothesis import settings

# A law that audits ledgers takes as long as the machine is busy, so no example has a deadline.
settings.register_profile("ci", max_examples=500, deadline=None, derandomize=True, print_blob=True)
settings.register_profile("nightly", max_examples=20_000, deadline=None, print_blob=True)
settings.register_profile("quick", max_examples=50, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("FACTAUDIT_PROFILE", "ci"))
