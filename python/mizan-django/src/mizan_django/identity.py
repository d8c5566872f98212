"""Whose answer this is, without naming them."""

from django.conf import settings
from django.http import HttpRequest
from mizan_core import derive_identity, is_authenticated, principal_of


def identity_of(request: HttpRequest) -> str:
    """The value of `X-Mizan-Identity`, empty for nobody. May ask the database who is signed in.

    Like a session of Django's, it ends when the password changes.
    """
    user = getattr(request, "user", None)
    if not is_authenticated(user):
        return ""
    hash_of_session = getattr(user, "get_session_auth_hash", str)
    return derive_identity(settings.SECRET_KEY, f"{principal_of(user)}\x00{hash_of_session()}")
