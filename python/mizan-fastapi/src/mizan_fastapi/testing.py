"""Test clients for an app: `MizanClient(app)` and `AsyncMizanClient(app)`. They need the package httpx.

    with MizanClient(app) as client:
        called = client.as_user(ada).call("rename_project", project_id=7, name="Borea")
        called.assert_invalidates("project", project_id=7)
        assert client.read("project", project_id=7)["name"] == "Borea"

Requests pass the whole app, middleware included, and `app.dependency_overrides` is honoured. Unexpected exceptions of
functions are raised in the test.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AsyncExitStack, ExitStack
from copy import copy
from typing import Any, Self

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi import FastAPI
from mizan_core.testing import AsyncClient, Called, CallError, Client, Request, Response
from starlette.types import Receive, Scope, Send

from .installation import Installation, installations
from .overrides import Acting

__all__ = ["AsyncMizanClient", "CallError", "Called", "MizanClient"]


class AsyncMizanClient(AsyncClient[httpx.Response]):
    """To be used with `async with`, which runs the app's lifespan too."""

    def __init__(self, app: FastAPI, *, prefix: str | None = None, headers: Mapping[str, str] | None = None) -> None:
        """`prefix` is needed for an app that installs mizan several times. `headers` are sent with each request."""
        self._app = app
        self._prefix = prefix
        self._headers = headers
        self._state: Mapping[str, Any] | None = None
        self._acting = Acting(None)
        self._exits = AsyncExitStack()
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(self._asgi), base_url="http://testserver", headers=headers
        )
        """For other requests to the app. It has the client's cookies."""

    def as_user(self, user: Any) -> Self:
        """A client with cookies of its own, whose requests are from this user, whatever their headers are. The user
        is what `user=Depends(...)` of `install` would return, and is returned to functions that have the same
        dependency. None for requests whose user the app finds itself, as those of this client."""
        client = type(self)(self._app, prefix=self._prefix, headers=self._headers)
        client._acting = Acting(user)
        client._state = self._state
        self._exits.push_async_callback(client.http.aclose)
        return client

    async def __aenter__(self) -> Self:
        self._state = await self._exits.enter_async_context(self._app.router.lifespan_context(self._app)) or {}
        self._exits.push_async_callback(self.http.aclose)
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._exits.aclose()

    @property
    def _needs_token(self) -> bool:
        return _installation(self._app, self._prefix).endpoints.csrf is not None

    async def _send(self, request: Request) -> Response[httpx.Response]:
        if self._state is None:
            raise RuntimeError(
                f"{type(self).__name__} is not open. Use it as `async with {type(self).__name__}(app) as client`."
            )
        url = f"{_installation(self._app, self._prefix).prefix}/{request.path}"
        content, headers = None, {**request.headers}
        if request.body is not None:
            content, headers["Content-Type"] = request.body
        received = await self.http.request(request.method, url, content=content, headers=headers)
        return Response(received.status_code, received.headers, received.content, received)

    async def _asgi(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._acting.enter(scope)
        scope["state"] = dict(self._state or {})
        await self._app(scope, receive, send)


class MizanClient(Client[httpx.Response]):
    """`AsyncMizanClient` for sync tests. To be used with `with`."""

    def __init__(self, app: FastAPI, *, prefix: str | None = None, headers: Mapping[str, str] | None = None) -> None:
        """`prefix` is needed for an app that installs mizan several times. `headers` are sent with each request."""
        self._client = AsyncMizanClient(app, prefix=prefix, headers=headers)
        self._portal: BlockingPortal | None = None
        self._exits = ExitStack()

    def as_user(self, user: Any) -> Self:
        """See `AsyncMizanClient.as_user`."""
        client = copy(self)
        client._client = self._client.as_user(user)
        return client

    def __enter__(self) -> Self:
        self._portal = self._exits.enter_context(start_blocking_portal())
        self._exits.enter_context(self._portal.wrap_async_context_manager(self._client))
        return self

    def __exit__(self, *error: object) -> None:
        self._exits.close()

    @property
    def _needs_token(self) -> bool:
        return self._client._needs_token

    def _send(self, request: Request) -> Response[httpx.Response]:
        if self._portal is None:
            raise RuntimeError("MizanClient is not open. Use it as `with MizanClient(app) as client`.")
        return self._portal.call(self._client._send, request)


def _installation(app: FastAPI, prefix: str | None) -> Installation:
    found = list(installations(app))
    suitable = [each for each in found if prefix is None or each.prefix == prefix.rstrip("/")]
    if len(suitable) == 1:
        return suitable[0]
    names = ", ".join(f'"{each.prefix}"' for each in found)
    if not found:
        raise LookupError("The app does not serve mizan. Call install(app) first.")
    raise LookupError(f"Pass the prefix of mizan to the test client, prefix=…: the app has {names}.")
