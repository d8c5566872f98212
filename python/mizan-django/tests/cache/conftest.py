"""A context with a cached result, in each kind of backend."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections, transaction
from mizan_core import Registry, client
from mizan_fixtures.redis_fixture import redis_server, shared_redis
from mizan_fixtures.redis_server import RedisServer
from tracker.models import Tag

from ..conftest import Backend

__all__ = ["redis_server", "shared_redis"]

SECRET = "the secret of this cache, only for tests"


@pytest.fixture
def redis_options(redis_server: RedisServer) -> dict[str, Any]:
    # A pause shorter than the uptime of a Redis of the tests, so that mizan uses it; timeouts for a busy machine.
    return {"URL": redis_server.url, "SECRET": SECRET, "PAUSE": 0.8, "TIMEOUT": 10}


@pytest.fixture(params=["memory", "redis"])
def cached(request: pytest.FixtureRequest, settings: Any) -> dict[str, Any]:
    """The setting `CACHE` for each kind of backend."""
    options = {} if request.param == "memory" else request.getfixturevalue("redis_options")
    settings.MIZAN = {"CACHE": options}
    return options


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def is_async(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def tags(registry: Registry, journal: list[str], is_async: bool) -> None:
    """`names` is cached, and writes into the journal when it runs."""

    def names() -> list[str]:
        journal.append("read")
        return [each.name for each in Tag.objects.order_by("name")]

    async def names_async() -> list[str]:
        journal.append("read")
        return [each.name async for each in Tag.objects.order_by("name")]

    read = names_async if is_async else names
    client(context="tags", cache=60, cache_scope="public", registry=registry, name="names")(read)

    @client(affects="tags", registry=registry)
    def add(name: str) -> None:
        Tag.objects.create(name=name)

    @client(affects="tags", registry=registry)
    async def add_async(name: str) -> None:
        await Tag.objects.acreate(name=name)

    @client(affects="tags", registry=registry)
    def fail(name: str) -> None:
        Tag.objects.create(name=name)
        raise PermissionError

    @client(affects="tags", registry=registry)
    def preview(name: str) -> None:
        Tag.objects.create(name=name)
        transaction.set_rollback(True)


@pytest.fixture
def in_another_thread() -> Callable[[Callable[[], Any]], Any]:
    def run(work: Callable[[], Any]) -> Any:
        def work_and_close() -> Any:
            try:
                return work()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(1) as pool:
            return pool.submit(work_and_close).result()

    return run


def names(backend: Backend) -> Any:
    return backend.get("ctx/tags/").json()["names"]
