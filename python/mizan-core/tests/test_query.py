"""The parameters of a context from its query string."""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Any, Literal
from uuid import UUID

import pytest
from mizan_core import BadRequest, BigInt, Registry, ValidationFailed, canonical_query, client, parse_query
from mizan_core.registry import Context
from pydantic import BaseModel, TypeAdapter

from .conftest import Backend


class Color(Enum):
    RED = "red"


class Level(IntEnum):
    HIGH = 2


class Point(BaseModel):
    x: int
    tags: list[str] = []


@pytest.mark.parametrize(
    ("annotation", "value"),
    [
        (int, 7),
        (int, -(2**53) + 1),
        (BigInt, 2**63),
        (BigInt, -(2**80)),
        (list[BigInt], [2**63, 0]),
        (float, 0.5),
        (float, 3.0),
        (bool, True),
        (bool, False),
        (str, "true"),
        (str, "7"),
        (str, ""),
        (str, "ä & ö = ü"),
        (str, '{"a":1}'),
        (Color, Color.RED),
        (Level, Level.HIGH),
        (Literal["a", "b"], "b"),
        (Literal[1, 2], 2),
        (UUID, UUID(int=5)),
        (Decimal, Decimal("19.90")),
        (date, date(2026, 1, 2)),
        (datetime, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        (list[int], [3, 1]),
        (list[str], ["7"]),
        (list[int], []),
        (list[bool], [True, False]),
        (list[Point], [Point(x=1), Point(x=2)]),
        (list[list[int]], [[1, 2], []]),
        (set[int], {1, 2}),
        (tuple[int, str], (1, "2")),
        (tuple[int, ...], (1, 2)),
        (Point, Point(x=1, tags=["a"])),
        (dict[str, int], {"a": 1}),
        (int | None, 7),
        (int | None, None),
        (str | None, None),
        (list[int] | None, [1]),
    ],
    ids=str,
)
async def test_a_value_survives_its_canonical_form(backend: Backend, annotation: Any, value: Any) -> None:
    received: list[Any] = []

    def read(value) -> None:  # type: ignore[no-untyped-def]
        received.append(value)

    read.__annotations__["value"] = annotation
    client(context="c", registry=backend.registry)(read)
    plain = TypeAdapter(annotation).dump_python(value, mode="json")
    await backend.context("c", canonical_query({"value": plain}))
    assert received == [value]
    assert type(received[0]) is type(value)


@pytest.fixture
def context(registry: Registry) -> Context:
    @client(context="c", registry=registry)
    def read(n: int = 0, flag: bool = False, items: list[int] | None = None) -> None: ...

    return registry.context("c")


@pytest.mark.parametrize(
    ("query", "params"),
    [
        ("", {}),
        ("n=7&flag=true", {"n": 7, "flag": True}),
        ("items=1&items=2", {"items": [1, 2]}),
        ("n=seven&flag=yes", {"n": "seven", "flag": "yes"}),
        ("n=NaN", {"n": "NaN"}),
        ("n=1e400", {"n": "1e400"}),
        (f"n={10**400}", {"n": 10**400}),
        ("items=-1e999", {"items": ["-1e999"]}),
        ("n=true", {"n": "true"}),
        ("other=1", {"other": "1"}),
    ],
)
def test_a_value_that_cannot_be_parsed_stays_a_string(context: Context, query: str, params: Any) -> None:
    assert parse_query(context, query) == params


def test_a_single_value_cannot_be_given_twice(context: Context) -> None:
    with pytest.raises(ValidationFailed) as caught:
        parse_query(context, "n=1&n=2")
    assert caught.value.details == [{"loc": ["n"], "type": "repeated", "message": "Input should be given once"}]


@pytest.mark.parametrize("query", ["n=%FF", "&".join(["a=1"] * 1001)])
def test_a_malformed_query_is_a_bad_request(context: Context, query: Any) -> None:
    with pytest.raises(BadRequest):
        parse_query(context, query)


async def test_the_error_for_an_invalid_value_names_its_parameter(backend: Backend, context: Context) -> None:
    with pytest.raises(ValidationFailed) as caught:
        await backend.context("c", "n=seven")
    assert [(each["loc"], each["type"]) for each in caught.value.details] == [(["n"], "int_parsing")]


async def test_an_unknown_parameter(backend: Backend, context: Context) -> None:
    with pytest.raises(ValidationFailed) as caught:
        await backend.context("c", "n=1&projct=2")
    assert [(each["loc"], each["type"]) for each in caught.value.details] == [(["projct"], "extra_forbidden")]


async def test_a_missing_parameter(backend: Backend) -> None:
    @client(context="c", registry=backend.registry)
    def read(n: int) -> None: ...

    with pytest.raises(ValidationFailed) as caught:
        await backend.context("c")
    assert [(each["loc"], each["type"]) for each in caught.value.details] == [(["n"], "missing")]
