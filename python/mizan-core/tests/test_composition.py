"""Several functions composed into one."""

import inspect
from types import SimpleNamespace

import pytest
from mizan_core import (
    DefinitionError,
    Forbidden,
    Unauthorized,
    ValidationFailed,
    client,
    export_document,
    register_compose,
    set_framework_response_base,
)

from .conftest import Backend


@pytest.fixture
def parts(backend: Backend) -> SimpleNamespace:
    """A read of a project and a rename of it."""
    registry = backend.registry

    @client(context="project", registry=registry)
    def detail(project_id: int, depth: int = 1) -> list[int]:
        return [project_id, depth]

    @client(affects="project", registry=registry)
    async def rename(project_id: int, name: str = "unnamed") -> str | None:
        return name

    @client(affects="project", auth="staff", registry=registry)
    def wipe(depth: int = 5) -> int:
        return depth

    return SimpleNamespace(detail=detail, rename=rename, wipe=wipe)


async def test_one_call_returns_every_result_by_name(backend: Backend, parts: SimpleNamespace) -> None:
    register_compose("both", [parts.rename, parts.detail], registry=backend.registry)
    response = await backend.call("both", {"project_id": 7, "name": "x"})
    assert response["result"] == {"rename": "x", "detail": [7, 1]}
    assert backend.host.ran == ["rename", "detail"]


async def test_a_missing_argument_takes_the_default_of_each_part(backend: Backend, parts: SimpleNamespace) -> None:
    register_compose("both", [parts.detail, parts.wipe], registry=backend.registry)
    backend.host.user = SimpleNamespace(id=1, is_staff=True)
    assert (await backend.call("both", {"project_id": 7}))["result"] == {"detail": [7, 1], "wipe": 5}
    assert (await backend.call("both", {"project_id": 7, "depth": 2}))["result"] == {"detail": [7, 2], "wipe": 2}


async def test_an_argument_is_required_if_any_part_requires_it(backend: Backend, parts: SimpleNamespace) -> None:
    register_compose("both", [parts.rename, parts.detail], registry=backend.registry)
    with pytest.raises(ValidationFailed) as caught:
        await backend.call("both", {"name": "x", "other": 1})
    # Versions of pydantic list them in different order.
    assert sorted((each["loc"], each["type"]) for each in caught.value.details) == [
        (["other"], "extra_forbidden"),
        (["project_id"], "missing"),
    ]


async def test_an_argument_is_required_if_only_a_later_part_requires_it(
    backend: Backend, parts: SimpleNamespace
) -> None:
    @client(registry=backend.registry)
    def strict(depth: int) -> int:
        return depth

    register_compose("both", [parts.detail, strict], registry=backend.registry)
    with pytest.raises(ValidationFailed) as caught:
        await backend.call("both", {"project_id": 7})
    assert [(each["loc"], each["type"]) for each in caught.value.details] == [(["depth"], "missing")]
    assert export_document(backend.registry)["components"]["schemas"]["BothInput"]["required"] == [
        "project_id",
        "depth",
    ]


async def test_the_rule_of_every_part_is_checked(backend: Backend, parts: SimpleNamespace) -> None:
    register_compose("both", [parts.detail, parts.wipe], registry=backend.registry)
    with pytest.raises(Unauthorized):
        await backend.call("both", {"project_id": 7})
    backend.host.user = "ada"
    with pytest.raises(Forbidden):
        await backend.call("both", {"project_id": 7})
    assert backend.host.ran == []


async def test_the_rule_of_the_composition_is_checked_too(backend: Backend, parts: SimpleNamespace) -> None:
    register_compose(
        "both",
        [parts.detail],
        auth=lambda request, given: given.project_id == 7,
        registry=backend.registry,
    )
    backend.host.user = "ada"
    assert (await backend.call("both", {"project_id": 7}))["result"] == {"detail": [7, 1]}
    with pytest.raises(Forbidden):
        await backend.call("both", {"project_id": 8})


