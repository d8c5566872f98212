"""The user of a request."""

from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest
from django.utils.decorators import sync_and_async_middleware
from mizan_fixtures.wire import USER_HEADER, USERS, User


@sync_and_async_middleware
def from_request(get_response: Any) -> Any:
    """Trusts the header, which only a test may do, and otherwise the session."""
    if iscoroutinefunction(get_response):

        async def middleware(request: Any) -> Any:
            request.user = user_of_request(request)
            return await get_response(request)

        return middleware

    def sync_middleware(request: Any) -> Any:
        request.user = user_of_request(request)
        return get_response(request)

    return sync_middleware


def user_of_request(request: HttpRequest) -> User | None:
    return USERS.get(request.headers.get(USER_HEADER) or request.session.get("user", ""))
