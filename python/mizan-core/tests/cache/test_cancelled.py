"""A mutation whose request is given up: its thread continues, and commits after the request has ended."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from mizan_core import Invocation, client

from ..conftest import AsyncioHost, Backend

T = TypeVar("T")


class ThreadingHost(AsyncioHost):
    """Runs functions in threads, as web frameworks do, and these cannot be stopped."""

    async def run(self, invocations: Sequence[Invocation], complete: Callable[[Sequence[Any]], T]) -> T:
        run = super().run
        return await asyncio.to_thread(lambda: asyncio.run(run(invocations, complete)))


async def test_no_stale_data_remains_when_a_cancelled_mutation_commits_later(cached: Backend) -> None:
    value, writing, commit, committed = ["old"], threading.Event(), threading.Event(), threading.Event()
    cached.host = ThreadingHost()

    @client(context="c", cache=60, registry=cached.registry)
    def read() -> str:
        return value[0]

    @client(affects="c", registry=cached.registry)
    def write() -> None:
        writing.set()
        commit.wait()
        value[0] = "new"
        committed.set()

    await cached.context("c")
    mutation = asyncio.create_task(cached.call("write"))
    await asyncio.to_thread(writing.wait)
    mutation.cancel()
    await asyncio.wait([mutation])
    assert mutation.cancelled()
    assert await cached.context("c") == {"read": "old"}
    commit.set()
    await asyncio.to_thread(committed.wait)
    assert await cached.context("c") == {"read": "new"}
