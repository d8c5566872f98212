"""The document describes the result of a serializer, so the serializer needs a return type."""

import warnings
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import pytest
from mizan_core import DefinitionError, Registry, client, export_document
from pydantic import (
    AnyUrl,
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    PlainSerializer,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    WrapSerializer,
    field_serializer,
    model_serializer,
)
from pydantic.dataclasses import dataclass as pydantic_dataclass
from pydantic_core import CoreSchema, core_schema

from ..conftest import Backend

SILENT = Annotated[int, PlainSerializer(lambda value: f"#{value}")]


def hashed(value: int) -> str:
    return f"#{value}"


class Plain(BaseModel):
    x: SILENT = 7


class Field(BaseModel):
    x: int = 7

    @field_serializer("x")
    def write(self, value):  # type: ignore[no-untyped-def]
        return f"#{value}"


class Model(BaseModel):
    x: int = 7

    @model_serializer
    def write(self):  # type: ignore[no-untyped-def]
        return [self.x]


@dataclass
class Data:
    x: SILENT = 7


@pytest.mark.parametrize(
    ("annotation", "place"),
    [
        (SILENT, "The result of f"),
        (Annotated[str, PlainSerializer(str.upper)], "The result of f"),
        (list[SILENT] | None, "The result of f[]"),
        (Plain, "Plain.x"),
        (Field, "Field.x"),
        (Model, "Model"),
        (Data, "Data.x"),
    ],
    ids=str,
)
def test_a_serializer_without_a_return_type(registry: Registry, annotation: Any, place: str) -> None:
    returning(registry, annotation)
    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message.endswith(f"{place} has a serializer without a return type.")
    assert diagnostic.hint == "Annotate the serializer, such as `-> str`, or pass return_type=str to PlainSerializer."


def test_an_argument_ignores_serializers(registry: Registry) -> None:
    @client(registry=registry)
    def f(x: SILENT, y: Field) -> None: ...

    properties = export_document(registry)["components"]["schemas"]["FInput"]["properties"]
    assert properties["x"] == {"type": "integer"}


class Coordinate:
    """A type with its own core schema defines its own JSON schema."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.json_or_python_schema(
            core_schema.no_info_after_validator_function(lambda _: cls(), core_schema.str_schema()),
            core_schema.is_instance_schema(cls),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda _: "1;2"),
        )


class Serialized(BaseModel):
    a: Annotated[int, PlainSerializer(hashed)] = 7
    b: Annotated[int | None, PlainSerializer(lambda value: f"#{value}", return_type=str, when_used="unless-none")] = 7
    c: int = 7
    d: Path = Path("a")
    e: AnyUrl = AnyUrl("http://a.b")

    @field_serializer("c", mode="wrap")
    def write(self, value: int, handler: SerializerFunctionWrapHandler, info: SerializationInfo) -> list[int]:
        return [handler(value)]


@pytest.mark.parametrize(
    ("annotation", "result", "schema", "plain"),
    [
        (Annotated[int, PlainSerializer(hashed)], 7, {"type": "string"}, "#7"),
        (Coordinate, Coordinate(), {"type": "string"}, "1;2"),
        (
            Serialized,
            Serialized(),
            {
                "a": {"type": "string"},
                "b": {"anyOf": [{"type": "null"}, {"type": "string"}]},
                "c": {"type": "array", "items": {"type": "integer"}},
                "d": {"type": "string", "format": "path"},
                "e": {"type": "string", "format": "uri", "minLength": 1},
            },
            {"a": "#7", "b": "#7", "c": [7], "d": "a", "e": "http://a.b/"},
        ),
    ],
    ids=str,
)
async def test_a_serializer_with_a_return_type(
    backend: Backend, annotation: Any, result: Any, schema: Any, plain: Any
) -> None:
    returning(backend.registry, annotation, result)
    document = export_document(backend.registry)
    exported = document["components"]["schemas"][document["x-mizan-functions"][0]["outputType"]]
    exported.pop("x-mizan-source", None)
    assert exported.get("properties", exported) == schema
    assert (await backend.call("f"))["result"] == plain


def drop_nulls(self: Any, handler: SerializerFunctionWrapHandler):  # type: ignore[no-untyped-def]
    return {name: each for name, each in handler(self).items() if each is not None}


class Event(BaseModel):
    """As in libraries that leave out nulls."""

    id: Annotated[int, WrapSerializer(lambda value, handler: handler(value) + 1)] = 7
    note: str | None = None

    write = model_serializer(mode="wrap")(drop_nulls)


@pydantic_dataclass
class EventData:
    id: int = 8
    note: str | None = None

    write = model_serializer(mode="wrap")(drop_nulls)


@pytest.mark.parametrize("cls", [Event, EventData])
async def test_a_wrap_serializer_without_a_return_type_keeps_the_type_and_may_leave_out_fields(
    backend: Backend, cls: Any
) -> None:
    returning(backend.registry, list[cls], [cls(), cls(note="a")])
    schema = export_document(backend.registry)["components"]["schemas"][cls.__name__]
    assert schema["properties"] == {
        "id": {"type": "integer"},
        "note": {"anyOf": [{"type": "string"}, {"type": "null"}]},
    }
    assert "required" not in schema
    assert (await backend.call("f"))["result"] == [{"id": 8}, {"id": 8, "note": "a"}]


def test_an_input_is_read_without_a_serializer(registry: Registry) -> None:
    @client(registry=registry)
    def f(event: Event) -> Event: ...

    schemas = export_document(registry)["components"]["schemas"]
    assert schemas["EventInput"]["properties"]["id"] == {"type": "integer", "default": 7}
    assert schemas["Event"]["x-mizan-twin"] == "EventInput"


def returning(registry: Registry, annotation: Any, result: Any = None) -> None:
    def f() -> Any:
        return result

    f.__annotations__["return"] = annotation
    client(registry=registry)(f)


with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)

    class Encoding(BaseModel):
        model_config = ConfigDict(json_encoders={Decimal: float})

        price: Decimal = Decimal(1)

    @pydantic_dataclass(config=ConfigDict(json_encoders={Decimal: float}))
    class EncodingData:
        price: Decimal = Decimal(1)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("cls", [Encoding, EncodingData])
def test_json_encoders_of_a_model_have_no_return_type(registry: Registry, cls: Any) -> None:
    returning(registry, cls)
    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message.endswith(f"{cls.__name__} has json_encoders, which have no return type.")
    assert diagnostic.hint == "Annotate the fields with PlainSerializer(..., return_type=...)."
