"""Bytes are sent as base64 if their type is configured so for both directions."""

import dataclasses
from typing import Annotated, Any, Generic, NamedTuple, TypeVar

import pytest
from mizan_core import DefinitionError, Registry, client, export_document
from pydantic import Base64Bytes, Base64Str, BaseModel, ConfigDict, Field, RootModel, TypeAdapter, with_config
from typing_extensions import TypedDict

from ..conftest import Backend

RAW = bytes([251, 255, 254, 0, 1])
TEXT = "-__-AAE="
BASE64 = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

T = TypeVar("T")


class Blob(BaseModel):
    model_config = BASE64

    data: bytes
    parts: list[Annotated[bytes, Field(max_length=5)]] = [RAW]


class Box(BaseModel, Generic[T]):
    model_config = BASE64

    value: T


class Blobs(RootModel[list[bytes]]):
    model_config = BASE64


@dataclasses.dataclass
class Data:
    __pydantic_config__ = BASE64
    data: bytes


class Encoded(BaseModel):
    data: Annotated[Base64Bytes, Field(max_length=5)]


@with_config(BASE64)
class Typed(TypedDict):
    data: bytes


@dataclasses.dataclass
class PlainData:
    data: bytes


class Pair(NamedTuple):
    data: bytes


class Around(BaseModel):
    """pydantic passes its configuration to nested types, but only to those without their own configuration."""

    model_config = BASE64

    inner: Typed | PlainData | Pair


class OneWay(BaseModel):
    model_config = ConfigDict(ser_json_bytes="base64")

    data: bytes


class Hex(BaseModel):
    model_config = ConfigDict(ser_json_bytes="hex")

    data: bytes


def returning(registry: Registry, annotation: Any, result: Any = None) -> None:
    def f() -> Any:
        return result

    f.__annotations__["return"] = annotation
    client(registry=registry)(f)


@pytest.mark.parametrize(
    ("annotation", "value", "plain"),
    [
        (Blob, Blob(data=RAW), {"data": TEXT, "parts": [TEXT]}),
        (list[Blob], [{"data": RAW}], [{"data": TEXT, "parts": [TEXT]}]),
        (Box[bytes], Box[bytes](value=RAW), {"value": TEXT}),
        (Box[Data], Box[Data](value=Data(RAW)), {"value": {"data": TEXT}}),
        (Blobs, [RAW], [TEXT]),
        (Data, Data(RAW), {"data": TEXT}),
        (Encoded, Encoded(data=b"aGVsbG8="), {"data": "aGVsbG8="}),
    ],
    ids=str,
)
async def test_bytes_are_sent_and_accepted_in_the_configured_encoding(
    backend: Backend, annotation: Any, value: Any, plain: Any
) -> None:
    received = []

    def take(given: Any) -> None:
        received.append(given)

    take.__annotations__["given"] = annotation
    client(registry=backend.registry)(take)
    returning(backend.registry, annotation, value)
    document = export_document(backend.registry)
    assert '"bytes"' not in str(document)
    assert (await backend.call("f"))["result"] == plain
    await backend.call("take", {"given": plain})
    (back,) = received
    assert TypeAdapter(annotation).dump_python(back, mode="json") == plain


def test_the_format_names_the_alphabet(registry: Registry) -> None:
    returning(registry, Blob)
    schemas = export_document(registry)["components"]["schemas"]
    assert schemas["Blob"]["properties"] == {
        "data": {"type": "string", "format": "base64url"},
        "parts": {"type": "array", "items": {"type": "string", "format": "base64url"}},
    }


def test_length_limits_of_bytes_are_not_limits_of_their_base64(registry: Registry) -> None:
    returning(registry, Encoded)
    assert export_document(registry)["components"]["schemas"]["Encoded"]["properties"] == {
        "data": {"type": "string", "format": "base64"}
    }


HINT = 'Use a model with ser_json_bytes="base64" in its model_config'


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        (Typed, "Typed.data contains bytes, which JSON cannot represent."),
        (Around, "PlainData.data contains bytes, which JSON cannot represent."),
        (Around, "Pair[0] contains bytes, which JSON cannot represent."),
        (Hex, "Hex.data contains bytes, which JSON cannot represent."),
        (dict[bytes, int], "The result of f has keys of type bytes, which JSON cannot represent."),
        (Base64Bytes, "The result of f decodes the returned value before it encodes the value."),
        (list[Base64Str] | None, "The result of f[] decodes the returned value"),
    ],
    ids=str,
)
def test_an_output_that_is_not_base64(registry: Registry, annotation: Any, message: str) -> None:
    returning(registry, annotation)
    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    diagnostics = caught.value.diagnostics
    assert any(message in each.message for each in diagnostics)
    assert {each.hint[: len(HINT)] for each in diagnostics if "keys" not in each.message} <= {HINT}


def test_an_input_needs_its_own_setting(registry: Registry) -> None:
    @client(registry=registry)
    def f(given: OneWay) -> OneWay: ...

    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    (diagnostic,) = {each.message: each for each in caught.value.diagnostics}.values()
    assert diagnostic.message.endswith("OneWay.data contains bytes, which JSON cannot represent.")
    assert diagnostic.hint.startswith('Set val_json_bytes="base64" in the model_config')
