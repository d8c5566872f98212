"""A cache for each test, and its backends."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import pytest
from mizan_core import Cache, client
from mizan_core.cache import MemoryBackend
from mizan_core.cache.redis import RedisBackend
from mizan_fixtures.redis_fixture import own_redis, redis_server, shared_redis
from mizan_fixtures.redis_server import RedisServer

from ..conftest import Backend

__all__ = ["own_redis", "redis_server", "shared_redis"]

SECRET = b"the secret of this cache, only for tests"

# Shorter than the uptime of a Redis of the tests, so that mizan uses it.
PAUSE = 0.8

# Longer than even a busy machine needs.
PATIENT = 10.0

# For a Redis that does not answer.
IMPATIENT = 1.0


class Redises:
    """Backends for one Redis, as in several processes."""

    def __init__(self) -> None:
        self._made: list[RedisBackend] = []

    def backend(self, server: RedisServer, pause: float = PAUSE, **options: Any) -> RedisBackend:
        self._made.append(RedisBackend(server.url, **{"pause": pause, "timeout": PATIENT, **options}))
        return self._made[-1]

    def cache(self, server: RedisServer, **options: Any) -> Cache:
        return Cache(self.backend(server, **options), secret=SECRET)

    def close(self) -> None:
        for each in self._made:
            each.close()


@pytest.fixture
def redises() -> Iterator[Redises]:
    made = Redises()
    yield made
    made.close()


@pytest.fixture(params=["memory", "redis"])
def cache(request: pytest.FixtureRequest, redises: Redises) -> Cache:
    """A cache in each kind of backend."""
    if request.param == "memory":
        return Cache(MemoryBackend(), secret=SECRET)
    return redises.cache(request.getfixturevalue("redis_server"))


@pytest.fixture
def cached(backend: Backend, cache: Cache) -> Backend:
    """The backend that is tested, with a cache."""
    backend.cache = cache
    return backend


async def used_again(page: Backend) -> bool:
    """Whether a context is returned from the cache again eventually."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        page.host.ran.clear()
        await page.context("page")
        if page.host.ran == []:
            return True
        await asyncio.sleep(0.02)
    return False


@pytest.fixture
def value() -> list[str]:
    return ["old"]


@pytest.fixture
def page(backend: Backend, value: list[str]) -> Backend:
    """A cached read and a mutation of its data."""

    @client(context="page", cache=60, registry=backend.registry)
    def read() -> str:
        return value[0]

    @client(affects="page", registry=backend.registry)
    def write(text: str) -> None:
        value[0] = text

    return backend


@pytest.fixture
def db() -> dict[int, str]:
    return {7: "Atlas", 8: "Borneo"}


@pytest.fixture
def project(cached: Backend, db: dict[int, str]) -> Backend:
    """A context of one project, whose `title` is cached and whose `visits` are not, and its mutation."""

    @client(context="project", cache=60, registry=cached.registry)
    def title(project_id: int) -> str:
        return db[project_id]

    @client(context="project", registry=cached.registry)
    def visits(project_id: int) -> int:
        return len(cached.host.ran)

    @client(affects="project", registry=cached.registry)
    def rename(project_id: int, title: str) -> None:
        db[project_id] = title

    return cached


def runs(backend: Backend, name: str) -> int:
    """How often a function has run."""
    return backend.host.ran.count(name)
