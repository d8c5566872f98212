"""The tags of a result: enough never to be stale, and no more."""

import pytest
from mizan_core import Cache, client
from mizan_core.cache.tags import tags_of_read

from ..conftest import Backend


async def test_a_result_without_the_scope_parameter_does_not_invalidate_other_results(cached: Backend) -> None:
    @client(context="project", cache=60, registry=cached.registry)
    def title(project_id: int) -> int:
        return project_id

    @client(context="project", cache=60, registry=cached.registry)
    def newest() -> int:
        return 8

    @client(affects={"project": ["project_id"]}, registry=cached.registry)
    def rename(project_id: int) -> None: ...

    await cached.context("project", "project_id=8")
    await cached.call("rename", {"project_id": 7})
    cached.host.ran.clear()
    await cached.context("project", "project_id=8")
    assert cached.host.ran == ["newest"]


async def test_held_instances_are_not_looked_up_and_others_are(
    cached: Backend, cache: Cache, caplog: pytest.LogCaptureFixture
) -> None:
    @client(context="project", cache=60, registry=cached.registry)
    def title(project_id: int) -> int:
        return project_id

    await cached.context("project", "project_id=7")
    await cached.context("project", "project_id=8")
    cache.backend.hold(['["project",{"project_id":7}]'])
    cached.host.ran.clear()
    for _ in range(2):
        for project_id in (7, 8):
            assert await cached.context("project", f"project_id={project_id}") == {"title": project_id}
    assert cached.host.ran == ["title", "title"]
    assert caplog.records == []


async def test_a_fourth_parameter_does_not_distinguish_instances(cached: Backend) -> None:
    """A result depends on each combination of its parameters, and a fourth would double their number."""

    @client(context="cell", cache=60, registry=cached.registry)
    def cell(a: int, b: int, c: int, d: int) -> int:
        return d

    @client(affects="cell", registry=cached.registry)
    def edit(d: int) -> None: ...

    invocation = cached.registry.get("cell").validate({"a": 1, "b": 2, "c": 3, "d": 4}).invocations[0]
    assert len(tags_of_read(cached.registry.context("cell"), invocation)) == 8
    await cached.context("cell", "a=1&b=2&c=3&d=4")
    await cached.call("edit", {"d": 5})
    cached.host.ran.clear()
    await cached.context("cell", "a=1&b=2&c=3&d=4")
    assert cached.host.ran == ["cell"], "it was renewed, though only the fourth was affected"
