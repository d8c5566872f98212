"""Contexts, their parameters, and the scopes of mutations."""

import inspect
from typing import Annotated, Any

import pytest
from mizan_core import DefinitionError, Registry, client, export_document
from pydantic import Field


def contexts(registry: Registry) -> Any:
    return export_document(registry)["x-mizan-contexts"]


def test_functions_and_shared_parameters(registry: Registry) -> None:
    @client(context="project", registry=registry)
    def members(project_id: int, page: int = 1) -> list[int]: ...

    @client(context="project", registry=registry)
    def detail(project_id: int) -> int: ...

    assert contexts(registry) == {
        "project": {
            "functions": ["detail", "members"],
            "params": {
                "page": {
                    "schema": {"type": "integer", "default": 1},
                    "required": False,
                    "sharedBy": ["members"],
                    "default": 1,
                },
                "project_id": {
                    "schema": {"type": "integer"},
                    "required": True,
                    "sharedBy": ["detail", "members"],
                },
            },
        }
    }


def test_a_parameter_is_required_if_any_function_requires_it(registry: Registry) -> None:
    """A client that omitted it would get an error: one failed function fails the context."""

    @client(context="c", registry=registry)
    def a(x: int) -> None: ...

    @client(context="c", registry=registry)
    def b(x: int = 1) -> None: ...

    @client(context="d", registry=registry)
    def c(x: int, y: int = 1) -> None: ...

    @client(context="d", registry=registry)
    def d(y: int = 2) -> None: ...

    assert contexts(registry)["c"]["params"]["x"] == {
        "schema": {"type": "integer"},
        "required": True,
        "sharedBy": ["a", "b"],
    }
    assert contexts(registry)["d"]["params"]["x"]["required"] is True
    assert contexts(registry)["d"]["params"]["y"]["required"] is False


def test_an_optional_null_does_not_change_the_type_of_a_parameter(registry: Registry) -> None:
    @client(context="c", registry=registry)
    def a(x: int) -> None: ...

    @client(context="c", registry=registry)
    def b(x: int | None = None) -> None: ...

    assert contexts(registry)["c"]["params"]["x"]["schema"] == {"type": "integer"}


def test_one_parameter_with_two_types_names_both_functions(registry: Registry) -> None:
    @client(context="c", registry=registry)
    def a(x: int) -> None: ...

    @client(context="c", registry=registry)
    def b(x: str) -> None: ...

    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == (
        f'The parameter "x" of the context "c" has different types in a ({registry.get("a").source}) and b.'
    )
    assert diagnostic.source is not None
    assert diagnostic.source.line == inspect.getsourcelines(b)[1]


@pytest.mark.parametrize(
    ("name", "hint"),
    [("projct", 'Did you mean "project"?'), ("zzz", 'Add a function with @client(context="zzz").')],
)
def test_an_unknown_context(registry: Registry, name: str, hint: str) -> None:
    @client(context="project", registry=registry)
    def detail() -> None: ...

    @client(affects=["project", name], registry=registry)
    def rename() -> None: ...

    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == f'rename affects "{name}", but no function belongs to this context.'
    assert diagnostic.hint == hint
    assert diagnostic.source is not None
    assert diagnostic.source.line == inspect.getsourcelines(rename)[1]


def test_a_mutation_lists_the_arguments_that_scope_it(registry: Registry) -> None:
    @client(context="project", registry=registry)
    def detail(project_id: int, page: int = 1) -> None: ...

    @client(affects="project", registry=registry)
    def rename(name: str, project_id: int) -> None: ...

    entries = {each["name"]: each for each in export_document(registry)["x-mizan-functions"]}
    assert entries["rename"]["affects"] == [{"context": "project", "scopedBy": ["project_id"]}]
    assert entries["detail"]["affects"] == []


Described = Annotated[int, Field(description="How many at most.")]


def parameter(registry: Registry, *functions: Any) -> Any:
    """What the document says about the parameter of functions of one context, besides its type."""
    for number, function in enumerate(functions):
        client(context="c", name=f"f{number}", registry=registry)(function)
    found = contexts(registry)["c"]["params"]["x"]
    return {key: each for key, each in found.items() if key not in ("schema", "required", "sharedBy")}


def test_a_default_and_a_description_that_all_functions_have(registry: Registry) -> None:
    def a(x: Described = 20) -> None: ...

    def b(x: Described = 20) -> None: ...

    assert parameter(registry, a, b) == {"default": 20, "description": "How many at most."}


def test_the_default_null(registry: Registry) -> None:
    def a(x: int | None = None) -> None: ...

    assert parameter(registry, a) == {"default": None}


def test_a_default_that_differs_or_is_missing_in_a_function_is_left_out(registry: Registry) -> None:
    def a(x: int = 20) -> None: ...

    def b(x: int = 21) -> None: ...

    def c(x: int) -> None: ...

    assert parameter(registry, a, b) == {}
    assert parameter(Registry(), a, c) == {}
    assert parameter(Registry(), c, a) == {}


def test_a_description_of_one_function_counts_unless_another_differs(registry: Registry) -> None:
    def a(x: Described) -> None: ...

    def b(x: int) -> None: ...

    def c(x: Annotated[int, Field(description="Another.")]) -> None: ...

    assert parameter(registry, a, b) == {"description": "How many at most."}
    assert parameter(Registry(), a, c) == {}
