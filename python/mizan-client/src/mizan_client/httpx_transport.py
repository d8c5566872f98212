"""Transports over httpx."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from typing import TypedDict

import httpx

from .body_reader import BodyReader, timed_out
from .deadline import within_timeout
from .errors import NetworkError
from .locks import ProcessLock
from .transport import Request, Response

# Servers close idle connections too, uvicorn after 5 s. Who waits longer sends into a closed connection.
_LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=4)
_HEADERS = {"Accept-Encoding": "gzip"}


def _open() -> httpx.Client:
    return httpx.Client(limits=_LIMITS)


def _open_async() -> httpx.AsyncClient:
    return httpx.AsyncClient(limits=_LIMITS)


class HttpxTransport:
    """Sends requests with an ``httpx.Client``.

    ``open_client`` makes it, for proxies, certificates or mounts: ``HttpxTransport(lambda: httpx.Client(verify=…))``.
    It is called on the first request, and once more in a forked process: two processes must not share a connection.
    """

    def __init__(self, open_client: Callable[[], httpx.Client] = _open) -> None:
        self._open_client = open_client
        self._lock = ProcessLock()
        self._opened: tuple[int, httpx.Client] | None = None

    def send(self, request: Request, /) -> Response:
        # httpx limits each step of a request, such as a single read from the socket.
        return within_timeout(request, partial(self.send_here, request))

    def send_here(self, request: Request) -> Response:
        """In the thread of the caller. It may take longer than the timeout of the request."""
        started = time.monotonic()
        with _as_mizan_errors(request), self._client().stream(**_arguments(request)) as response:
            reader = BodyReader(request, response.headers.get("content-encoding"), started)
            for part in response.iter_raw():
                reader.add(part)
            return Response(response.status_code, response.headers.multi_items(), reader.body())

    def close(self) -> None:
        if self._opened is not None and self._opened[0] == os.getpid():
            self._opened[1].close()

    def _client(self) -> httpx.Client:
        process = os.getpid()
        opened = self._opened
        if opened is None or opened[0] != process:
            with self._lock:
                opened = self._opened
                if opened is None or opened[0] != process:
                    self._opened = opened = (process, self._open_client())
        return opened[1]


class AsyncHttpxTransport:
    """The same with an ``httpx.AsyncClient``."""

    def __init__(self, open_client: Callable[[], httpx.AsyncClient] = _open_async) -> None:
        self._open_client = open_client
        self._opened: httpx.AsyncClient | None = None

    async def send(self, request: Request, /) -> Response:
        if self._opened is None:
            self._opened = self._open_client()
        started = time.monotonic()
        try:
            async with asyncio.timeout(request.timeout):
                with _as_mizan_errors(request):
                    async with self._opened.stream(**_arguments(request)) as response:
                        reader = BodyReader(request, response.headers.get("content-encoding"), started)
                        async for part in response.aiter_raw():
                            reader.add(part)
                        return Response(response.status_code, response.headers.multi_items(), reader.body())
        except TimeoutError as error:
            raise timed_out(request) from error

    async def close(self) -> None:
        if self._opened is not None:
            await self._opened.aclose()


class _Arguments(TypedDict):
    method: str
    url: str
    headers: dict[str, str]
    content: bytes | None
    timeout: float
    follow_redirects: bool


def _arguments(request: Request) -> _Arguments:
    return {
        "method": request.method,
        "url": request.url,
        "headers": {**_HEADERS, **request.headers},
        "content": request.body,
        "timeout": request.timeout,
        "follow_redirects": False,
    }


@contextmanager
def _as_mizan_errors(request: Request) -> Generator[None]:
    try:
        yield
    except httpx.TimeoutException as error:
        raise timed_out(request) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        reason = str(error) or type(error).__name__
        raise NetworkError(f"{request.place} was not answered: {reason}") from error
