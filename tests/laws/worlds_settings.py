"""How many examples laws over audits take: as many as the profile says, however large their worlds are to make up."""

from hypothesis import HealthCheck, settings

WORLDS = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
