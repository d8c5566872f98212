"""The three endpoints, and the answer for everything else under their prefix."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from mizan_core import (
    INVALIDATE_HEADER,
    Cache,
    Host,
    NotFound,
    answer_call,
    answer_context,
    parse_query,
)
from pydantic_core import to_json

from .body import read_call
from .csrf import check_csrf, csrf_token
from .endpoint import Endpoint, Work
from .event_loop import call_needs_event_loop, context_needs_event_loop
from .query_string import query_of

JSON = "application/json"


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
            answer = await answer_call(self.registry, call, host, cache)
            if answer.body is not None:
                return HttpResponse(answer.body, content_type=JSON)
            response: HttpResponseBase = answer.response
            response.headers[INVALIDATE_HEADER] = answer.invalidate
            return response

        needs_event_loop = call_needs_event_loop(self.registry, operation, call.mounted)
        return Work(run, needs_event_loop, needs_cache=self.registry.affects_cache(operation))


class Context(Endpoint):
    """`GET ctx/<name>/`."""

    method = "GET"

    def prepare(self, request: HttpRequest, captured: Mapping[str, str]) -> Work:
        context = self.registry.context(captured["name"])
        params = parse_query(context, query_of(request))

        async def run(host: Host, cache: Cache | None) -> HttpResponse:
            data = await answer_context(self.registry, context.name, params, host, cache)
            return HttpResponse(data, content_type=JSON)

        return Work(run, context_needs_event_loop(context), context.is_cached)


class Unknown(Endpoint):
    """Every other path under the prefix, by any method."""

    method = None

    def prepare(self, request: HttpRequest, captured: Mapping[str, str]) -> Work:
        raise NotFound("mizan serves session/, call/ and ctx/<name>/ here, each with the slash at its end.")
