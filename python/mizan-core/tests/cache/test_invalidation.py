"""Which cached results a mutation invalidates, in memory and in Redis."""

import pytest
from mizan_core import Cache, client

from ..conftest import Backend
from .conftest import runs


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
    response = await cached.call("rename", {"project_id": 7, "title": "Globe"}, mounted)
    assert response["refreshed"][0]["data"]["title"] == "Globe"
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
