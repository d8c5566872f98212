"""The three endpoints, and the response for every other path under their prefix."""

from collections.abc import Mapping, Sequence

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from mizan_core import (
    INVALIDATE_HEADER,
    BadRequest,
    Cache,
    Host,
    NotFound,
    Operation,
    Registry,
    handle_call,
    handle_context,
)
from mizan_core.http_cache import http_caching
from mizan_core.invalidation import Mounted
from pydantic_core import to_json

from .access import default_auth, default_needs_event_loop
from .body import read_call
from .csrf import check_csrf, csrf_token
from .endpoint import Endpoint, Work
from .http_cache import PublicResponse, is_same_for_all
from .response import JSON


class Session(Endpoint):
    """`GET session/`: the CSRF token."""

    method = "GET"

    def prepare(self, request: HttpRequest, captured: Mapping[str, str]) -> Work:
        async def run(host: Host, cache: Cache | None) -> HttpResponse:
            return HttpResponse(to_json({"csrfToken": csrf_token(request)}), content_type=JSON)

        return Work(run)


class Call(Endpoint):
    """`POST call/`."""

    method = "POST"

    def prepare(self, request: HttpRequest, captured: Mapping[str, str]) -> Work:
        check_csrf(request)
        call, operation = read_call(request, self.registry)

        async def run(host: Host, cache: Cache | None) -> HttpResponseBase:
            called = await handle_call(self.registry, call, host, cache)
            if called.body is not None:
                return HttpResponse(called.body, content_type=JSON)
            response: HttpResponseBase = called.response
            response.headers[INVALIDATE_HEADER] = called.invalidate
            return response

        needs_event_loop = _needs_event_loop(self.registry, operation, call.mounted)
        return Work(run, needs_event_loop, needs_cache=self.registry.affects_cache(operation))


class Context(Endpoint):
    """`GET ctx/<name>/`."""

    method = "GET"

    def prepare(self, request: HttpRequest, captured: Mapping[str, str]) -> Work:
        context = self.registry.context(captured["name"])
        query = _query_of(request)

        caching = http_caching(context, default_auth(), may_share=is_same_for_all(request))

        async def run(host: Host, cache: Cache | None) -> HttpResponseBase:
            data = await handle_context(self.registry, context.name, query, host, cache)
            if caching is None:
                return HttpResponse(data, content_type=JSON)
            return PublicResponse(request, data, caching)

        needs_event_loop = context.needs_event_loop or default_needs_event_loop()
        return Work(run, needs_event_loop, context.is_cached, needs_user=caching is None or not caching.is_shared)


class Unknown(Endpoint):
    """Every other path under the prefix, by any method."""

    method = None

    def prepare(self, request: HttpRequest, captured: Mapping[str, str]) -> Work:
        raise NotFound("Unknown path. mizan serves session/, call/ and ctx/<name>/ here; each ends with a slash.")


def _query_of(request: HttpRequest) -> str:
    """As it was sent: `request.GET` accepts what is malformed. Raises BadRequest for a query that is not UTF-8."""
    query: str = request.META.get("QUERY_STRING", "")
    if not isinstance(request, WSGIRequest):
        return query
    try:
        return query.encode("latin-1").decode()  # WSGI carries bytes as Latin-1 (PEP 3333)
    except UnicodeError:
        raise BadRequest("The query string is not UTF-8.") from None


def _needs_event_loop(registry: Registry, operation: Operation, mounted: Sequence[Mounted]) -> bool:
    """Whether the call or the contexts that it refreshes wait for anything. Most do not: one thread handles them."""
    if operation.needs_event_loop or default_needs_event_loop():
        return True
    affected = {each.context for each in mounted} & set(operation.affects or ()) & set(registry.contexts)
    return any(registry.contexts[name].needs_event_loop for name in affected)
