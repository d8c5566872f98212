"""Types with a JSON Schema for which pydantic accepts no JSON value."""

import enum
from collections.abc import Iterable
from typing import Annotated, Any, Literal

import pytest
from mizan_core import DefinitionError, Registry, ValidationFailed, client, export_document
from mizan_core.diagnostics import Diagnostic
from pydantic import BaseModel, Field, RootModel


class Color(enum.Enum):
    RED = "red"
    BLUE = "blue"


class Text(enum.StrEnum):
    RED = "red"


class Number(enum.IntEnum):
    ONE = 1


class PlainNumber(enum.Enum):
    ONE = 1


class Key(RootModel[str], frozen=True):
    pass


class Red(BaseModel):
    color: Literal[Color.RED] = Color.RED


class Blue(BaseModel):
    color: Literal[Color.BLUE] = Color.BLUE


ENUM = "Make the Enum a StrEnum or an IntEnum, or use the values themselves."
KEYS = "Use keys of type str or int, or a list of pairs."
REFUSED = {
    Literal[Color.RED]: ("contains members of an Enum that are not strings or numbers", ENUM),
    Literal[PlainNumber.ONE, "z"]: ("contains members of an Enum that are not strings or numbers", ENUM),
    Literal[b"a"]: ("contains bytes, which JSON cannot represent", "Use strings."),
    dict[PlainNumber, int]: ("has keys that cannot be parsed from strings", KEYS),
    dict[Literal[1, "a"], int]: ("has keys that cannot be parsed from strings", KEYS),
    dict[None, int]: ("has keys that cannot be parsed from strings", KEYS),
    dict[str | None, int]: ("has keys that cannot be parsed from strings", KEYS),
    dict[tuple[int, int], int]: ("has keys that cannot be parsed from strings", KEYS),
    dict[Annotated[tuple[int, int], Field(min_length=1)] | int, int]: (
        "has keys that cannot be parsed from strings",
        KEYS,
    ),
    type[int]: ("cannot be represented in JSON (core_schema.IsSubclassSchema)", "Use pydantic models"),
}


def diagnostics_of(registry: Registry) -> list[Diagnostic]:
    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    return list({each.message: each for each in caught.value.diagnostics}.values())


def taking(registry: Registry, annotation: Any) -> None:
    def f(x: Any) -> None: ...

    f.__annotations__["x"] = annotation
    client(registry=registry)(f)


@pytest.mark.parametrize(("annotation", "expected"), REFUSED.items(), ids=str)
def test_an_argument_that_accepts_no_json_value(registry: Registry, annotation: Any, expected: tuple[str, str]) -> None:
    taking(registry, annotation)
    (diagnostic,) = diagnostics_of(registry)
    assert diagnostic.message == f'The argument "x" of f {expected[0]}.'
    assert diagnostic.hint.startswith(expected[1])


def test_models_discriminated_by_unreadable_enum_members(registry: Registry) -> None:
    taking(registry, Annotated[Red | Blue, Field(discriminator="color")])
    assert [each.message.rpartition(".")[0].rpartition(".")[2] for each in diagnostics_of(registry)] == [
        "color contains members of an Enum that are not strings or numbers"
    ] * 2


def test_such_a_type_is_valid_in_a_result(registry: Registry) -> None:
    class Out(BaseModel):
        one: Literal[Color.RED]
        two: dict[PlainNumber, int]
        three: Iterable[int]

    @client(registry=registry)
    def f() -> Out: ...

    assert export_document(registry)["components"]["schemas"]["Out"]["properties"] == {
        "one": {"type": "string", "const": "red"},
        "two": {
            "type": "object",
            "additionalProperties": {"type": "integer"},
            "propertyNames": {"type": "string", "enum": ["1"], "x-mizan-enum-names": ["ONE"]},
        },
        "three": {"type": "array", "items": {"type": "integer"}},
    }


READ: list[tuple[Any, Any]] = [
    (Literal[Text.RED, Number.ONE], "red"),
    (Literal[Text.RED, Number.ONE], 1),
    (dict[Number, int], {"1": 1}),
    (dict[Text, int], {"red": 1}),
    (dict[Color, int], {"red": 1}),
    (dict[int | str, int], {"a": 1}),
    (dict[float, int], {"0.5": 1}),
    (dict[Literal["a"], int], {"a": 1}),
    (dict[Key, int], {"a": 1}),
    (dict[Any, int], {"a": 1}),
    (list[int], [1]),
    (Iterable[int], [1]),
]


@pytest.mark.parametrize(("annotation", "value"), READ, ids=str)
def test_similar_types_that_accept_json_are_valid(registry: Registry, annotation: Any, value: Any) -> None:
    taking(registry, annotation)
    export_document(registry)
    registry.get("f").validate({"x": value})


class Rows(BaseModel):
    rows: Iterable[int]


@pytest.mark.parametrize(("annotation", "inner"), [(Iterable[int], int), (Rows, dict)])
def test_the_items_of_an_iterable_are_validated_before_the_function_runs(
    registry: Registry, annotation: Any, inner: type
) -> None:
    taking(registry, annotation)
    schema = export_document(registry)["components"]["schemas"]["FInput"]["properties"]["x"]
    if inner is int:
        assert schema == {"type": "array", "items": {"type": "integer"}}
    wrap: Any = (lambda items: items) if inner is int else (lambda items: {"rows": items})
    (invocation,) = registry.get("f").validate({"x": wrap([1, "2"])}).invocations
    value = invocation.arguments["x"]
    assert (value if inner is int else value.rows) == [1, 2]
    with pytest.raises(ValidationFailed) as caught:
        registry.get("f").validate({"x": wrap([1, "b"])})
    assert [each["loc"] for each in caught.value.details] == [["x", 1] if inner is int else ["x", "rows", 1]]


@pytest.mark.parametrize(("annotation", "value"), [(Literal[Color.RED], "red"), (dict[PlainNumber, int], {"1": 1})])
def test_pydantic_rejects_every_value_of_these_types(registry: Registry, annotation: Any, value: Any) -> None:
    """When this test fails, pydantic accepts values, and the types can be allowed."""
    taking(registry, annotation)
    with pytest.raises(ValidationFailed):
        registry.get("f").validate({"x": value})
