"""Settings of the guide on production, which test_production_guide.py uses."""

# region settings
MIZAN = {"ERRORS": {"django_ratelimit.exceptions.Ratelimited": "mizan_core.RateLimited"}}
# endregion
