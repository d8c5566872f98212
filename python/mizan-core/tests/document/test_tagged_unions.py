"""Discriminated unions, and unions inside them."""

from typing import Annotated, Any, Literal

import pytest
from mizan_core import Registry, client, export_document
from pydantic import BaseModel, Discriminator, Field, Tag, WithJsonSchema, create_model
from typing_extensions import TypeAliasType

from ..conftest import Backend


class Cat(BaseModel):
    kind: Literal["cat"]


class Black(BaseModel):
    kind: Literal["dog"]
    color: Literal["black"]


class White(BaseModel):
    kind: Literal["dog"]
    color: Literal["white"]
    age: int = 1


Dog = Annotated[Black | White, Field(discriminator="color")]
Pet = Annotated[Cat | Dog, Field(discriminator="kind")]


def component(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def result_of(registry: Registry, annotation: Any) -> tuple[Any, Any]:
    """The schema of a result, and all components."""

    def f(): ...  # type: ignore[no-untyped-def]

    f.__annotations__["return"] = annotation
    client(registry=registry)(f)
    schemas = export_document(registry)["components"]["schemas"]
    return schemas["FOutput"], schemas


async def test_a_union_inside_a_union_is_a_component_named_after_its_members(
    registry: Registry, backend: Backend
) -> None:
    @client(registry=registry)
    def pet(value: Pet) -> list[Pet]:
        return [value]

    schemas = export_document(registry)["components"]["schemas"]
    assert sorted(schemas) == [
        *("Black", "BlackOrWhite", "BlackOrWhiteInput", "Cat", "PetInput", "PetOutput", "White", "WhiteInput")
    ]
    assert schemas["PetOutput"]["items"] == {
        "oneOf": [component("Cat"), component("BlackOrWhite")],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {
                "cat": "#/components/schemas/Cat",
                "dog": "#/components/schemas/BlackOrWhite",
            },
        },
    }
    assert schemas["BlackOrWhite"] == {
        "oneOf": [component("Black"), component("White")],
        "discriminator": {
            "propertyName": "color",
            "mapping": {"black": "#/components/schemas/Black", "white": "#/components/schemas/White"},
        },
        "x-mizan-twin": "BlackOrWhiteInput",
    }
    mapping = schemas["PetInput"]["properties"]["value"]["discriminator"]["mapping"]
    assert mapping["dog"] == "#/components/schemas/BlackOrWhiteInput"
    dog = {"kind": "dog", "color": "white"}
    assert (await backend.call("pet", {"value": dog}))["result"] == [{**dog, "age": 1}]


def test_three_levels(registry: Registry) -> None:
    class Small(BaseModel):
        kind: Literal["dog"]
        color: Literal["grey"]
        size: Literal["small"]

    class Large(BaseModel):
        kind: Literal["dog"]
        color: Literal["grey"]
        size: Literal["large"]

    Grey = Annotated[Small | Large, Field(discriminator="size")]
    AnyDog = Annotated[Black | Grey, Field(discriminator="color")]
    schema, schemas = result_of(registry, Annotated[Cat | AnyDog, Field(discriminator="kind")])
    assert schema["discriminator"]["mapping"]["dog"] == "#/components/schemas/BlackOrSmallOrLarge"
    inner = schemas["BlackOrSmallOrLarge"]["discriminator"]["mapping"]
    assert inner["grey"] == "#/components/schemas/SmallOrLarge"


def test_a_class_keeps_its_name(registry: Registry) -> None:
    class BlackOrWhite(BaseModel):
        kind: Literal["cat"]

    schema, schemas = result_of(registry, Annotated[BlackOrWhite | Dog, Field(discriminator="kind")])
    assert schema["discriminator"]["mapping"] == {
        "cat": "#/components/schemas/BlackOrWhite",
        "dog": "#/components/schemas/BlackOrWhiteUnion",
    }
    assert "properties" in schemas["BlackOrWhite"]


def numbered(index: int) -> Any:
    tags: Any = Literal
    fields: Any = {"kind": (tags["many"], ...), "tag": (tags[str(index)], ...)}
    return create_model(f"Member{index}", **fields)


def test_a_name_of_many_members_is_short_and_the_same_each_time(registry: Registry) -> None:
    def union() -> Any:
        inner: Any = numbered(0)
        for index in range(1, 12):
            inner = inner | numbered(index)
        return Annotated[Cat | Annotated[inner, Field(discriminator="tag")], Field(discriminator="kind")]

    names = {result_of(Registry(), union())[0]["discriminator"]["mapping"]["many"].rpartition("/")[2] for _ in range(2)}
    assert names == {"Member0Or11Others_c78a271e"}


def by_class(value: Any) -> str:
    return type(value).__name__


def test_an_inner_union_whose_tags_a_function_finds(registry: Registry) -> None:
    inner = Annotated[
        Annotated[Black, Tag("Black")] | Annotated[White, Tag("White")],
        Discriminator(by_class),
    ]
    schema, schemas = result_of(registry, Annotated[Cat | inner, Field(discriminator="kind")])
    assert schema["discriminator"]["mapping"]["dog"] == "#/components/schemas/BlackOrWhite"
    assert schemas["BlackOrWhite"] == {"oneOf": [component("Black"), component("White")]}


def test_a_member_with_a_schema_of_its_own_leaves_a_plain_union(registry: Registry) -> None:
    own = {"type": "object", "properties": {"kind": {"const": "dog"}}}
    schema, _ = result_of(registry, Annotated[Cat | Annotated[Black, WithJsonSchema(own)], Field(discriminator="kind")])
    assert schema["oneOf"] == [component("Cat"), own]
    assert "discriminator" not in schema


@pytest.mark.parametrize("mapping", [{"a": {"b": 1}}, {"a": "#/components/schemas/0"}, "text", 3])
def test_an_extra_keyword_called_mapping_is_data(registry: Registry, mapping: Any) -> None:
    schema, _ = result_of(registry, list[Annotated[int, Field(json_schema_extra={"mapping": mapping})]])
    assert schema["items"] == {"type": "integer", "mapping": mapping}


def test_a_type_alias_names_the_inner_union(registry: Registry) -> None:
    AnyDog = TypeAliasType("AnyDog", Dog)
    schema, schemas = result_of(registry, Annotated[Cat | AnyDog, Field(discriminator="kind")])
    assert schema["discriminator"]["mapping"]["dog"] == "#/components/schemas/AnyDog"
    assert schemas["AnyDog"]["discriminator"]["propertyName"] == "color"
