"""Giving up work whose result nobody waits for."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from anyio import CancelScope
from fastapi import Request
from starlette.requests import ClientDisconnect

T = TypeVar("T")

PATIENCE = 0.05
"""Seconds after which the client is watched. To watch costs a task, as much as a small context does."""


async def unless_disconnected(request: Request, work: Awaitable[T]) -> T:
    """The result of `work`, which is cancelled when it takes a while and the client closes the connection.

    Raises ClientDisconnect then. What runs in a thread cannot be cancelled and is waited for.
    """
    watcher: asyncio.Task[None] | None = None

    async def watch() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass
        scope.cancel()

    def start() -> None:
        nonlocal watcher
        watcher = asyncio.create_task(watch())

    timer = asyncio.get_running_loop().call_later(PATIENCE, start)
    try:
        with CancelScope() as scope:
            return await work
    finally:
        timer.cancel()
        if watcher is not None:
            watcher.cancel()
    raise ClientDisconnect
