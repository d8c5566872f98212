"""What a mutation makes stale."""

from datetime import datetime, time, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from mizan_core import client, set_framework_response_base
from mizan_core.call_request import CallRequest
from mizan_core.dispatch import handle_call

from .conftest import Backend

LOWER = "0f0e0d0c-0000-0000-0000-0000000000ff"


@pytest.fixture(autouse=True)
def reads(backend: Backend) -> None:
    """Two contexts: projects, and a project by its id."""

    @client(context="projects", registry=backend.registry)
    def list_projects() -> list[int]:
        return [7, 8]

    @client(context="project", registry=backend.registry)
    def project_detail(project_id: int) -> int:
        if project_id == 404:
            raise LookupError("gone")
        return project_id

    @client(context="project", registry=backend.registry)
    def project_tasks(project_id: int, page: int = 1) -> list[int]:
        return [project_id, page]


def project(project_id: Any, **params: Any) -> dict[str, Any]:
    return {"context": "project", "params": {"project_id": project_id, **params}}


async def test_a_plain_call_invalidates_nothing(backend: Backend) -> None:
    @client(registry=backend.registry)
    def f(project_id: int) -> None: ...

    response = await backend.call("f", {"project_id": 7}, [project(7)])
    assert response == {"result": None, "invalidate": [], "refreshed": []}


async def test_arguments_named_like_parameters_scope(backend: Backend) -> None:
    @client(affects=["projects", "project"], registry=backend.registry)
    def rename(project_id: int, name: str) -> str:
        return name

    response = await backend.call("rename", {"project_id": "7", "name": "x"})
    assert response == {
        "result": "x",
        "invalidate": [{"context": "project", "params": {"project_id": 7}}, {"context": "projects"}],
        "refreshed": [],
    }


async def test_without_a_scoping_argument_every_instance_is_stale(backend: Backend) -> None:
    @client(affects="project", registry=backend.registry)
    def wipe() -> None: ...

    response = await backend.call("wipe", {}, [project(7), project(8)])
    assert response["invalidate"] == [{"context": "project"}]
    assert [each["params"]["project_id"] for each in response["refreshed"]] == [7, 8]


async def test_an_argument_named_like_an_optional_parameter_does_not_scope(backend: Backend) -> None:
    """The parameter filters: instances with the old value are stale too."""

    @client(affects="project", registry=backend.registry)
    def move(project_id: int, page: int) -> None: ...

    response = await backend.call("move", {"project_id": 7, "page": 2}, [project(7, page=1), project(8, page=2)])
    assert response["invalidate"] == [{"context": "project", "params": {"project_id": 7}}]
    assert [each["params"] for each in response["refreshed"]] == [{"project_id": 7, "page": 1}]


async def test_a_parameter_that_only_some_functions_take_does_not_scope(backend: Backend) -> None:
    """The data of the other functions does not depend on it and is part of every instance."""

    @client(context="project", registry=backend.registry)
    def number_of_projects() -> int:
        return 2

    @client(affects="project", registry=backend.registry)
    def remove(project_id: int) -> None: ...

    response = await backend.call("remove", {"project_id": 7}, [project(7), project(8)])
    assert response["invalidate"] == [{"context": "project"}]
    assert [each["params"]["project_id"] for each in response["refreshed"]] == [7, 8]


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        (datetime, "2026-03-01T12:00:00Z", "2026-03-01T12:00:00+00:00"),
        (time, "12:00:00", "12:00:00.000"),
        (timedelta, "PT60S", "PT1M"),
        (Decimal, "1.0", "1.00"),
    ],
)
async def test_a_value_with_two_text_forms_does_not_scope(backend: Backend, kind: Any, first: str, second: str) -> None:
    """Clients compare these parameters with their own."""

    def read(at: Any) -> int:
        return 1

    def touch(at: Any) -> None: ...

    read.__annotations__["at"] = touch.__annotations__["at"] = kind
    client(context="day", registry=backend.registry)(read)
    client(affects="day", registry=backend.registry)(touch)

    response = await backend.call("touch", {"at": first}, [{"context": "day", "params": {"at": second}}])
    assert response["invalidate"] == [{"context": "day"}]
    assert [each["params"] for each in response["refreshed"]] == [{"at": second}]


async def test_an_argument_that_is_null_does_not_scope(backend: Backend) -> None:
    @client(affects="project", registry=backend.registry)
    def touch(project_id: int | None = None) -> None: ...

    assert (await backend.call("touch"))["invalidate"] == [{"context": "project"}]


