"""A client that disconnects cancels a read, but never a mutation."""

from collections.abc import Awaitable, Callable
from typing import Any

import anyio
from fastapi import FastAPI, Request, Response
from mizan_core import Registry, client


async def leave(app: FastAPI, method: str, path: str, body: bytes = b"") -> list[Any]:
    """Sends a request, closes the connection at once, and returns what the app sent."""
    messages = [
        {"type": "http.disconnect"},
        {"type": "http.request", "body": body, "more_body": False},
    ]
    sent: list[Any] = []

    async def receive() -> Any:
        return messages.pop() if len(messages) > 1 else messages[0]

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"content-type", b"application/json")]
    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": headers}
    with anyio.fail_after(30):
        await app(scope, receive, send)
    return sent


async def test_a_read_is_cancelled_when_the_client_disconnects(
    serve: Any, registry: Registry, journal: list[str]
) -> None:
    @client(context="slow", registry=registry)
    async def endless() -> None:
        try:
            await anyio.sleep_forever()
        finally:
            journal.append("stopped")

    await leave(serve().app, "GET", "/api/mizan/ctx/slow/")
    assert journal == ["stopped"]


async def test_a_call_is_completed_when_the_client_disconnects(
    serve: Any, registry: Registry, journal: list[str]
) -> None:
    @client(affects=[], registry=registry)
    async def save() -> None:
        await anyio.sleep(0.2)
        journal.append("saved")

    await leave(serve().app, "POST", "/api/mizan/call/", b'{"fn": "save"}')
    assert journal == ["saved"]


async def test_a_slow_read_is_answered_while_the_client_stays_connected(
    app: FastAPI, serve: Any, registry: Registry
) -> None:
    @app.middleware("http")
    async def through(request: Request, proceed: Callable[[Request], Awaitable[Response]]) -> Response:
        return await proceed(request)

    @client(context="slow", registry=registry)
    async def patient() -> str:
        await anyio.sleep(0.2)
        return "done"

    assert (await serve().get("ctx/slow/")).json() == {"patient": "done"}
