"""Transports that call an ASGI or WSGI application in this process, without a network: for a backend's own tests.

Each application has one for ``Client`` and one for ``AsyncClient``. ASGI's lifespan events are not sent.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from contextlib import AbstractContextManager
from typing import Any, cast

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from anyio.to_thread import run_sync

from .httpx_transport import AsyncHttpxTransport, HttpxTransport
from .transport import Request, Response

_Message = MutableMapping[str, Any]
ASGIApplication = Callable[
    [_Message, Callable[[], Awaitable[_Message]], Callable[[_Message], Awaitable[None]]], Awaitable[None]
]
WSGIApplication = Callable[..., Iterable[bytes]]


class AsyncASGITransport(AsyncHttpxTransport):
    """Calls the application in the event loop of the ``AsyncClient``."""

    def __init__(self, app: ASGIApplication) -> None:
        super().__init__(lambda: httpx.AsyncClient(transport=_asgi(app), trust_env=False))


class ASGITransport(HttpxTransport):
    """Calls the application in an event loop in a thread of its own."""

    def __init__(self, app: ASGIApplication) -> None:
        super().__init__(lambda: httpx.Client(transport=_ASGIInThread(app), trust_env=False))


class WSGITransport(HttpxTransport):
    """Calls the application in the thread of the call, so both see the same database transaction."""

    def __init__(self, app: WSGIApplication) -> None:
        super().__init__(lambda: httpx.Client(transport=_wsgi(app), trust_env=False))

    def send(self, request: Request, /) -> Response:
        return self.send_here(request)


class AsyncWSGITransport(AsyncHttpxTransport):
    """Calls the application in worker threads."""

    def __init__(self, app: WSGIApplication) -> None:
        super().__init__(lambda: httpx.AsyncClient(transport=_WSGIInThread(app), trust_env=False))


def _asgi(app: ASGIApplication) -> httpx.ASGITransport:
    return httpx.ASGITransport(app, raise_app_exceptions=False)


def _wsgi(app: WSGIApplication) -> httpx.WSGITransport:
    return httpx.WSGITransport(app, raise_app_exceptions=False)


class _ASGIInThread(httpx.BaseTransport):
    def __init__(self, app: ASGIApplication) -> None:
        self._transport = _asgi(app)
        self._thread: AbstractContextManager[BlockingPortal] = start_blocking_portal()
        self._portal = self._thread.__enter__()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._portal.call(self._handle, request)

    async def _handle(self, request: httpx.Request) -> httpx.Response:
        response = await self._transport.handle_async_request(request)
        body = b"".join([part async for part in cast(httpx.AsyncByteStream, response.stream)])
        return httpx.Response(response.status_code, headers=response.headers, stream=httpx.ByteStream(body))

    def close(self) -> None:
        self._thread.__exit__(None, None, None)


class _WSGIInThread(httpx.AsyncBaseTransport):
    def __init__(self, app: WSGIApplication) -> None:
        self._transport = _wsgi(app)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await run_sync(self._handle, request)

    def _handle(self, request: httpx.Request) -> httpx.Response:
        response = self._transport.handle_request(request)
        body = b"".join(cast(httpx.SyncByteStream, response.stream))
        return httpx.Response(response.status_code, headers=response.headers, stream=httpx.ByteStream(body))
