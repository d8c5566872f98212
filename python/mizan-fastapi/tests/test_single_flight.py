"""The response to a mutation lists the stale contexts and contains their refreshed mounted instances."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import Depends
from mizan_core import Forbidden, Registry, client


@pytest.fixture
def counters(registry: Registry) -> defaultdict[str, int]:
    counters: defaultdict[str, int] = defaultdict(int)

    @client(context="counter", registry=registry)
    def value(key: str) -> int:
        if key == "locked":
            raise Forbidden
        return counters[key]

    @client(context="counter", registry=registry)
    async def double(key: str) -> int:
        return counters[key] * 2

    @client(affects="counter", registry=registry)
    def increment(key: str) -> int:
        counters[key] += 1
        return counters[key]

    @client(affects="counter", registry=registry)
    def increment_all() -> None:
        for key in counters:
            counters[key] += 1

    return counters


def mounted(*keys: str) -> list[Any]:
    return [{"context": "counter", "params": {"key": key}} for key in keys]


@pytest.mark.usefixtures("counters")
async def test_only_the_affected_instance_is_refreshed(serve: Any) -> None:
    response = await serve().call("increment", {"key": "a"}, mounted=mounted("a", "b"))
    assert response.json() == {
        "result": 1,
        "invalidate": [{"context": "counter", "params": {"key": "a"}}],
        "refreshed": [{"context": "counter", "params": {"key": "a"}, "data": {"double": 2, "value": 1}}],
    }


async def test_without_a_scope_every_mounted_instance_is_refreshed(serve: Any, counters: dict[str, int]) -> None:
    counters.update(a=1, b=5)
    response = await serve().call("increment_all", mounted=mounted("a", "b"))
    assert response.json() == {
        "result": None,
        "invalidate": [{"context": "counter"}],
        "refreshed": [
            {"context": "counter", "params": {"key": "a"}, "data": {"double": 4, "value": 2}},
            {"context": "counter", "params": {"key": "b"}, "data": {"double": 12, "value": 6}},
        ],
    }


@pytest.mark.usefixtures("counters")
async def test_an_instance_that_the_user_may_not_read_is_only_invalidated(serve: Any) -> None:
    response = await serve().call("increment", {"key": "locked"}, mounted=mounted("locked"))
    assert (response.status_code, response.json()) == (
        200,
        {"result": 1, "invalidate": [{"context": "counter", "params": {"key": "locked"}}], "refreshed": []},
    )


async def test_contexts_are_refreshed_after_the_mutation_commits(
    serve: Any, registry: Registry, journal: list[str]
) -> None:
    def session() -> Iterator[str]:
        journal.append("begin")
        yield "session"
        journal.append("commit")

    @client(context="project", registry=registry)
    def title(session: str = Depends(session)) -> str:
        journal.append("read")
        return "Atlas"

    @client(affects="project", registry=registry)
    def rename(session: str = Depends(session)) -> None:
        journal.append("write")

    response = await serve().call("rename", mounted=[{"context": "project", "params": {}}])
    assert response.json()["refreshed"][0]["data"] == {"title": "Atlas"}
    assert journal == ["begin", "write", "commit", "begin", "read", "commit"]


async def test_nothing_is_refreshed_after_a_failed_mutation(serve: Any, registry: Registry, journal: list[str]) -> None:
    @client(context="project", registry=registry)
    def title() -> None:
        journal.append("read")

    @client(affects="project", registry=registry)
    def rename() -> None:
        raise Forbidden

    response = await serve().call("rename", mounted=[{"context": "project", "params": {}}])
    assert (response.status_code, journal) == (403, [])
