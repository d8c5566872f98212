"""The response of a context that is the same for everyone, which caches of HTTP may keep."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from mizan_core.http_cache import HttpCaching, entity_tag, is_current

from .response import JSON
from .session import changes_session
from .settings import mizan_settings


class PublicResponse(HttpResponse):
    """The response with an entity tag, or 304 to a client that has it."""

    def __init__(self, request: HttpRequest, data: bytes, caching: HttpCaching) -> None:
        tag = entity_tag(data)
        headers = {"ETag": tag, "Cache-Control": caching.cache_control}
        if is_current(request.META.get("HTTP_IF_NONE_MATCH", ""), tag):
            super().__init__(status=304, headers=headers)
            del self.headers["Content-Type"]
        else:
            super().__init__(data, content_type=JSON, headers=headers)
        self.is_shared = caching.is_shared


def is_same_for_all(request: HttpRequest) -> bool:
    """Whether the address alone decides what a public function returns, and no middleware adds a cookie: shared caches
    know nothing of the language, time zone or tenant that a middleware of the project has chosen."""
    return not (
        changes_session(request)
        or settings.SESSION_SAVE_EVERY_REQUEST
        or mizan_settings().has_own_vary
        or hasattr(request, "LANGUAGE_CODE")
        or timezone.get_current_timezone_name() != timezone.get_default_timezone_name()
    )
