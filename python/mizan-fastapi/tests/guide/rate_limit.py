"""The example of the guide on production, which test_production_guide.py runs."""

# region limit
from fastapi import Request
from mizan_core import client
from slowapi import Limiter
from slowapi.util import get_remote_address

# All calls have one path, so limits are counted by function.
limiter = Limiter(key_func=get_remote_address, key_style="endpoint", storage_uri="memory://")


@client
@limiter.limit("5/minute")
def sign_in(request: Request, name: str, password: str) -> bool:
    return password == "lovelace"
    # endregion


@client
@limiter.limit("5/minute")
async def sign_up(request: Request, name: str) -> str:
    return name
