"""A real app for each test, called through ASGI without a socket."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from mizan_core import Registry
from mizan_fastapi import install

PREFIX = "/api/mizan"


class Backend:
    """An app with mizan on it, and a client for it."""

    def __init__(self, app: FastAPI, http: httpx.AsyncClient) -> None:
        self.app = app
        self.http = http

    async def call(
        self, fn: str, args: Any = None, *, mounted: Any = None, headers: dict[str, str] | None = None
    ) -> httpx.Response:
        envelope = {"fn": fn, "args": args or {}, "mounted": mounted or []}
        return await self.http.post(f"{PREFIX}/call/", json=envelope, headers=headers)

    async def post(
        self,
        body: bytes | AsyncIterator[bytes],
        content_type: str | None = "application/json",
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        headers = {**({} if content_type is None else {"content-type": content_type}), **(headers or {})}
        return await self.http.post(f"{PREFIX}/call/", content=body, headers=headers)

    async def get(self, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
        return await self.http.get(f"{PREFIX}/{path}", headers=headers)


@pytest.fixture
def registry() -> Registry:
    return Registry()


@pytest.fixture
def app() -> FastAPI:
    return FastAPI()


Serve = Callable[..., Backend]


@pytest.fixture
async def serve(app: FastAPI, registry: Registry) -> AsyncIterator[Serve]:
    """`serve(**options of install)`, once the functions are in `registry`."""
    async with AsyncExitStack() as stack:

        def start(**options: Any) -> Backend:
            install(app, prefix=PREFIX, registry=registry, identity_secret="s" * 32, **options)
            http = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")
            stack.push_async_callback(http.aclose)
            return Backend(app, http)

        yield start


@pytest.fixture
def journal() -> list[str]:
    """Events in order, for tests of the order."""
    return []