async def test_an_invalidation_is_scoped_by_the_arguments_of_all_affecting_parts(
    backend: Backend, parts: SimpleNamespace
) -> None:
    register_compose("narrow", [parts.rename, parts.detail], registry=backend.registry)
    register_compose("wide", [parts.rename, parts.wipe], registry=backend.registry)
    backend.host.user = SimpleNamespace(id=1, is_staff=True)
    narrow = await backend.call("narrow", {"project_id": 7})
    assert narrow["invalidate"] == [{"context": "project", "params": {"project_id": 7}}]
    wide = await backend.call("wide", {"project_id": 7})
    assert wide["invalidate"] == [{"context": "project"}]


def test_the_document_describes_it_as_one_function(backend: Backend, parts: SimpleNamespace) -> None:
    composed = register_compose(
        "both", [parts.rename, parts.wipe], description="Both at once.", registry=backend.registry
    )
    document = export_document(backend.registry)
    (entry,) = [each for each in document["x-mizan-functions"] if each["name"] == "both"]
    assert entry == {
        "name": "both",
        "camelName": "both",
        "kind": "mutation",
        "inputType": "BothInput",
        "outputType": "BothOutput",
        "outputNullable": False,
        "returnsResponse": False,
        "context": None,
        "affects": [{"context": "project", "scopedBy": []}],
        "auth": "staff",
        "deprecated": False,
        "description": "Both at once.",
        "source": str(composed.source),
    }
    schemas = document["components"]["schemas"]
    assert list(schemas["BothInput"]["properties"]) == ["project_id", "name", "depth"]
    assert schemas["BothInput"]["required"] == ["project_id"]
    assert schemas["BothOutput"] == {
        "type": "object",
        "properties": {"rename": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "wipe": {"type": "integer"}},
        "required": ["rename", "wipe"],
        "x-mizan-source": str(composed.source),
    }


def test_one_argument_with_two_types_is_an_error(backend: Backend, parts: SimpleNamespace) -> None:
    @client(registry=backend.registry)
    def other(project_id: str) -> None: ...

    register_compose("both", [parts.detail, other], registry=backend.registry)
    with pytest.raises(DefinitionError, match='composed in both have an argument "project_id" with different types'):
        export_document(backend.registry)


def test_only_decorated_functions_can_be_composed(backend: Backend) -> None:
    def hidden() -> None: ...

    with pytest.raises(DefinitionError) as caught:
        register_compose("both", [hidden], registry=backend.registry)
    (diagnostic,) = caught.value.diagnostics
    assert "hidden" in diagnostic.message
    assert diagnostic.hint == "Decorate the function with @client."
    assert str(diagnostic.source).endswith(f"test_composition.py:{inspect.getsourcelines(hidden)[1] + 3}")


@pytest.mark.parametrize("count", [0, 2])
def test_no_parts_and_repeated_parts_are_errors(backend: Backend, parts: SimpleNamespace, count: int) -> None:
    with pytest.raises(DefinitionError, match="List each function once"):
        register_compose("both", [parts.detail] * count, registry=backend.registry)


def test_a_function_that_returns_a_response_cannot_be_a_part(backend: Backend) -> None:
    class Response: ...

    set_framework_response_base(Response)

    @client(registry=backend.registry)
    def download() -> Response:
        return Response()

    register_compose("both", [download], registry=backend.registry)
    with pytest.raises(DefinitionError, match="download returns a framework response"):
        export_document(backend.registry)


def test_a_function_that_is_not_atomic_cannot_be_a_part(backend: Backend, parts: SimpleNamespace) -> None:
    """A composition is one unit of work."""

    @client(atomic=False, registry=backend.registry)
    def login() -> None: ...

    with pytest.raises(DefinitionError) as raised:
        register_compose("rename_and_login", [parts.rename, login], registry=backend.registry)
    (diagnostic,) = raised.value.diagnostics
    assert diagnostic.message == (
        "rename_and_login composes login, which has atomic=False, but a composition is one unit of work."
    )
    assert diagnostic.hint == "Call it on its own, before or after the composition."
    assert "rename_and_login" not in backend.registry
