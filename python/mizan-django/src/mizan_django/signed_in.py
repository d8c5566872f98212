"""The user of a request, as far as possible without a query of the session or a database."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.utils.functional import LazyObject, SimpleLazyObject, empty


def user_of(request: HttpRequest) -> Any:
    """The user itself instead of a lazy one, whose attributes are slow. None if the project has no users."""
    user: Any = getattr(request, "user", None)
    if not _is_lazy(user):
        return user
    if user._wrapped is empty:
        user._setup()
    return user._wrapped


def is_anonymous(request: HttpRequest) -> bool:
    """Whether the request is certainly anonymous: there is no session, and nothing else has set the user.

    Looking up the user takes time and adds `Vary: Cookie` to the response. False where this
    is not certain.
    """
    user: Any = getattr(request, "user", None)
    if user is None:
        return True
    if not is_of_session(user) or _attributes(user)["_wrapped"] is not empty:
        return False
    session = getattr(request, "session", None)
    return session is not None and session.session_key is None and not session.modified


def is_known(request: HttpRequest) -> bool:
    """Whether the user is loaded, so that reading it needs no query."""
    user: Any = getattr(request, "user", None)
    if _is_lazy(user) and user._wrapped is empty:
        return is_anonymous(request)
    return not was_deleted(user_of(request))


def was_deleted(user: Any) -> bool:
    """Whether a function has deleted this instance, so that the user must be found again."""
    return isinstance(user, Model) and user.pk is None and not user._state.adding


def is_of_session(user: Any) -> bool:
    """Whether Django's own middleware has set this user: that of the session, which is loaded on first use."""
    if type(user) is not SimpleLazyObject:
        return False
    look_up = _attributes(user).get("_setupfunc")
    return getattr(look_up, "__module__", None) == "django.contrib.auth.middleware"


def _attributes(user: Any) -> dict[str, Any]:
    """The attributes of the lazy object itself. Faster than `vars()`, which matters for every request."""
    attributes: dict[str, Any] = object.__getattribute__(user, "__dict__")
    return attributes


def _is_lazy(user: Any) -> bool:
    return issubclass(type(user), LazyObject)  # isinstance() would load the user
