"""What the specs see and set of a backend: the requests that reached it, and its state."""

import json
from typing import Any

import harness
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PREFIX = "/api/mizan"

entries: list[dict[str, Any]] = []
"""The requests under the prefix, in the order of arrival: `{"method", "path", "query", "fn"}` each."""


async def requests(request: Request) -> Response:
    """Lists the entries; DELETE removes them."""
    if request.method == "DELETE":
        entries.clear()
    return JSONResponse(entries)


async def reset(request: Request) -> Response:
    """Empties the state of the functions, and the list."""
    harness.reset()
    entries.clear()
    return Response(status_code=204)


controls = Router(
    [
        Route("/__requests", requests, methods=["GET", "DELETE"]),
        Route("/__reset", reset, methods=["POST"]),
    ]
)


class Controls:
    """ASGI middleware for an application of either framework."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if path.startswith("/__"):
            await controls(scope, receive, send)
        elif path.startswith(PREFIX):
            await self.app(scope, _recorded(scope, receive), _renewing(scope, send))
        else:
            await self.app(scope, receive, send)


def _renewing(scope: Scope, send: Send) -> Send:
    """Sets a cookie with each answer to a request with the cookie `renew`, as a session does that is renewed."""
    if "renew=" not in Headers(scope=scope).get("cookie", ""):
        return send

    async def renewed(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).append("Set-Cookie", "renewed=1; Path=/; HttpOnly; SameSite=Lax")
        await send(message)

    return renewed


def _recorded(scope: Scope, receive: Receive) -> Receive:
    """Adds an entry, which gets the function's name once the body is there."""
    entry = {
        "method": scope["method"],
        "path": scope["path"].removeprefix(PREFIX),
        "query": scope["query_string"].decode(),
        "fn": None,
    }
    entries.append(entry)
    body = bytearray()

    async def watched() -> Message:
        message = await receive()
        if message["type"] == "http.request":
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                entry["fn"] = _function_name(bytes(body))
        return message

    return watched


def _function_name(body: bytes) -> str | None:
    try:
        envelope = json.loads(body)
    except ValueError:
        return None
    return envelope.get("fn") if isinstance(envelope, dict) else None
