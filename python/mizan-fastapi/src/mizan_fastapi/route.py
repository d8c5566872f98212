"""Routes that respond to every failure themselves, in the envelope, wherever inside them it happened."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Message, Receive, Scope, Send

_MAY_HAVE_DEPENDENCIES = "mizan.may_have_dependencies"

FailureHandler = Callable[[Request, Exception], Awaitable[Response]]


def may_have_dependencies(scope: Scope) -> bool:
    """Whether dependencies of the app or of a router that includes mizan's may have run before the endpoint. FastAPI
    does not say of an included router whether it has any."""
    return _MAY_HAVE_DEPENDENCIES in scope


def envelope_route(on_failure: FailureHandler) -> type[APIRoute]:
    """An `APIRoute` class for a router's `route_class`.

    The app's own exception handlers speak the app's own shape, and may be replaced at any time, so they are kept
    out: what a dependency, the function or the teardown of either raises becomes a response of `on_failure`.
    """

    class EnvelopeRoute(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            # FastAPI calls the endpoint by way of its dependencies; without any that way is most of a small call.
            # It asks for `app` first, and again for every router that includes this one with dependencies of its own.
            is_for_itself = not hasattr(self, "app")
            if is_for_itself and not self.dependant.dependencies:
                endpoint: Callable[[Request], Coroutine[Any, Any, Response]] = self.endpoint
                return endpoint
            handler = super().get_route_handler()

            async def with_dependencies(request: Request) -> Response:
                request.scope[_MAY_HAVE_DEPENDENCIES] = True
                return await handler(request)

            return with_dependencies

        def matches(self, scope: Scope) -> tuple[Match, Scope]:
            match, child_scope = super().matches(scope)
            # A path with the wrong method is this route's failure (405), not a reason to look further.
            return (Match.FULL if match is Match.PARTIAL else match), child_scope

        async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
            started = False

            async def watched_send(message: Message) -> None:
                nonlocal started
                started = started or message["type"] == "http.response.start"
                await send(message)

            scope["starlette.exception_handlers"] = ({}, {})
            try:
                await super().handle(scope, receive, watched_send)
            except Exception as error:
                if started:
                    raise
                response = await on_failure(Request(scope), error)
                await response(scope, receive, send)

    return EnvelopeRoute
