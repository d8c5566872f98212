"""The value of `X-Mizan-Identity`, which differs for each user and does not reveal the user."""

from typing import Any

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.http import HttpRequest
from mizan_core import derive_identity, principal_of
from mizan_core.identity import principal_of_credentials

from .current_user import find_again
from .signed_in import is_anonymous, is_of_session, user_of, was_deleted


def identity_of(request: HttpRequest) -> str:
    """The value of `X-Mizan-Identity`, empty for an anonymous request without credentials.

    May ask the database who is signed in. Like a session of Django's, it ends when the password changes.
    """
    if is_anonymous(request):
        return _identity_of_credentials(request)
    user = user_of(request)
    if was_deleted(user):
        if not find_again(request, is_of_session=is_of_session(request.user)):
            raise LookupError(
                "The user was deleted, and only a middleware of the project can find the current user. Set "
                "MIZAN['FIND_USER']."
            )
        user = user_of(request)
    principal = principal_of(user)
    if principal is None:
        return _identity_of_credentials(request)
    return derive_identity(settings.SECRET_KEY, f"{principal}\x00{_password_hash(request, user)}")


def _identity_of_credentials(request: HttpRequest) -> str:
    authorization = request.META.get("HTTP_AUTHORIZATION")
    if not authorization:
        return ""
    return derive_identity(settings.SECRET_KEY, principal_of_credentials([authorization]))


def _password_hash(request: HttpRequest, user: Any) -> str:
    """Changes with the password. Django compared the session's with the user's when it took the user from there."""
    kept = request.session.get(HASH_SESSION_KEY) if is_of_session(request.user) else None
    return kept or getattr(user, "get_session_auth_hash", str)()
