"""The session of a request: changes by functions, and the state before a unit of work."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from django.db import router
from django.http import HttpRequest


@contextmanager
def watched_session(request: HttpRequest) -> Iterator[None]:
    """Inside, `changes_session` ignores earlier changes, such as those of a middleware to every session."""
    session: Any = getattr(request, "session", None)
    if not getattr(session, "modified", False):
        yield
        return
    session.modified = False
    try:
        yield
    finally:
        session.modified = True


def changes_session(request: HttpRequest) -> bool:
    """Whether the response will carry a cookie, or the session be saved, because of what ran so far."""
    session = getattr(request, "session", None)
    return bool(getattr(session, "modified", False) or request.META.get("CSRF_COOKIE_NEEDS_UPDATE"))


_USER = ("user", "auser")
_CSRF_TOKEN = ("CSRF_COOKIE", "CSRF_COOKIE_NEEDS_UPDATE")


class Visitor:
    """The session and user of a request before a unit of work.

    `login()` and `logout()` put another session in the place of the visitor's, and both are rows of a database. When
    that is rolled back, the request is left with a row that does not exist, which Django refuses to save. The response
    to that (`SessionInterrupted`) would not be mizan's, and would not say what has failed.
    """

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._key = _session_key(request)
        self._user = _some(vars(request), _USER)
        self._csrf_token = _some(request.META, _CSRF_TOKEN)

    def come_back(self) -> None:
        """If the session has changed places, and that was undone. May ask the database. Any other session stays what it
        is, with what was put into it."""
        session: Any = getattr(self._request, "session", None)
        if not isinstance(session, SessionStore) or session.session_key == self._key:
            return
        was, is_now = self._key, session.session_key
        if not (was and _has_row(session, was)) and (is_now is None or _has_row(session, is_now)):
            return
        self._request.session = before = type(session)(was)
        before.items()  # reads it now, since later there may be an event loop
        _replace(vars(self._request), _USER, self._user)
        _replace(self._request.META, _CSRF_TOKEN, self._csrf_token)


def _has_row(session: Any, key: str) -> bool:
    """A cache in front of the database, such as that of `cached_db`, is not rolled back."""
    rows = session.model.objects.using(router.db_for_write(session.model))
    return bool(rows.filter(session_key=key).exists())


def _session_key(request: HttpRequest) -> str | None:
    session = getattr(request, "session", None)
    return None if session is None else session.session_key


def _some(values: dict[str, Any], names: Collection[str]) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}


def _replace(values: dict[str, Any], names: Collection[str], by: dict[str, Any]) -> None:
    for name in names:
        values.pop(name, None)
    values.update(by)
