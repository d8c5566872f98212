"""Cancels work when the client has disconnected."""

import asyncio

from fastapi import Request
from starlette.requests import ClientDisconnect

from .concurrency import Fail

PATIENCE = 0.05
"""Seconds before the connection is watched. Watching needs a task, which costs as much as a small context."""


class Disconnect:
    """Makes jobs that take a while fail by ClientDisconnect when the client closes the connection."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._timer: asyncio.TimerHandle | None = None
        self._watcher: asyncio.Task[None] | None = None

    def start(self, fail: Fail) -> None:
        def watch() -> None:
            self._watcher = asyncio.create_task(self._watch(fail))

        self._timer = asyncio.get_running_loop().call_later(PATIENCE, watch)

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._watcher is not None:
            self._watcher.cancel()

    async def _watch(self, fail: Fail) -> None:
        while (await self._request.receive())["type"] != "http.disconnect":
            pass
        fail(ClientDisconnect())
