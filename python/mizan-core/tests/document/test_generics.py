"""Generic models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

import pytest
from mizan_core import DefinitionError, Registry, client, export_document
from pydantic import BaseModel

T = TypeVar("T")


class User(BaseModel):
    id: int


class Page(BaseModel, Generic[T]):
    items: list[T]
    first: T | None


class Edge(BaseModel, Generic[T]):
    node: T


class Connection(BaseModel, Generic[T]):
    """Refers to another generic with its own variable."""

    edges: list[Edge[T]]


class Tree(BaseModel, Generic[T]):
    value: T
    children: list[Tree[T]]


def schemas(registry: Registry, annotation: Any) -> dict[str, Any]:
    def f(): ...  # type: ignore[no-untyped-def]

    f.__annotations__["return"] = annotation
    client(registry=registry)(f)
    found = export_document(registry)["components"]["schemas"]
    for schema in found.values():
        schema.pop("x-mizan-source")
    return cast("dict[str, Any]", found)


def test_the_declaration_and_its_instance(registry: Registry) -> None:
    found = schemas(registry, Page[User])
    assert found["Page"] == {
        "type": "object",
        "properties": {
            "items": {"type": "array", "items": {"x-mizan-typevar": "T"}},
            "first": {"anyOf": [{"x-mizan-typevar": "T"}, {"type": "null"}]},
        },
        "required": ["items", "first"],
        "x-mizan-parameters": ["T"],
    }
    assert found["Page_User"] == {
        "type": "object",
        "properties": {
            "items": {"type": "array", "items": {"$ref": "#/components/schemas/User"}},
            "first": {"anyOf": [{"$ref": "#/components/schemas/User"}, {"type": "null"}]},
        },
        "required": ["items", "first"],
        "x-mizan-generic": {"origin": "Page", "arguments": [{"$ref": "#/components/schemas/User"}]},
    }
    assert sorted(found) == ["Page", "Page_User", "User"]


@pytest.mark.parametrize(
    ("argument", "name", "schema"),
    [
        (int, "Page_int", {"type": "integer"}),
        (list[int], "Page_list_int", {"type": "array", "items": {"type": "integer"}}),
        (dict[str, int], "Page_dict_str_int", {"type": "object", "additionalProperties": {"type": "integer"}}),
    ],
)
def test_an_argument_need_not_be_a_class(registry: Registry, argument: Any, name: str, schema: Any) -> None:
    assert schemas(registry, Page[argument])[name]["x-mizan-generic"]["arguments"] == [schema]


def test_an_instance_inside_an_instance(registry: Registry) -> None:
    found = schemas(registry, Page[Edge[User]])
    assert found["Page_Edge_User"]["x-mizan-generic"] == {
        "origin": "Page",
        "arguments": [{"$ref": "#/components/schemas/Edge_User"}],
    }
    assert found["Edge_User"]["x-mizan-generic"]["origin"] == "Edge"


@pytest.mark.parametrize(("annotation", "name"), [(Connection[User], "Connection_User"), (Tree[User], "Tree_User")])
def test_a_generic_that_a_declaration_cannot_express_becomes_an_ordinary_schema(
    registry: Registry, annotation: Any, name: str
) -> None:
    found = schemas(registry, annotation)
    assert "x-mizan-generic" not in found[name]
    assert "x-mizan-typevar" not in str(found[name])
    assert name.partition("_")[0] not in found


def test_a_subclass_with_concrete_types_is_an_ordinary_model(registry: Registry) -> None:
    class Users(Page[User]): ...

    assert sorted(schemas(registry, Users)) == ["User", "Users"]


def test_a_generic_dataclass_is_complete_without_a_declaration(registry: Registry) -> None:
    @dataclass
    class Box(Generic[T]):
        value: T

    found = schemas(registry, Box[int])
    assert found == {"Box_int": {"type": "object", "properties": {"value": {"type": "integer"}}, "required": ["value"]}}


def test_a_generic_without_type_arguments(registry: Registry) -> None:
    with pytest.raises(DefinitionError) as caught:
        schemas(registry, Page)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == f"{__name__}.Page is generic, but has no type argument for T."
    assert diagnostic.hint == "Add a type argument, such as Page[int]."


def test_the_docstring_of_a_generic_model_describes_its_instances(registry: Registry) -> None:
    class Described(BaseModel, Generic[T]):
        """A part of something
        longer."""

        items: list[T]

    def f(): ...  # type: ignore[no-untyped-def]

    f.__annotations__["return"] = Described[User]
    client(registry=registry)(f)
    components = export_document(registry)["components"]["schemas"]
    described = {name: each["description"] for name, each in components.items() if "description" in each}
    assert described == {"Described": "A part of something\nlonger.", "Described_User": "A part of something\nlonger."}
