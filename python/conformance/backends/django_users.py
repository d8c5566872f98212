"""Whom a request is from."""

from typing import Any

from asgiref.sync import iscoroutinefunction
from django.utils.decorators import sync_and_async_middleware
from mizan_fixtures.wire import USER_HEADER, USERS


@sync_and_async_middleware
def from_header(get_response: Any) -> Any:
    """Believes the header, as only a test may."""
    if iscoroutinefunction(get_response):

        async def middleware(request: Any) -> Any:
            request.user = USERS.get(request.headers.get(USER_HEADER, ""))
            return await get_response(request)

        return middleware

    def sync_middleware(request: Any) -> Any:
        request.user = USERS.get(request.headers.get(USER_HEADER, ""))
        return get_response(request)

    return sync_middleware
