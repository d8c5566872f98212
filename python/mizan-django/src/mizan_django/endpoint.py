"""Processes a request to mizan, from the first check to the last header."""

import logging
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from contextlib import nullcontext
from typing import ClassVar, NamedTuple

from asgiref.sync import async_to_sync, sync_to_async
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from mizan_core import IDENTITY_HEADER, Cache, Host, InvalidToken, Registry
from mizan_core.call_parts import CONTENT_TYPE

from .async_host import AsyncHost
from .bearer import authenticate
from .caching import current_cache
from .csrf import keep_token
from .failures import MethodNotAllowed, reported_failure, reported_failure_async
from .http_cache import PublicResponse
from .identity import identity_of
from .response import expose, keep_not_found, unshared
from .session import watched_session
from .signed_in import is_known
from .sync_host import SyncHost, drive

logger = logging.getLogger("mizan")


class Work(NamedTuple):
    """A request that was read and accepted, and the function that handles it."""

    run: Callable[[Host, Cache | None], Awaitable[HttpResponseBase]]
    needs_event_loop: bool = False
    needs_cache: bool = False
    needs_user: bool = True


class Endpoint(ABC):
    """An endpoint. Every response but that of a context that is the same for everyone has an identity header, and
    must not be cached.

    Work that may query a session or a database runs in the request's thread, in one visit. Under ASGI, a request for
    async functions makes no visit where there is nothing to ask.
    """

    method: ClassVar[str | None]
    """The only one that it accepts; None for all."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    @abstractmethod
    def prepare(self, request: HttpRequest, captured: Mapping[str, str]) -> Work:
        """Checks the request and reads it."""

    def handle(self, request: HttpRequest, captured: Mapping[str, str]) -> HttpResponseBase:
        begun = self._visit(request, captured)
        return async_to_sync(_run)(request, begun) if isinstance(begun, Work) else begun

    async def handle_async(self, request: HttpRequest, captured: Mapping[str, str]) -> HttpResponseBase:
        if _asks_or_reads_much(request):
            begun = await sync_to_async(self._visit)(request, captured)
        else:
            begun = self._begin(request, captured)
            if not isinstance(begun, Work) or not begun.needs_event_loop:
                begun = await sync_to_async(_complete)(request, begun)
        return await _run(request, begun) if isinstance(begun, Work) else begun

    def _visit(self, request: HttpRequest, captured: Mapping[str, str]) -> HttpResponseBase | Work:
        """The response, or what is left to do on an event loop."""
        try:
            authenticate(request)
        except Exception as error:
            # The response belongs neither to a user nor to an anonymous request.
            return unshared(reported_failure(request, error))
        begun = self._begin(request, captured)
        if isinstance(begun, Work) and begun.needs_event_loop:
            return begun
        return _complete(request, begun)

    def _begin(self, request: HttpRequest, captured: Mapping[str, str]) -> HttpResponseBase | Work:
        """The remaining work, or the response to an error."""
        try:
            self._check_method(request)
            return self.prepare(request, captured)
        except Exception as error:
            return reported_failure(request, error)

    def _check_method(self, request: HttpRequest) -> None:
        if self.method is not None and request.method != self.method:
            raise MethodNotAllowed(self.method)


def _asks_or_reads_much(request: HttpRequest) -> bool:
    """Whether to check the request may take a session, a database or a file."""
    return "HTTP_AUTHORIZATION" in request.META or settings.CSRF_USE_SESSIONS or request.content_type == CONTENT_TYPE


def _complete(request: HttpRequest, begun: HttpResponseBase | Work) -> HttpResponseBase:
    """The rest, in the request's thread."""
    if isinstance(begun, Work):
        try:
            begun = _run_now(request, begun)
        except Exception as error:
            begun = reported_failure(request, error)
    return _finish(request, begun)


def _run_now(request: HttpRequest, work: Work) -> HttpResponseBase:
    host = SyncHost(request)
    if not work.needs_cache:
        return drive(work.run(host, None))
    with watched_session(request):
        return drive(work.run(host, current_cache()))


async def _run(request: HttpRequest, work: Work) -> HttpResponseBase:
    """The rest, on an event loop."""
    try:
        if work.needs_user and not is_known(request):
            await sync_to_async(lambda: request.user.pk)()
        cache = await sync_to_async(current_cache)() if work.needs_cache else None
        with watched_session(request) if work.needs_cache else nullcontext():
            response = await work.run(AsyncHost(request), cache)
    except Exception as error:
        response = await reported_failure_async(request, error)
    if not work.needs_user or is_known(request):
        return _finish(request, response)
    return await sync_to_async(_finish)(request, response)


def _finish(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if isinstance(response, PublicResponse) and response.is_shared:
        expose(request, response)
        return response
    try:
        keep_token(request, response)
        response.headers[IDENTITY_HEADER] = identity_of(request)
    except InvalidToken:
        pass  # The call has deleted or deactivated the user of its token: neither a user nor anonymous.
    except Exception:
        # Without an identity header the client keeps its user; an anonymous identity would make it discard the user.
        logger.exception("The user of a request could not be determined")
    expose(request, response)
    keep_not_found(request, response)
    return response if isinstance(response, PublicResponse) else unshared(response)
