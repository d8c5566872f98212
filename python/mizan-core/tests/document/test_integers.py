"""Integers in a document: those of any size are strings, and no constant is one that JavaScript rounds."""

import enum
from typing import Annotated, Any, Literal

import pytest
from mizan_core import BigInt, DefinitionError, Registry, client, export_document
from mizan_core.diagnostics import Diagnostic
from pydantic import BaseModel, Field, conint

MAX = 2**53 - 1
BIG_INT = {"type": "string", "pattern": r"^-?\d+$", "format": "bigint"}


class Inner(BaseModel):
    id: BigInt = 7


class Model(BaseModel):
    plain: BigInt
    bounded: Annotated[BigInt, Field(ge=0, le=2**64 - 1, multiple_of=2**60)] = 2**60
    many: list[BigInt | None] = [2**60, None]
    named: dict[str, BigInt] | None = Field(default={"a": 2**60})
    by_id: dict[BigInt, str] = {2**60: "a"}
    inner: Inner = Inner()


def exported(registry: Registry) -> Any:
    return export_document(registry)["components"]["schemas"]


def test_an_integer_of_any_size(registry: Registry) -> None:
    @client(registry=registry)
    def f(model: Model, x: BigInt = -(2**60), y: BigInt | None = None) -> BigInt: ...

    schemas = exported(registry)
    assert schemas["FOutput"] == {**BIG_INT, "x-mizan-source": schemas["FOutput"]["x-mizan-source"]}
    assert schemas["FInput"]["properties"] == {
        "model": {"$ref": "#/components/schemas/ModelInput"},
        "x": {**BIG_INT, "default": "-1152921504606846976"},
        "y": {"anyOf": [BIG_INT, {"type": "null"}], "default": None},
    }
    assert schemas["ModelInput"]["properties"] == {
        "plain": BIG_INT,
        "bounded": {**BIG_INT, "default": "1152921504606846976"},
        "many": {
            "type": "array",
            "items": {"anyOf": [BIG_INT, {"type": "null"}]},
            "default": ["1152921504606846976", None],
        },
        "named": {
            "anyOf": [{"type": "object", "additionalProperties": BIG_INT}, {"type": "null"}],
            "default": {"a": "1152921504606846976"},
        },
        "by_id": {
            "type": "object",
            "propertyNames": BIG_INT,
            "additionalProperties": {"type": "string"},
            "default": {"1152921504606846976": "a"},
        },
        "inner": {"$ref": "#/components/schemas/InnerInput", "default": {"id": "7"}},
    }
    assert schemas["InnerInput"]["properties"] == {"id": {**BIG_INT, "default": "7"}}


class Snowflake(enum.IntEnum):
    SMALL = 1
    LARGE = 2**53


class Defaults(BaseModel):
    id: int = 2**53


class Nested(BaseModel):
    extra: dict[str, Any] = {"a": [2**53]}


class Bounded(BaseModel):
    id: int = Field(ge=-(2**63))


VALUES = "or use a value from -(2**53 - 1) to 2**53 - 1."
BOUNDS = "or remove the bound: a plain int is always from -(2**53 - 1) to 2**53 - 1."


@pytest.mark.parametrize(
    ("annotation", "message", "fix"),
    [
        (Snowflake, "Snowflake has the value 9007199254740992,", "Write such values as strings."),
        (
            Literal[9007199254740992],
            'The argument "x" of f has the value 9007199254740992,',
            "Write such values as strings.",
        ),
        (list[Literal[1, -9007199254740992]], 'argument "x" of f[] has the value -9007199254740992,', "as strings."),
        (Defaults, "Defaults.id has the default 9007199254740992,", VALUES),
        (Nested, "Nested.extra has the default {'a': [9007199254740992]},", VALUES),
        (Bounded, "Bounded.id has the bound -9223372036854775808,", BOUNDS),
        (Annotated[int, Field(le=2**63 - 1)], 'argument "x" of f has the bound 9223372036854775807,', BOUNDS),
        (Annotated[int, Field(lt=2**53 + 1)], 'argument "x" of f has the bound 9007199254740992,', BOUNDS),
        (conint(multiple_of=2**53), 'argument "x" of f has the bound 9007199254740992,', BOUNDS),
    ],
    ids=str,
)
def test_a_constant_that_javascript_rounds(registry: Registry, annotation: Any, message: str, fix: str) -> None:
    def f(x): ...  # type: ignore[no-untyped-def]

    f.__annotations__ = {"x": annotation, "return": None}
    client(registry=registry)(f)
    diagnostic = the_diagnostic(registry)
    assert f"{message} which JavaScript rounds." in diagnostic.message
    assert diagnostic.hint.endswith(fix)
    assert "test_integers.py:" in str(diagnostic.source)


def test_a_default_of_an_argument(registry: Registry) -> None:
    @client(registry=registry)
    def f(x: int = 2**53) -> None: ...

    assert the_diagnostic(registry).message.startswith('The argument "x" of f has the default 9007199254740992,')


def test_constants_that_javascript_keeps(registry: Registry) -> None:
    @client(registry=registry)
    def f(
        x: Annotated[int, Field(ge=-MAX, le=MAX)] = MAX,
        y: Annotated[int, Field(gt=-MAX - 1, lt=MAX + 1)] = 0,
        z: Annotated[float, Field(le=10**20)] = 1e20,
        w: Literal[9007199254740991, "9007199254740993"] = 9007199254740991,
    ) -> None: ...

    properties = exported(registry)["FInput"]["properties"]
    assert properties["x"] == {"type": "integer", "minimum": -MAX, "maximum": MAX, "default": MAX}
    assert properties["y"] == {"type": "integer", "minimum": -MAX, "maximum": MAX, "default": 0}
    assert properties["z"] == {"type": "number", "maximum": 1e20, "default": 1e20}
    assert type(properties["z"]["maximum"]) is float


def the_diagnostic(registry: Registry) -> Diagnostic:
    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    (diagnostic,) = caught.value.diagnostics
    return diagnostic
