"""What functions do to the answer besides their results."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.http import HttpRequest


@contextmanager
def watched_session(request: HttpRequest) -> Iterator[None]:
    """Within, `changes_session` tells of nothing that came before, such as a middleware's change to each session."""
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
    """Whether the answer will carry a cookie, or the session be saved, because of what ran so far."""
    session = getattr(request, "session", None)
    return bool(getattr(session, "modified", False) or request.META.get("CSRF_COOKIE_NEEDS_UPDATE"))
