"""The three endpoints, and the answer for everything that goes wrong under their prefix."""

import logging
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from asgiref.sync import async_to_sync, sync_to_async
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from mizan_core import (
    IDENTITY_HEADER,
    INVALIDATE_HEADER,
    Host,
    NotFound,
    Registry,
    answer_call,
    answer_context,
    parse_query,
)
from pydantic_core import to_json

from .async_host import AsyncHost
from .bearer import authenticate
from .body import read_call
from .caching import current_cache
from .csrf import check_csrf, csrf_token, keep_token
from .errors import MethodNotAllowed
from .event_loop import call_needs_event_loop, context_needs_event_loop
from .failures import answer_failure
from .identity import identity_of
from .query_string import query_of
from .sync_host import SyncHost, drive

JSON = "application/json"
NO_STORE = "private, no-store"

logger = logging.getLogger("mizan")


@dataclass(frozen=True, slots=True)
class Work:
    """A request that was read and may be answered."""

    run: Callable[[Host], Awaitable[HttpResponseBase]]
    needs_event_loop: bool = False


class Endpoint(ABC):
    """One of mizan's addresses. Every answer of it says whose it is, and may not be cached.

    All that may touch a session or a database happens in the request's thread. Unless a function of the project's is
    async, that is one visit to it, from the first check to the last header.
    """

    method: ClassVar[str | None]
    """The only one that it answers to; None for all."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    @abstractmethod
    def prepare(self, request: HttpRequest, captured: Mapping[str, str]) -> Work:
        """Checks the request and reads it."""

    def answer(self, request: HttpRequest, captured: Mapping[str, str]) -> HttpResponseBase:
        begun = self._begin(request, captured)
        return async_to_sync(self._run)(begun, request) if isinstance(begun, Work) else begun

    async def answer_async(self, request: HttpRequest, captured: Mapping[str, str]) -> HttpResponseBase:
        begun = await sync_to_async(self._begin)(request, captured)
        return await self._run(begun, request) if isinstance(begun, Work) else begun

    def _begin(self, request: HttpRequest, captured: Mapping[str, str]) -> HttpResponseBase | Work:
        """The answer, or what is left to do on an event loop."""
        try:
            authenticate(request)
        except Exception as error:
            # Neither somebody's nor nobody's.
            return _unshared(answer_failure(error))
        try:
            self._check_method(request)
            work = self.prepare(request, captured)
            if work.needs_event_loop:
                # A lazy user would ask the database on the loop.
                _ = getattr(request, "user", None) and request.user.pk
                return work
            response = drive(work.run(SyncHost(request)))
        except Exception as error:
            response = answer_failure(error)
        return self._finish(request, response)

    def _check_method(self, request: HttpRequest) -> None:
        if self.method is not None and request.method != self.method:
            raise MethodNotAllowed(self.method)

    async def _run(self, work: Work, request: HttpRequest) -> HttpResponseBase:
        try:
            response = await work.run(AsyncHost(request))
        except Exception as error:
            response = answer_failure(error)
        return await sync_to_async(self._finish)(request, response)

    def _finish(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        try:
            keep_token(request, response)
            response.headers[IDENTITY_HEADER] = identity_of(request)
        except Exception:
            # Whose it is cannot be found out; to say "nobody's" would make the client forget who it is.
            logger.exception("The user of a request could not be determined")
        return _unshared(response)


def _unshared(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = NO_STORE
    return response


class Session(Endpoint):
    """`GET session/`: the CSRF token."""

    method = "GET"

    def prepare(self, request: HttpRequest, captured: Mapping[str, str]) -> Work:
        async def run(host: Host) -> HttpResponse:
            return HttpResponse(to_json({"csrfToken": csrf_token(request)}), content_type=JSON)

        return Work(run)


class Call(Endpoint):
    """`POST call/`."""

    method = "POST"

    def prepare(self, request: HttpRequest, captured: Mapping[str, str]) -> Work:
        check_csrf(request)
        call, operation = read_call(request, self.registry)
        cache = current_cache() if operation.affects else None

        async def run(host: Host) -> HttpResponseBase:
            answer = await answer_call(self.registry, call, host, cache)
            if answer.body is not None:
                return HttpResponse(answer.body, content_type=JSON)
            response: HttpResponseBase = answer.response
            response.headers[INVALIDATE_HEADER] = answer.invalidate
            return response

        return Work(run, call_needs_event_loop(self.registry, operation, call.mounted))


class Context(Endpoint):
    """`GET ctx/<name>/`."""

    method = "GET"

    def prepare(self, request: HttpRequest, captured: Mapping[str, str]) -> Work:
        context = self.registry.context(captured["name"])
        params = parse_query(context, query_of(request))
        cache = current_cache() if context.is_cached else None

        async def run(host: Host) -> HttpResponse:
            data = await answer_context(self.registry, context.name, params, host, cache)
            return HttpResponse(data, content_type=JSON)

        return Work(run, context_needs_event_loop(context))


class Unknown(Endpoint):
    """Every other path under the prefix, by any method."""

    method = None

    def prepare(self, request: HttpRequest, captured: Mapping[str, str]) -> Work:
        raise NotFound("mizan serves session/, call/ and ctx/<name>/ here, each with the slash at its end.")
