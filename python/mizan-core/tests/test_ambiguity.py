"""A parameter of a context has the same value in a URL and in JSON."""

import contextlib
import itertools
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from types import GenericAlias
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator
from mizan_core import (
    DefinitionError,
    Registry,
    ValidationFailed,
    canonical_query,
    check_registry,
    client,
    export_document,
    parse_query,
)
from mizan_core.query import fill_in
from pydantic import BaseModel, Field, JsonValue, RootModel


class Color(Enum):
    RED = "red"


class Point(BaseModel):
    x: int


class Names(RootModel[list[str]]): ...


class OneOrText(Enum):
    ONE = 1
    TEXT = "1"


class OneOrTwo(Enum):
    ONE = 1
    TWO = "two"


def reading(registry: Registry, annotation: Any) -> None:
    def read(x: Any) -> None: ...

    read.__annotations__["x"] = annotation
    client(context="c", registry=registry)(read)


AMBIGUOUS = {
    int | str: 'a string or a number, but a URL cannot distinguish "7" from 7',
    float | str | None: 'a string or a number, but a URL cannot distinguish "7" from 7',
    int | Decimal: 'a string or a number, but a URL cannot distinguish "7" from 7',
    OneOrText: 'a string or a number, but a URL cannot distinguish "1" from 1',
    Literal["2", 2]: 'a string or a number, but a URL cannot distinguish "2" from 2',
    Color | Literal["7"] | int: 'a string or a number, but a URL cannot distinguish "7" from 7',
    bool | str: 'a string or a boolean, but a URL cannot distinguish "true" from true',
    Literal["false"] | bool: 'a string or a boolean, but a URL cannot distinguish "false" from false',
    Point | str: 'a string or an object, but a URL cannot distinguish "{}" from {}',
    dict[str, int] | list[int]: "an array or one value, but a URL cannot distinguish [7] from 7",
    list[str] | str: "an array or one value, but a URL cannot distinguish [7] from 7",
    Names | int: "an array or one value, but a URL cannot distinguish [7] from 7",
    list[int | str]: 'an array of a string or a number, but a URL cannot distinguish "7" from 7',
    tuple[int, bool | str]: 'an array of a string or a boolean, but a URL cannot distinguish "true" from true',
    list[list[int] | str]: 'an array of a string or an array, but a URL cannot distinguish "[]" from []',
    list[int | None]: "an array of values or null, but a URL cannot hold null",
    list: 'an array of a string or a number, but a URL cannot distinguish "7" from 7',
    Any: 'a string or a number, but a URL cannot distinguish "7" from 7',
    JsonValue: 'a string or a number, but a URL cannot distinguish "7" from 7',
}


@pytest.mark.parametrize("check", [check_registry, export_document])
@pytest.mark.parametrize(("annotation", "expected"), AMBIGUOUS.items(), ids=str)
def test_a_type_with_two_values_of_the_same_url_form(
    registry: Registry, annotation: Any, expected: str, check: Any
) -> None:
    reading(registry, annotation)
    with pytest.raises(DefinitionError) as caught:
        check(registry)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == f'The parameter "x" of read may be {expected}.'
    assert diagnostic.hint == "Use one type, or two parameters."
    assert diagnostic.source == registry.get("read").source


def test_a_call_may_take_such_a_type(registry: Registry) -> None:
    @client(registry=registry)
    def f(x: int | str, y: Any) -> None: ...

    check_registry(registry)
    assert registry.get("f").validate({"x": "7", "y": 7}).invocations[0].arguments == {"x": "7", "y": 7}


