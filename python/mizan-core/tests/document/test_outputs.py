"""Every field of an output is present; the JSON Schema of special types."""

import math
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, NamedTuple

import pytest
from mizan_core import Registry, client, export_document
from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    NaiveDatetime,
    PlainSerializer,
    RootModel,
    computed_field,
)
from typing_extensions import TypeAliasType, TypedDict


class Model(BaseModel):
    a: int = 1
    b: list[int] = Field(default_factory=list)
    c: str | None = None


@dataclass
class Data:
    a: int = 1
    b: list[int] = field(default_factory=list)


class Typed(TypedDict):
    a: int


class Computed(BaseModel):
    a: int

    @computed_field  # type: ignore[prop-decorator]
    @property
    def double(self) -> int:
        return self.a * 2


class Hidden(BaseModel):
    a: int
    b: int = Field(exclude=True)


class Aliased(BaseModel):
    inner: int = Field(validation_alias="in", serialization_alias="out")


def output(registry: Registry, annotation: Any) -> Any:
    def f(): ...  # type: ignore[no-untyped-def]

    f.__annotations__["return"] = annotation
    client(registry=registry)(f)
    document = export_document(registry)
    schema = document["components"]["schemas"][document["x-mizan-functions"][0]["outputType"]]
    schema.pop("x-mizan-source", None)
    return schema


@pytest.mark.parametrize(
    ("cls", "fields"),
    [
        (Model, ["a", "b", "c"]),
        (Data, ["a", "b"]),
        (Typed, ["a"]),
        (Computed, ["a", "double"]),
        (Hidden, ["a"]),
        (Aliased, ["out"]),
    ],
)
def test_every_field_is_required_and_has_no_default(registry: Registry, cls: type, fields: list[str]) -> None:
    schema = output(registry, cls)
    assert list(schema["properties"]) == fields
    assert schema["required"] == fields
    assert not any("default" in each for each in schema["properties"].values())


def test_an_input_uses_validation_aliases(registry: Registry) -> None:
    @client(registry=registry)
    def f(value: Aliased) -> Computed: ...

    found = export_document(registry)["components"]["schemas"]
    assert list(found["AliasedInput"]["properties"]) == ["in"]


def test_an_input_lists_its_defaults(registry: Registry) -> None:
    @client(registry=registry)
    def f(a: int = 3, b: Model = Model(), c: Decimal = Decimal("1.5"), d: Any = object()) -> None: ...  # noqa: B008

    properties = export_document(registry)["components"]["schemas"]["FInput"]["properties"]
    assert [each.get("default", "none") for each in properties.values()] == [
        3,
        {"a": 1, "b": [], "c": None},
        "1.5",
        "none",
    ]


class Letter(Enum):
    """One letter."""

    A = "a"


class Pair(NamedTuple):
    x: int
    y: str


class Loose(RootModel[dict[str, Any]]): ...


Json = TypeAliasType("Json", "dict[str, Json] | list[Json] | str | None")


@pytest.mark.parametrize(
    ("annotation", "schema"),
    [
        (Letter, {"description": "One letter.", "type": "string", "enum": ["a"], "x-mizan-enum-names": ["A"]}),
        (Decimal, {"type": "string", "format": "decimal"}),
        (Annotated[Decimal, Field(max_digits=5, ge=0)], {"type": "string", "format": "decimal"}),
        (timedelta, {"type": "string", "format": "duration"}),
        (datetime, {"type": "string", "format": "date-time"}),
        (AwareDatetime, {"type": "string", "format": "date-time", "x-mizan-timezone": "aware"}),
        (NaiveDatetime, {"type": "string", "format": "date-time", "x-mizan-timezone": "naive"}),
        (Annotated[float, Field(ge=Decimal("0.5"), le=math.inf)], {"type": "number", "minimum": 0.5}),
        (frozenset[int], {"type": "array", "items": {"type": "integer"}, "uniqueItems": True}),
        (tuple[int, ...], {"type": "array", "items": {"type": "integer"}}),
        (Annotated[int, Field(gt=0, lt=10)], {"type": "integer", "minimum": 1, "maximum": 9}),
        (Annotated[int, Field(gt=-1, ge=5)], {"type": "integer", "minimum": 5}),
        (Loose, {"type": "object", "additionalProperties": True}),
        (Annotated[Any, PlainSerializer(str, return_type=str)], {"type": "string"}),
    ],
    ids=str,
)
def test_the_schema_of_an_output(registry: Registry, annotation: Any, schema: Any) -> None:
    assert output(registry, annotation) == schema


def test_a_named_tuple_is_a_tuple_with_the_names_of_its_fields(registry: Registry) -> None:
    assert output(registry, Pair) == {
        "type": "array",
        "prefixItems": [{"type": "integer"}, {"type": "string"}],
        "minItems": 2,
        "maxItems": 2,
        "x-mizan-tuple-names": ["x", "y"],
    }


def test_a_recursive_alias(registry: Registry) -> None:
    schema = output(registry, Json)
    assert {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Json"}} in schema["anyOf"]


def test_a_property_may_have_the_name_of_a_keyword(registry: Registry) -> None:
    class Keywords(BaseModel):
        model_config = ConfigDict(extra="forbid")

        ref: Model = Field(alias="$ref")
        properties: dict[str, Model]
        default: str
        mapping: dict[str, str]

    schema = output(registry, Keywords)
    assert schema["properties"]["$ref"] == {"$ref": "#/components/schemas/Model", "x-mizan-attribute": "ref"}
    assert schema["properties"]["properties"]["additionalProperties"] == {"$ref": "#/components/schemas/Model"}
    assert schema["additionalProperties"] is False


def test_a_default_that_looks_like_a_schema_is_data(registry: Registry) -> None:
    @client(registry=registry)
    def f(a: dict[str, str] = {"$ref": "#/components/schemas/0", "format": "binary"}) -> None: ...  # noqa: B006

    properties = export_document(registry)["components"]["schemas"]["FInput"]["properties"]
    assert properties["a"]["default"] == {"$ref": "#/components/schemas/0", "format": "binary"}


def test_a_dataclass_may_allow_extra_fields_that_its_function_forbids(registry: Registry) -> None:
    @client(registry=registry)
    def f(value: Data, typed: Typed) -> None: ...

    found = export_document(registry)["components"]["schemas"]
    assert found["FInput"]["additionalProperties"] is False
    assert "additionalProperties" not in found["DataInput"]
    assert "additionalProperties" not in found["Typed"]
