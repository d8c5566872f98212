"""Types of keys reach the document, although JSON writes all keys as strings."""

import enum
from collections import Counter, OrderedDict
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator
from mizan_core import BigInt, DefinitionError, Registry, client, export_document
from pydantic import BaseModel, Field, RootModel
from typing_extensions import TypeAliasType

from ..conftest import Backend


class Color(enum.StrEnum):
    RED = "red"


class Priority(enum.IntEnum):
    LOW = 1
    HIGH = 10


class Letter(enum.Enum):
    A = "a"


class Key(RootModel[UUID], frozen=True): ...


class Number(RootModel[int], frozen=True): ...


Code = TypeAliasType("Code", Annotated[str, Field(min_length=2)])

INTEGER = {"type": "string", "format": "integer", "pattern": "^-?\\d+$"}
ID = "0b5f4a86-60c6-4b0b-9d0e-0f1a8c1c2b3d"


def component(name: str) -> Any:
    return {"$ref": f"#/components/schemas/{name}"}


CASES: list[tuple[Any, Any, str]] = [
    (dict[Color, int], component("Color"), "red"),
    (dict[Letter, int], component("Letter"), "a"),
    (dict[Priority, int], {"type": "string", "enum": ["1", "10"], "x-mizan-enum-names": ["LOW", "HIGH"]}, "10"),
    (dict[Literal["a", "b"], int], {"type": "string", "enum": ["a", "b"]}, "b"),
    (dict[Literal["a"], int], {"type": "string", "const": "a"}, "a"),
    (dict[int, int], INTEGER, "-7"),
    (dict[bool, int], {"type": "string", "enum": ["true", "false"]}, "true"),
    (dict[BigInt, int], {"type": "string", "format": "bigint", "pattern": "^-?\\d+$"}, "9007199254740993"),
    (dict[UUID, int], {"type": "string", "format": "uuid"}, ID),
    (dict[date, int], {"type": "string", "format": "date"}, "2026-11-30"),
    (dict[Annotated[str, Field(pattern="^a")], int], {"type": "string", "pattern": "^a"}, "ab"),
    (dict[Code, int], component("Code"), "ab"),
    (dict[UUID | int, int], {"anyOf": [{"type": "string", "format": "uuid"}, INTEGER]}, ID),
    (OrderedDict[Color, int], component("Color"), "red"),
    (Counter[Color], component("Color"), "red"),
    (dict[str, int], None, "any"),
    (dict[Any, int], None, "any"),
    (dict[str | int, int], None, "any"),
    (dict[float, int], None, "1.5"),
]


@pytest.mark.parametrize(("annotation", "names", "key"), CASES, ids=[str(each[0]) for each in CASES])
async def test_the_keys_of(registry: Registry, backend: Backend, annotation: Any, names: Any, key: str) -> None:
    def count(value: Any) -> Any:
        return value

    count.__annotations__.update({"value": annotation, "return": annotation})
    client(registry=registry)(count)
    document = export_document(registry)
    schemas = document["components"]["schemas"]
    for schema in (schemas["CountInput"]["properties"]["value"], schemas["CountOutput"]):
        assert schema.get("propertyNames") == names
        assert schema["additionalProperties"]["type"] == "integer"
    sent = (await backend.call("count", {"value": {key: 3}}))["result"]
    assert sent == {key: 3}
    validator = Draft202012Validator(
        {**document, "$ref": "#/components/schemas/CountOutput"}, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    assert validator.is_valid(sent)
    assert validator.is_valid({"x": 3}) is (names is None)


@pytest.mark.parametrize(("key", "names"), [(Key, component("Key")), (Number, INTEGER)])
def test_a_root_model_may_be_a_key_of_an_argument_only(registry: Registry, key: Any, names: Any) -> None:
    def count(value: Any) -> None: ...

    count.__annotations__["value"] = dict[key, int]
    client(registry=registry)(count)
    properties = export_document(registry)["components"]["schemas"]["CountInput"]["properties"]
    assert properties["value"]["propertyNames"] == names

    def counted() -> Any: ...

    counted.__annotations__["return"] = dict[key, int]
    client(registry=registry)(counted)
    with pytest.raises(DefinitionError, match="The result of counted has keys of a RootModel, which pydantic does not"):
        export_document(registry)


def test_the_keys_of_a_field(registry: Registry) -> None:
    class Stock(BaseModel):
        by_color: dict[Color, int]

    @client(registry=registry)
    def stock() -> Stock: ...

    schemas = export_document(registry)["components"]["schemas"]
    assert sorted(schemas) == ["Color", "Stock"]
    assert schemas["Stock"]["properties"]["by_color"]["propertyNames"] == component("Color")
