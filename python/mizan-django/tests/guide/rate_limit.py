"""The example of the guide on production, which test_production_guide.py runs."""

# region limit
from django.http import HttpRequest
from django_ratelimit.decorators import ratelimit
from mizan_core import client


@client
@ratelimit(key="ip", rate="5/m")
def sign_up(request: HttpRequest, name: str) -> str:
    return name
    # endregion
