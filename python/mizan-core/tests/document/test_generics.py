"""Generic models."""

from __future__ import annotations

from dataclasses import dataclass
from types import GenericAlias
from typing import Annotated, Any, Generic, TypeVar, cast

import pytest
from mizan_core import DefinitionError, Registry, client, export_document
from pydantic import BaseModel, ConfigDict, RootModel, WithJsonSchema
from typing_extensions import TypeVar as TypeVarWithDefault

T = TypeVar("T")
U = TypeVar("U")


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


AnyModel = TypeVar("AnyModel", bound=BaseModel)


class Pair(BaseModel, Generic[T, U]):
    first: T
    second: U


class Wrapped(BaseModel, Generic[AnyModel, T]):
    """Two variables, so that the hint names an argument for each."""

    value: AnyModel
    other: T


@pytest.mark.parametrize(
    ("cls", "missing", "example"),
    [
        (Page, "argument for T", "an argument, such as Page[int]"),
        (Pair, "argument for T, U", "Pair[int, int]"),
        (Wrapped, "argument for AnyModel, T", "Wrapped[Model, int]"),
    ],
)
def test_a_generic_without_type_arguments(registry: Registry, cls: Any, missing: str, example: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        schemas(registry, cls)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == f"{__name__}.{cls.__name__} is generic, but has no type {missing}."
    assert diagnostic.hint.endswith(f"{example.removeprefix('an argument, such as ')}.")


WithDefault = TypeVarWithDefault("WithDefault", default=int)
WithNone = TypeVarWithDefault("WithNone", default=None)
AnyObject = TypeVar("AnyObject", bound=dict[str, Any] | BaseModel)
Bounded = TypeVar("Bounded", bound=User)
Either = TypeVar("Either", int, str)


class Counted(BaseModel, Generic[WithDefault]):
    value: WithDefault


class Owned(BaseModel, Generic[Bounded]):
    owner: Bounded


class Chosen(BaseModel, Generic[Either]):
    value: list[Either]


class Answer(BaseModel, Generic[WithNone]):
    parsed: WithNone | None


class Feature(BaseModel, Generic[AnyObject]):
    details: AnyObject | None


class Mixed(BaseModel, Generic[Bounded, WithDefault]):
    owned: dict[str, Owned[Bounded]]
    value: WithDefault | None


@pytest.mark.parametrize(
    ("cls", "name", "arguments"),
    [
        (Counted, "Counted_int", [{"type": "integer"}]),
        (Owned, "Owned_User", [{"$ref": "#/components/schemas/User"}]),
        (Answer, "Answer_NoneType", [{"type": "null"}]),
        (Feature, "Feature_dict_str_Any", [{"type": "object", "additionalProperties": True}]),
        (Chosen, "Chosen_Union_int_str", [{"anyOf": [{"type": "integer"}, {"type": "string"}]}]),
    ],
)
def test_a_generic_without_type_arguments_has_the_default_or_the_bound_of_its_variable(
    registry: Registry, cls: Any, name: str, arguments: Any
) -> None:
    def again() -> None: ...

    again.__annotations__["return"] = cls[User if cls is Owned else str]
    client(registry=registry)(again)
    found = schemas(registry, cls)
    assert found[name]["x-mizan-generic"] == {"origin": cls.__name__, "arguments": arguments}
    assert found[cls.__name__]["x-mizan-parameters"] == [cls.__parameters__[0].__name__]


def test_models_where_the_bound_is_any_object(registry: Registry) -> None:
    found = schemas(registry, Feature)
    details = {"anyOf": [{"type": "object", "additionalProperties": True}, {"type": "null"}]}
    assert found["Feature_dict_str_Any"]["properties"]["details"] == details
    output = registry.get("f").parts[0].output
    assert output.dump(Feature(details=User(id=1))) == b'{"details":{"id":1}}'
    assert output.dump(Feature(details={"a": 1})) == b'{"details":{"a":1}}'
    assert Feature.model_validate_json(b'{"details":{"a":1}}').details == {"a": 1}


class OfUnusualTypes(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)

    alias: Annotated[GenericAlias, WithJsonSchema({"type": "string"})]
    model: Annotated[BaseModel, WithJsonSchema({"type": "object"})]


def test_fields_of_classes_that_look_generic(registry: Registry) -> None:
    assert schemas(registry, OfUnusualTypes)["OfUnusualTypes"]["properties"] == {
        "alias": {"type": "string"},
        "model": {"type": "object"},
    }


def test_a_generic_and_the_same_with_its_default_are_one_type(registry: Registry) -> None:
    found = schemas(registry, Counted | list[Counted[int]])
    assert sorted(found) == ["Counted", "Counted_int", "FOutput"]


def test_a_generic_over_the_variables_of_another_has_their_bounds(registry: Registry) -> None:
    found = schemas(registry, Mixed)
    assert found["Mixed_User_int"]["properties"]["value"] == {"anyOf": [{"type": "integer"}, {"type": "null"}]}


class Pets(RootModel):
    root: list[str]


class Name(RootModel[str]):
    """Fixes the variable by an argument."""


class Users(Page[T]):
    items: list[User]  # type: ignore[assignment]
    first: None = None


class Reference(BaseModel, Generic[T]):
    """Has a variable that no field uses."""

    id: int


@pytest.mark.parametrize(
    ("cls", "schema"),
    [
        (Pets, {"type": "array", "items": {"type": "string"}}),
        (Name, {"type": "string", "description": "Fixes the variable by an argument."}),
        (
            Users,
            {
                "type": "object",
                "properties": {
                    "items": {"type": "array", "items": {"$ref": "#/components/schemas/User"}},
                    "first": {"type": "null"},
                },
                "required": ["items", "first"],
            },
        ),
        (
            Reference,
            {
                "type": "object",
                "properties": {"id": {"type": "integer"}},
                "required": ["id"],
                "description": "Has a variable that no field uses.",
            },
        ),
    ],
)
def test_a_class_none_of_whose_fields_uses_a_variable_is_an_ordinary_model(
    registry: Registry, cls: Any, schema: Any
) -> None:
    assert schemas(registry, cls)[cls.__name__] == schema


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


Nowhere = TypeVar("Nowhere", bound="Missing")  # type: ignore[name-defined] # noqa: F821


class Response(BaseModel, Generic[Nowhere]):
    """As in a library whose other module has the name of the bound."""

    resources: list[Nowhere]


def test_the_hint_for_a_bound_that_is_not_defined(registry: Registry) -> None:
    with pytest.raises(DefinitionError) as caught:
        schemas(registry, Response)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == 'The result of f has a type that names "Missing", which is not defined at run time.'
    assert diagnostic.hint.endswith("If a generic class of a library names it, add a type argument.")
    assert "Response_User" in schemas(Registry(), Response[User])
