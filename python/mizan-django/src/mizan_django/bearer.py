"""Bearer tokens (RFC 6750) as the way in which a request says whose it is."""

import inspect
import re
from typing import Any

from asgiref.sync import async_to_sync
from django.http import HttpRequest
from mizan_core import InvalidToken, is_authenticated

from .settings import mizan_settings

# Servers join headers of the same name by commas.
_BEARER = re.compile(r"(?:^|,)\s*bearer(?:[\s,]|$)", re.IGNORECASE)


def authenticate(request: HttpRequest) -> None:
    """Makes the user of a token the request's, where the project has tokens. May ask a database.

    Raises InvalidToken for one that is not good, or whose user is gone: whoever sends a token wants to be known by
    it, and by nothing else that the request carries.
    """
    scheme = mizan_settings().tokens
    if scheme is None:
        return
    header = request.META.get("HTTP_AUTHORIZATION", "")
    if not _BEARER.search(header):
        return
    token = scheme.tokens.verify(header.strip()[len("bearer") :].strip())
    if inspect.iscoroutinefunction(scheme.load_user):
        user = async_to_sync(scheme.load_user)(token)
    else:
        user = scheme.load_user(token)
    if not is_authenticated(user):
        raise InvalidToken
    _sign_in(request, user)


def _sign_in(request: HttpRequest, user: Any) -> None:
    """As `AuthenticationMiddleware` does, for this request only."""

    async def auser() -> Any:
        return user

    request.user = user
    request.auser = auser
    # No browser adds a token by itself, so no other site can.
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
