"""A read and a mutation at the same time cache no stale data, in memory and in Redis."""

import asyncio

from mizan_core import client

from ..conftest import Backend
from .conftest import runs


async def test_a_read_that_began_before_a_mutation_caches_no_stale_data(cached: Backend) -> None:
    value, reading, go_on = ["old"], asyncio.Event(), asyncio.Event()

    @client(context="c", cache=60, registry=cached.registry)
    async def read() -> str:
        seen = value[0]
        reading.set()
        await go_on.wait()
        return seen

    @client(affects="c", registry=cached.registry)
    def write() -> None:
        value[0] = "new"

    slow = asyncio.create_task(cached.context("c"))
    await reading.wait()
    await cached.call("write")
    go_on.set()
    assert await slow == {"read": "old"}
    assert await cached.context("c") == {"read": "new"}


async def test_a_read_while_a_mutation_runs_neither_uses_nor_fills_the_cache(cached: Backend) -> None:
    value, writing, commit = ["old"], asyncio.Event(), asyncio.Event()

    @client(context="c", cache=60, registry=cached.registry)
    def read() -> str:
        return value[0]

    @client(affects="c", registry=cached.registry)
    async def write() -> None:
        writing.set()
        await commit.wait()
        value[0] = "new"

    await cached.context("c")
    mutation = asyncio.create_task(cached.call("write"))
    await writing.wait()
    for _ in range(2):
        assert await cached.context("c") == {"read": "old"}
    assert runs(cached, "read") == 3
    commit.set()
    await mutation
    assert await cached.context("c") == {"read": "new"}
