"""Authentication by bearer tokens (RFC 6750), and the tokens of the project."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any

from asgiref.sync import async_to_sync
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from mizan_core import InvalidToken, is_authenticated
from mizan_core.bearer import bearer_token, has_bearer

from .settings import mizan_settings

if TYPE_CHECKING:  # needs the extra mizan-core[tokens]
    from mizan_core.tokens import Tokens


def authenticate(request: HttpRequest) -> None:
    """Sets `request.user` to the user of a token, if the project has tokens. May query a database.

    Raises InvalidToken for an invalid token or one whose user does not exist: a request with a token is never
    authenticated in another way.
    """
    scheme = mizan_settings().tokens
    if scheme is None or not is_by_token(request):
        return
    token = scheme.tokens.verify(bearer_token(request.META["HTTP_AUTHORIZATION"]))
    user = settled(scheme.load_user(token))
    if not is_authenticated(user):
        raise InvalidToken
    set_user(request, user)
    # Browsers do not add tokens automatically, so other sites cannot forge such a request.
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]


def is_by_token(request: HttpRequest) -> bool:
    """Whether the request has a bearer token, if the project has tokens."""
    return mizan_settings().tokens is not None and has_bearer(request.META.get("HTTP_AUTHORIZATION", ""))


def settled(user: Any) -> Any:
    """The user that a function of the project, sync or async, has found."""
    return async_to_sync(_wait_for)(user) if inspect.isawaitable(user) else user


async def _wait_for(user: Awaitable[Any]) -> Any:
    return await user


def set_user(request: HttpRequest, user: Any) -> None:
    """As `AuthenticationMiddleware` does, for this request only."""

    async def auser() -> Any:
        return user

    request.user = user
    request.auser = auser


def get_tokens() -> Tokens:
    """`get_tokens().issue(user)` signs one. Raises ImproperlyConfigured where `MIZAN` has no `"TOKENS"`."""
    scheme = mizan_settings().tokens
    if scheme is None:
        raise ImproperlyConfigured('get_tokens() needs MIZAN["TOKENS"]. Add this setting.')
    return scheme.tokens
