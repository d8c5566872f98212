"""What functions do to the answer besides their results."""

from django.http import HttpRequest


def changes_session(request: HttpRequest) -> bool:
    """Whether the answer will carry a cookie, or the session be saved, because of what ran so far."""
    session = getattr(request, "session", None)
    return bool(getattr(session, "modified", False) or request.META.get("CSRF_COOKIE_NEEDS_UPDATE"))
