"""Who is signed in, and what of that is known without asking a session or a database."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.utils.functional import LazyObject, SimpleLazyObject, empty


def user_of(request: HttpRequest) -> Any:
    """The user itself, for all that a lazy one is asked takes a detour. None where the project has no users."""
    user: Any = getattr(request, "user", None)
    if not _is_lazy(user):
        return user
    if user._wrapped is empty:
        user._setup()
    return user._wrapped


def is_nobody(request: HttpRequest) -> bool:
    """Whether it is plain that nobody is: there is no session, and nothing else has set the user.

    To look for the user takes a while, and Django notes the look in the answer (`Vary: Cookie`). False where this
    cannot tell.
    """
    user: Any = getattr(request, "user", None)
    if user is None:
        return True
    if not is_of_session(user) or _attributes(user)["_wrapped"] is not empty:
        return False
    session = getattr(request, "session", None)
    return session is not None and session.session_key is None and not session.modified


def is_known(request: HttpRequest) -> bool:
    """Whether the user is there, so that to ask for it asks no database."""
    user: Any = getattr(request, "user", None)
    if _is_lazy(user) and user._wrapped is empty:
        return is_nobody(request)
    return not was_deleted(user_of(request))


def was_deleted(user: Any) -> bool:
    """Whether this is an instance that a function has deleted, so that another look has to tell who is signed in."""
    return isinstance(user, Model) and user.pk is None and not user._state.adding


def is_of_session(user: Any) -> bool:
    """Whether this is what Django's own middleware has set: whom the session names, looked up on first use."""
    if type(user) is not SimpleLazyObject:
        return False
    look_up = _attributes(user).get("_setupfunc")
    return getattr(look_up, "__module__", None) == "django.contrib.auth.middleware"


def _attributes(user: Any) -> dict[str, Any]:
    """Of a lazy object itself. `vars()` is told the same, by a detour that every request would take."""
    attributes: dict[str, Any] = object.__getattribute__(user, "__dict__")
    return attributes


def _is_lazy(user: Any) -> bool:
    return issubclass(type(user), LazyObject)  # isinstance() would ask whom it stands for
