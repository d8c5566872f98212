"""What is known of who is signed in without asking a session or a database."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import LazyObject, SimpleLazyObject, empty


def is_nobody(request: HttpRequest) -> bool:
    """Whether it is plain that nobody is: there is no session, and nothing else has set the user.

    To look for the user takes a while, and Django notes the look in the answer (`Vary: Cookie`). False where this
    cannot tell.
    """
    user = getattr(request, "user", None)
    if user is None:
        return True
    if not is_of_session(user) or user._wrapped is not empty:
        return False
    session = getattr(request, "session", None)
    return session is not None and session.session_key is None and not session.modified


def is_known(request: HttpRequest) -> bool:
    """Whether the user is there, so that to ask for it asks no database."""
    user = getattr(request, "user", None)
    return not issubclass(type(user), LazyObject) or user._wrapped is not empty or is_nobody(request)


def is_of_session(user: Any) -> bool:
    """Whether this is what Django's own middleware has set: whom the session names, looked up on first use."""
    return type(user) is SimpleLazyObject and user._setupfunc.__module__ == "django.contrib.auth.middleware"
