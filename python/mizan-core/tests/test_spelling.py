"""Clients compare parameters as text, so an argument narrows only if equal values have equal text."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from ipaddress import IPv4Address
from pathlib import Path
from typing import Annotated, Any, Literal, NewType
from uuid import UUID

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from mizan_core import (
    BigInt,
    DefinitionError,
    Registry,
    ValidationFailed,
    canonical_query,
    check_registry,
    client,
    parse_query,
)
from pydantic import (
    AfterValidator,
    AnyUrl,
    BaseModel,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    PlainSerializer,
    PlainValidator,
    SecretStr,
    StringConstraints,
    WrapValidator,
)
from pydantic_core import CoreSchema, core_schema
from typing_extensions import TypeAliasType

from .conftest import AsyncioHost, Backend


class Color(Enum):
    RED = "red"
    BLUE = "blue"


class Ratio(Enum):
    HALF = 0.5


class CaseInsensitive(Enum):
    A = "a"

    @classmethod
    def _missing_(cls, value: object) -> CaseInsensitive | None:
        return cls.A if str(value).strip().lower() == "a" else None


class Point(BaseModel):
    x: int
    y: int = 7


class Slug(str):
    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(lambda text: cls(text.strip()), core_schema.str_schema())


ProjectId = NewType("ProjectId", int)
Key = TypeAliasType("Key", "UUID")
Nested = TypeAliasType("Nested", "list[Nested]")

UUIDS = [
    str(UUID(int=0xFF)),
    str(UUID(int=0xFF)).upper(),
    UUID(int=0xFF).hex,
    UUID(int=0xFF).urn,
    f"{{{UUID(int=255)}}}",
]
TEXTS = ["a", "A", " a ", "ß", "SS", "ss", "7"]
BIG_INTEGERS = [str(2**53 + 1), str(2**53), f"0{2**53 + 1}", "7", "07", "+7", " 7", "-7", "-0", "0", 7]
NUMBERS = [7, "7", "07", " 7", 7.0, "7.0", True, "+7", 1, -7]

NARROWING: dict[Any, list[Any]] = {
    int: NUMBERS,
    ProjectId: NUMBERS,
    Annotated[int, Field(ge=1, multiple_of=7)]: NUMBERS,
    int | None: [*NUMBERS, None],
    BigInt: BIG_INTEGERS,
    BigInt | None: [*BIG_INTEGERS, None],
    bool: [True, False, "true", "on", 1, 0, "yes", "TRUE"],
    str: TEXTS,
    Annotated[str, Field(min_length=1, max_length=3)]: TEXTS,
    Literal["a", "b", 7]: [*TEXTS, 7],
    Color: ["red", "blue", "RED"],
    Color | int: ["red", 7, "7"],
    UUID: UUIDS,
    Key: UUIDS,
    UUID | None: [*UUIDS, None],
    date: ["2026-01-01", "2026-01-01T00:00:00", 1767225600, "1767225600", "2026-01-02"],
}
WIDE: dict[Any, list[Any]] = {
    Annotated[str, StringConstraints(strip_whitespace=True)]: TEXTS,
    Annotated[str, StringConstraints(to_lower=True)]: TEXTS,
    Annotated[str, StringConstraints(to_upper=True)]: TEXTS,
    Annotated[str, Field(coerce_numbers_to_str=True)]: ["7.0", 7.0, 7, "7"],
    Annotated[str, BeforeValidator(lambda text: str(text).strip())]: TEXTS,
    Annotated[str, AfterValidator(str.strip)]: TEXTS,
    Annotated[str, WrapValidator(lambda text, handler: handler(str(text).casefold()))]: TEXTS,
    Annotated[int, BeforeValidator(lambda value: abs(int(value)))]: NUMBERS,
    Annotated[str, PlainValidator(lambda text: str(text).strip(), json_schema_input_type=str)]: TEXTS,
    Annotated[int, PlainSerializer(lambda value: f"#{value}", return_type=str)]: NUMBERS,
    float: [0.5, "0.50", 1, 1.0, "1e0", 2**53 + 1, 2.0**53],
    Ratio: [0.5, "0.50"],
    CaseInsensitive: ["a", "A", " a "],
    Slug: TEXTS,
    Decimal: ["1.0", "1.00", 1, "1"],
    datetime: ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00+00:00", 1767225600],
    timedelta: ["PT60S", "PT1M", 60],
    AnyUrl: ["http://a.b", "http://a.b/", "HTTP://a.b"],
    Path: ["a//b", "a/b", "./a/b"],
    IPv4Address: ["1.2.3.4"],
    SecretStr: TEXTS,
    UUID | Literal["none"]: [*UUIDS, "none"],
    date | str: ["2026-01-01", "2026-01-01T00:00:00"],
    Point: [{"x": 7}, {"x": 7, "y": 7}, {"x": "7"}, {"y": 7, "x": 7, "z": 0}],
    dict[str, int]: [{"a": 1}, {"a": "1"}],
    set[int]: [[1, 2], [2, 1], [1, 2, 2]],
    list[int]: [[1, 2], [2, 1], ["1", 2], [2]],
    Nested: [[], [[]]],
    tuple[int, int]: [[1, 2], ["1", "2"]],
    list[Annotated[str, AfterValidator(str.strip)]]: [["a "], ["a"]],
}
TYPES = NARROWING | WIDE


def offer(registry: Registry, read_type: Any, touch_type: Any, affects: Any = "c") -> list[Any]:
    """A context and a mutation, and the values that both received."""
    got: list[Any] = []

    def read(x: Any) -> None:
        got.append(x)

    def touch(x: Any) -> None:
        got.append(x)

    read.__annotations__["x"], touch.__annotations__["x"] = read_type, touch_type
    client(context="c", registry=registry)(read)
    client(affects=affects, registry=registry)(touch)
    return got


def alike(one: Any, other: Any) -> bool:
    """As the kernel compares."""
    return canonical_query({"v": one}).lower() == canonical_query({"v": other}).lower()


@pytest.mark.parametrize("annotation", NARROWING, ids=str)
async def test_a_type_that_narrows(backend: Backend, annotation: Any) -> None:
    offer(backend.registry, annotation, annotation)
    value = NARROWING[annotation][0]
    response = await backend.call("touch", {"x": value})
    assert response["invalidate"] == [{"context": "c", "params": {"x": value}}]


@pytest.mark.parametrize("annotation", WIDE, ids=str)
async def test_a_type_that_does_not(backend: Backend, annotation: Any) -> None:
    offer(backend.registry, annotation, annotation)
    response = await backend.call("touch", {"x": WIDE[annotation][0]})
    assert response["invalidate"] == [{"context": "c"}]


STRIPPED = Annotated[str, AfterValidator(str.strip)]


@pytest.mark.parametrize(("read_type", "touch_type"), [(STRIPPED, str), (str, STRIPPED)], ids=str)
def test_narrowing_by_an_argument_with_several_text_forms_is_an_error(
    registry: Registry, read_type: Any, touch_type: Any
) -> None:
    offer(registry, read_type, touch_type, {"c": ["x"]})
    with pytest.raises(DefinitionError) as caught:
        check_registry(registry)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == 'touch narrows "c" by "x", whose values have several text forms.'
    assert diagnostic.hint == "Remove the argument: clients compare values as text."


async def test_an_argument_narrows_only_if_every_function_of_the_context_keeps_its_values(backend: Backend) -> None:
    offer(backend.registry, str, str)

    @client(context="c", registry=backend.registry)
    def another(x: Annotated[str, AfterValidator(str.strip)]) -> None: ...

    assert (await backend.call("touch", {"x": "a"}))["invalidate"] == [{"context": "c"}]


@pytest.mark.parametrize(
    ("annotation", "given"),
    [
        (UUID, UUIDS[2]),
        (UUID, UUIDS[3]),
        (date, "2026-01-01T00:00:00"),
        (int, "07"),
        (int, "7.0"),
        (int, " 7"),
        (bool, "on"),
        (bool, "1"),
    ],
)
async def test_a_noncanonical_parameter_is_rejected(backend: Backend, annotation: Any, given: str) -> None:
    """Otherwise an invalidation of `…-…` would not match an instance that a client wrote without hyphens."""
    offer(backend.registry, annotation, annotation)
    with pytest.raises(ValidationFailed) as caught:
        await backend.context("c", canonical_query({"x": given}))
    assert caught.value.details == [
        {"loc": ["x"], "type": "spelling", "message": "Input should be in the canonical form of its type"}
    ]
    await backend.call("touch", {"x": given})


def test_instances_with_equal_values_are_always_invalidated() -> None:
    invalidated, spared = [], []

    async def check(backend: Backend, got: list[Any], written: list[Any]) -> None:
        for shown in written:
            query = canonical_query({"x": shown})
            try:
                await backend.context("c", query)
            except ValidationFailed:
                continue
            seen = got.pop()
            mounted = {"context": "c", "params": parse_query(backend.registry.context("c"), query)}
            for changed in written:
                try:
                    response = await backend.call("touch", {"x": changed}, [mounted])
                except ValidationFailed:
                    continue
                (invalidation,) = response["invalidate"]
                scope = invalidation.get("params", {})
                is_invalidated = "x" not in scope or shown is None or alike(scope["x"], shown)
                if got[0] == seen:
                    assert is_invalidated, f"{shown!r} is {changed!r}, but only {scope} was invalidated"
                    assert response["refreshed"] == [{**mounted, "data": {"read": None}}]
                    invalidated.append(shown)
                elif not is_invalidated:
                    spared.append(shown)
                got.clear()

    @settings(max_examples=400, phases=[Phase.generate])
    @given(st.sampled_from(list(TYPES)), st.data())
    def run(annotation: Any, data: st.DataObject) -> None:
        registry = Registry()
        others = [annotation, annotation | None, str, STRIPPED]
        got = offer(
            registry, annotation, data.draw(st.sampled_from(others)), data.draw(st.sampled_from(["c", {"c": ["x"]}]))
        )
        try:
            check_registry(registry)
        except DefinitionError:
            return
        written = st.sampled_from(TYPES[annotation]) | st.text("aAß7 -", max_size=2) | st.integers(-9, 9)
        values = data.draw(st.lists(written, min_size=2, max_size=5))
        asyncio.run(check(Backend(registry, AsyncioHost()), got, values))

    run()
    assert len(invalidated) > 100
    assert spared, "it is easy to name everything"