CLEAR: list[tuple[Any, list[Any]]] = [
    (int | None, [7]),
    (bool | int, [True, False, 1, 0]),
    (bool | None, [True, False]),
    (float | int, [7, 0.5]),
    (Literal[1, True], [1, True]),
    (Literal["a", "7"], ["a", "7"]),
    (Literal["a", 7, False], ["a", 7, False]),
    (Literal["2", 1], ["2", 1]),
    (int | Literal["all"], [7, "all"]),
    (OneOrTwo, [1, "two"]),
    (Color | int, ["red", 7]),
    (date | int, ["2026-01-01", 7, 0]),
    (datetime | bool, ["2026-01-01T00:00:00Z", True]),
    (UUID | int, [str(UUID(int=7)), 7]),
    (date | str, ["2026-01-01", "7", "today"]),
    (Decimal, ["7", "1.50"]),
    (Decimal | None, ["7"]),
    (Point | int, [{"x": 1}, 7]),
    (Point | Literal["none"], [{"x": 1}, "none"]),
    (list[int] | tuple[int, int], [[1, 2], [3]]),
    (list[Literal["a", 7]], [["a", 7]]),
    (tuple[Literal[1], str], [[1, "1"]]),
    (tuple[str, Annotated[int, Field(strict=True)]], [["1", 1]]),
    (list[list[int]], [[[1, 2], []]]),
    (list[Point | int], [[{"x": 1}, 7]]),
    (Names, [["7", "true"]]),
]


@pytest.mark.parametrize(("annotation", "values"), CLEAR, ids=str)
def test_a_type_whose_values_have_different_url_forms(registry: Registry, annotation: Any, values: list[Any]) -> None:
    reading(registry, annotation)
    check_registry(registry)
    for value in values:
        assert by_url(registry, value) == by_json(registry, value) != "refused"


SCALARS = [int, float, bool, str, date, UUID, Decimal, Color, OneOrTwo, OneOrText, Point]
SCALARS += [Literal["all"], Literal["7"], Literal["true"], Literal[7], Literal[True]]  # type: ignore[list-item]
VALUES: list[Any] = [7, 0, 0.5, True, False, "7", "true", "all", "red", "two", "1", 1, "2026-01-01", "{}", "[]"]
VALUES += [{}, {"x": 1}, str(UUID(int=7)), ""]


def types() -> Iterator[Any]:
    pairs = list(itertools.combinations(SCALARS, 2))
    scalars = [*SCALARS, *(one | other for one, other in pairs)]
    yield from scalars
    yield from (GenericAlias(list, each) for each in scalars)
    yield from (GenericAlias(tuple, pair) for pair in pairs)
    yield from (GenericAlias(list, one) | other for one, other in pairs)


def test_an_accepted_type_has_the_same_values_in_a_url_and_in_json() -> None:
    compared = 0
    for annotation in types():
        registry = Registry()
        reading(registry, annotation)
        with contextlib.suppress(DefinitionError):
            check_registry(registry)
            fits = validator(registry)
            for value in [*VALUES, [], *([each] for each in VALUES), *map(list, itertools.pairwise(VALUES))]:
                meant = by_json(registry, value)
                # Pydantic also accepts other text for a number, which the types of clients do not allow.
                if meant != "refused" and fits.is_valid(value):
                    compared += 1
                    assert by_url(registry, value) == meant, f"{annotation} {value!r}"
    assert compared > 100


def validator(registry: Registry) -> Draft202012Validator:
    """Validates against the schema of the parameter in the document."""
    document = export_document(registry)
    schema = document["x-mizan-contexts"]["c"]["params"]["x"]["schema"]
    whole = {**schema, "components": document["components"]}
    return Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)


def by_json(registry: Registry, value: Any) -> Any:
    return _read(registry, {"x": value})


def by_url(registry: Registry, value: Any) -> Any:
    context = registry.context("c")
    try:
        params = parse_query(context, canonical_query({"x": value}))
    except ValidationFailed:
        return "refused"
    return _read(registry, fill_in(context.functions[0].input_model.shapes, params))


def _read(registry: Registry, args: dict[str, Any]) -> Any:
    try:
        (invocation,) = registry.get("read").validate(args).invocations
    except ValidationFailed:
        return "refused"
    value = invocation.arguments["x"]
    items = list(value) if isinstance(value, list | tuple) else [value]
    return [(type(each), each) for each in items]
