"""Results that come from the cache and results that do not, in memory and in Redis."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import pytest
from mizan_core import Cache, NotFound, client
from mizan_core.cache import MemoryBackend
from pydantic import BaseModel

from ..conftest import Backend, User


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
    return backend.host.ran.count(name)


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


@pytest.mark.usefixtures("project")
async def test_a_mutation_invalidates_only_the_affected_instance(cached: Backend) -> None:
    for project_id in (7, 8):
        await cached.context("project", f"project_id={project_id}")
    await cached.call("rename", {"project_id": 7, "title": "Globe"})
    assert (await cached.context("project", "project_id=7"))["title"] == "Globe"
    assert runs(cached, "title") == 3
    await cached.context("project", "project_id=8")
    assert runs(cached, "title") == 3


@pytest.mark.usefixtures("project")
async def test_refreshed_data_is_read_after_the_call_and_cached(cached: Backend) -> None:
    await cached.context("project", "project_id=7")
    mounted = [{"context": "project", "params": {"project_id": 7}}]
    answer = await cached.call("rename", {"project_id": 7, "title": "Globe"}, mounted)
    assert answer["refreshed"][0]["data"]["title"] == "Globe"
    assert (await cached.context("project", "project_id=7"))["title"] == "Globe"
    assert runs(cached, "title") == 2


async def test_a_mutation_without_a_scope_invalidates_every_instance(project: Backend, db: dict[int, str]) -> None:
    @client(affects="project", registry=project.registry)
    def shout() -> None:
        db.update({key: title.upper() for key, title in db.items()})

    for turn in ("Atlas", "ATLAS"):
        assert (await project.context("project", "project_id=7"))["title"] == turn
        await project.context("project", "project_id=8")
        await project.call("shout")
    assert runs(project, "title") == 4


async def test_a_result_that_takes_no_scope_parameter_goes_stale_with_any_instance(
    project: Backend, db: dict[int, str]
) -> None:
    @client(context="project", cache=60, registry=project.registry)
    def all_titles() -> list[str]:
        return sorted(db.values())

    await project.context("project", "project_id=7")
    await project.call("rename", {"project_id": 8, "title": "Zanzibar"})
    assert (await project.context("project", "project_id=7"))["all_titles"] == ["Atlas", "Zanzibar"]


async def test_a_scope_is_parsed_with_the_types_of_the_context(cached: Backend) -> None:
    """The mutation takes a string, the context a UUID."""
    from uuid import UUID

    titles: dict[UUID, str] = {}

    @client(context="page", cache=60, registry=cached.registry)
    def page(page_id: UUID) -> str:
        return titles.get(page_id, "new")

    @client(affects="page", registry=cached.registry)
    def edit(page_id: str, text: str) -> None:
        titles[UUID(page_id)] = text

    id = "6f9619ff-8b86-d011-b42d-00cf4fc964ff"
    await cached.context("page", f"page_id={id}")
    await cached.call("edit", {"page_id": id.upper(), "text": "edited"})
    assert await cached.context("page", f"page_id={id}") == {"page": "edited"}


async def test_a_scope_that_the_context_cannot_parse_invalidates_every_instance(cached: Backend) -> None:
    titles = {1: "one"}

    @client(context="page", cache=60, registry=cached.registry)
    def page(page_id: int) -> str:
        return titles[page_id]

    @client(affects="page", registry=cached.registry)
    def edit(page_id: str) -> None:
        titles[1] = "edited"

    await cached.context("page", "page_id=1")
    await cached.call("edit", {"page_id": "the first"})
    assert await cached.context("page", "page_id=1") == {"page": "edited"}


async def test_an_instance_without_the_scope_parameter_goes_stale_with_any_instance(cached: Backend) -> None:
    counts = {1: 0, 2: 0}

    @client(context="log", cache=60, registry=cached.registry)
    def entries(project_id: int | None) -> int:
        return sum(counts.values()) if project_id is None else counts[project_id]

    @client(affects="log", registry=cached.registry)
    def write(project_id: int) -> None:
        counts[project_id] += 1

    assert await cached.context("log") == {"entries": 0}
    await cached.call("write", {"project_id": 1})
    assert await cached.context("log") == {"entries": 1}


async def test_a_failed_mutation_invalidates_too_because_a_part_may_be_committed(
    project: Backend, db: dict[int, str]
) -> None:
    @client(affects="project", registry=project.registry)
    def half(project_id: int) -> None:
        db[project_id] = "half"
        raise RuntimeError

    await project.context("project", "project_id=7")
    with pytest.raises(RuntimeError):
        await project.call("half", {"project_id": 7})
    assert (await project.context("project", "project_id=7"))["title"] == "half"
    await project.context("project", "project_id=7")
    assert runs(project, "title") == 2


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
async def test_a_result_with_side_effects_on_the_answer_is_not_cached(cached: Backend) -> None:
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


@pytest.mark.usefixtures("project")
async def test_changes_without_a_mutation_are_announced_with_invalidate(
    cached: Backend, cache: Cache, db: dict[int, str]
) -> None:
    for project_id in (7, 8):
        await cached.context("project", f"project_id={project_id}")
    db.update({7: "Globe", 8: "Java"})
    cache.invalidate("project", {"project_id": 7}, registry=cached.registry)
    assert (await cached.context("project", "project_id=7"))["title"] == "Globe"
    assert (await cached.context("project", "project_id=8"))["title"] == "Borneo"
    cache.invalidate("project", registry=cached.registry)
    assert (await cached.context("project", "project_id=8"))["title"] == "Java"
    with pytest.raises(ValueError, match='context "projects"'):
        cache.invalidate("projects", registry=cached.registry)


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
        def revisions(self, tags: Sequence[str]) -> Mapping[str, str]:
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