async def test_only_the_affected_instances_are_refreshed(backend: Backend) -> None:
    @client(affects="project", registry=backend.registry)
    def rename(project_id: int) -> None: ...

    mounted = [project(7), project(8), project(7, page=2), {"context": "projects", "params": {}}]
    response = await backend.call("rename", {"project_id": 7}, mounted)
    assert response["refreshed"] == [
        {**project(7), "data": {"project_detail": 7, "project_tasks": [7, 1]}},
        {**project(7, page=2), "data": {"project_detail": 7, "project_tasks": [7, 2]}},
    ]
    assert backend.host.ran == ["rename", *["project_detail", "project_tasks"] * 2]


async def test_parameters_come_back_exactly_as_they_were_sent(backend: Backend) -> None:
    @client(affects="project", registry=backend.registry)
    def rename(project_id: int) -> None: ...

    mounted = [{"context": "project", "params": {"project_id": "7", "page": None}}]
    response = await backend.call("rename", {"project_id": 7}, mounted)
    assert response["refreshed"][0]["params"] == {"project_id": "7", "page": None}


async def test_values_are_compared_after_validation(backend: Backend) -> None:
    @client(context="item", registry=backend.registry)
    def item(item_id: UUID) -> str:
        return str(item_id)

    @client(affects="item", registry=backend.registry)
    def touch(item_id: UUID) -> None: ...

    response = await backend.call(
        "touch", {"item_id": LOWER}, [{"context": "item", "params": {"item_id": LOWER.upper()}}]
    )
    assert response["refreshed"] == [{"context": "item", "params": {"item_id": LOWER.upper()}, "data": {"item": LOWER}}]


async def test_an_instance_without_the_scoping_parameter_counts_as_affected(backend: Backend) -> None:
    @client(context="optional", registry=backend.registry)
    def read(project_id: int = 3) -> int:
        return project_id

    @client(affects="optional", registry=backend.registry)
    def touch(project_id: int) -> None: ...

    response = await backend.call("touch", {"project_id": 9}, [{"context": "optional", "params": {}}])
    assert response["refreshed"] == [{"context": "optional", "params": {}, "data": {"read": 3}}]


async def test_a_context_that_cannot_be_refreshed_never_fails_the_mutation(
    backend: Backend, caplog: pytest.LogCaptureFixture
) -> None:
    @client(affects="project", registry=backend.registry)
    def wipe() -> str:
        return "done"

    response = await backend.call("wipe", {}, [project(404), project("x"), project(7)])
    assert response["result"] == "done"
    assert [each["params"]["project_id"] for each in response["refreshed"]] == [7]
    assert "gone" in caplog.text


async def test_refreshing_a_context_checks_its_permissions(backend: Backend) -> None:
    @client(context="private", auth=True, registry=backend.registry)
    def secret() -> str:
        return "hunter2"

    @client(affects="private", registry=backend.registry)
    def touch() -> None: ...

    mounted = [{"context": "private", "params": {}}]
    assert (await backend.call("touch", {}, mounted))["refreshed"] == []
    backend.host.user = SimpleNamespace(id=1)
    assert (await backend.call("touch", {}, mounted))["refreshed"][0]["data"] == {"secret": "hunter2"}


async def test_unknown_and_repeated_contexts_are_ignored(backend: Backend) -> None:
    @client(affects="project", registry=backend.registry)
    def wipe() -> None: ...

    response = await backend.call("wipe", {}, [{"context": "nowhere", "params": {}}, project(7), project(7)])
    assert len(response["refreshed"]) == 1


async def test_at_most_32_instances_are_refreshed(backend: Backend) -> None:
    @client(affects="project", registry=backend.registry)
    def wipe() -> None: ...

    response = await backend.call("wipe", {}, [project(n) for n in range(40)])
    assert [each["params"]["project_id"] for each in response["refreshed"]] == list(range(32))


async def test_a_framework_response_carries_the_invalidation_separately(backend: Backend) -> None:
    class FrameworkResponse: ...

    set_framework_response_base(FrameworkResponse)

    @client(affects="project", registry=backend.registry)
    def download(project_id: int) -> FrameworkResponse:
        return FrameworkResponse()

    response = await handle_call(backend.registry, CallRequest("download", {"project_id": 7}), backend.host)
    assert isinstance(response.response, FrameworkResponse)
    assert response.body is None
    assert response.invalidate == '[{"context": "project", "params": {"project_id": 7}}]'
