"""How many examples laws over audits take: as many as the profile says, of the slowest laws fewer in CI."""

from hypothesis import HealthCheck, settings

WORLDS = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
"""A world is large to make up."""

SLOW = settings(
    WORLDS, max_examples=settings.default.max_examples // (5 if settings.get_current_profile_name() == "ci" else 1)
)
"""For laws that audit or prove many times an example, or ask z3 about each conflict: a fifth in CI, all at night."""
