"""Results that come from the cache and results that do not, in memory and in Redis."""

from collections.abc import Sequence
from typing import Any, Literal

import pytest
from mizan_core import Cache, NotFound, client
from mizan_core.cache import MemoryBackend
from mizan_core.cache.backend import Revisions
from pydantic import BaseModel

from ..conftest import Backend, User
from .conftest import runs


@pytest.mark.usefixtures("project")
async def test_a_cached_function_runs_once_and_an_uncached_one_on_every_request(cached: Backend) -> None:
    assert await cached.context("project", "project_id=7") == {"title": "Atlas", "visits": 2}
    assert await cached.context("project", "project_id=7") == {"title": "Atlas", "visits": 3}
    assert cached.host.ran == ["title", "visits", "visits"]


@pytest.mark.usefixtures("project")
async def test_each_instance_has_its_own_result(cached: Backend) -> None:
    assert (await cached.context("project", "project_id=7"))["title"] == "Atlas"
    assert (await cached.context("project", "project_id=8"))["title"] == "Borneo"
    assert runs(cached, "title") == 2


@pytest.mark.usefixtures("project")
async def test_without_a_cache_every_function_runs(cached: Backend) -> None:
    cached.cache = None
    await cached.context("project", "project_id=7")
    await cached.context("project", "project_id=7")
    assert runs(cached, "title") == 2


async def test_a_failed_context_request_stores_no_result(cached: Backend) -> None:
    failures = [NotFound(), RuntimeError(), None]

    @client(context="c", cache=60, registry=cached.registry)
    def a_good() -> int:
        return len(failures)

    @client(context="c", cache=60, registry=cached.registry)
    def b_bad() -> str:
        failure = failures.pop(0)
        if failure is not None:
            raise failure
        return "good"

    for kind in (NotFound, RuntimeError):
        with pytest.raises(kind):
            await cached.context("c")
    assert await cached.context("c") == {"a_good": 1, "b_bad": "good"}
    assert await cached.context("c") == {"a_good": 1, "b_bad": "good"}
    assert runs(cached, "b_bad") == 3


@pytest.mark.usefixtures("project")
async def test_a_result_with_side_effects_on_the_response_is_not_cached(cached: Backend) -> None:
    cached.host.has_side_effects = True
    await cached.context("project", "project_id=7")
    cached.host.has_side_effects = False
    await cached.context("project", "project_id=7")
    assert runs(cached, "title") == 2


@pytest.mark.parametrize(
    "spoil", [lambda value: b"", lambda value: b"{}", lambda value: value[:-1], lambda value: value * 2]
)
@pytest.mark.usefixtures("project")
async def test_a_corrupted_value_is_read_again(
    cached: Backend, cache: Cache, monkeypatch: pytest.MonkeyPatch, spoil: Any
) -> None:
    await cached.context("project", "project_id=7")
    find = cache.backend.find
    monkeypatch.setattr(cache.backend, "find", lambda keys: {key: spoil(value) for key, value in find(keys).items()})
    assert (await cached.context("project", "project_id=7"))["title"] == "Atlas"
    assert runs(cached, "title") == 2


@pytest.mark.parametrize(("user", "scope"), [(None, "user"), (User(7), "user"), (None, "public")])
async def test_results_are_cached_separately_for_each_value_of_vary(
    cached: Backend, cache: Cache, user: User | None, scope: Literal["user", "public"]
) -> None:
    language = ["en"]
    cached.cache = Cache(cache.backend, secret=b"v" * 32, vary=lambda request: language[0])
    cached.host.user = user

    @client(context="home", cache=60, cache_scope=scope, registry=cached.registry)
    def home() -> str:
        return language[0]

    for each in ("en", "de", "en"):
        language[0] = each
        assert await cached.context("home") == {"home": each}
    assert runs(cached, "home") == 2


async def test_a_result_of_an_older_output_type_is_not_found_after_a_deployment(cached: Backend) -> None:
    class Before(BaseModel):
        name: str

    class After(BaseModel):
        name: str
        due: str = "never"

    def deploy(kind: type[BaseModel]) -> None:
        def read() -> Any:
            return kind(name="x")

        read.__annotations__["return"] = kind
        client(context="c", cache=60, registry=cached.registry)(read)

    for kind in (Before, After):
        cached.registry.clear()
        deploy(kind)
        await cached.context("c")
    assert await cached.context("c") == {"read": {"name": "x", "due": "never"}}


async def test_requests_succeed_when_the_cache_backend_raises(
    cached: Backend, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(MemoryBackend):
        def revisions(self, tags: Sequence[str]) -> Revisions:
            raise RuntimeError("broken")

        def hold(self, tags: Sequence[str]) -> str:
            raise RuntimeError("broken")

        def renew(self, tags: Sequence[str], hold: str | None = None) -> None:
            raise RuntimeError("broken")

    @client(context="c", cache=60, registry=cached.registry)
    def read() -> int:
        return 1

    @client(affects="c", registry=cached.registry)
    def write() -> int:
        return 2

    cached.cache = Cache(Broken())
    assert await cached.context("c") == {"read": 1}
    assert (await cached.call("write"))["result"] == 2
    assert {record.getMessage() for record in caplog.records} == {
        "The cache failed; this request continues without the cache"
    }


def test_a_secret_is_long_and_one_backend_has_one_secret() -> None:
    with pytest.raises(ValueError, match="has 5 bytes"):
        Cache(secret="short")
    with pytest.raises(ValueError, match="has 31 bytes"):
        Cache(secret=b"s" * 31)
    assert Cache(secret=b"s" * 32).secret == b"s" * 32
    assert Cache().secret != Cache().secret
