"""Every row of the type mapping, through a generated package, against live FastAPI and Django."""

from __future__ import annotations

import asyncio
import datetime as dt
import inspect
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from mizan_client import UNSET
from mizan_conformance.servers import running
from type_mapping import AsyncClient, Client
from type_mapping import models as m

PLAIN = m.Plain(id=1, name="é", old="")
AWARE = dt.datetime(2026, 1, 31, 9, 30, 0, 123456, dt.UTC)
NAIVE = dt.datetime(2026, 1, 31, 9, 30)
TREE = m.Tree(label="a", children=[m.Tree(label="b", children=[], parent=None)], parent=None)
KEYED = m.Keyed(
    by_color={m.Color.DARK_BLUE: 1},
    by_priority={m.KeyedByPriorityKey.HIGH: 2},
    by_letter={"b": 3},
    by_uuid={UUID(int=7): 4},
    by_date={dt.date(2026, 1, 31): 5},
)
NUMBERS = m.Numbers(integer=-5, small=255, positive=1, large=2**53 - 1, huge=2**64 - 1, ratio=0.1, flag=True)

SAME: list[tuple[str, Any]] = [
    ("plain", PLAIN),
    ("text_enum", m.Color.DARK_BLUE),
    ("int_enum", m.Priority.HIGH),
    ("mixed_enum", "two"),
    ("mixed_enum", 1),
    ("numbers", NUMBERS),
    (
        "temporal",
        m.Temporal(moment=AWARE, day=AWARE.date(), clock=dt.time(1, 2, 3), span=dt.timedelta(days=-1, hours=3)),
    ),
    (
        "temporal",
        m.Temporal(moment=NAIVE, day=AWARE.date(), clock=dt.time(1, 2, tzinfo=dt.UTC), span=dt.timedelta(400)),
    ),
    ("moments", m.Moments(aware=AWARE, naive=NAIVE)),
    ("special", m.Special(id=UUID(int=2**127), price=Decimal("1E-34"), blob=b"\0\xff\xfe")),
    (
        "collections",
        m.Collections(
            items=[PLAIN],
            by_name={"é": PLAIN},
            by_id={-7: ["x"]},
            pair=(1, "a"),
            many=[1, 2],
            unique={"a", "b"},
            frozen={1, 2},
        ),
    ),
    ("map_keys", KEYED),
    ("open_model", m.Open.model_validate({"id": 1, "more": [1, {"a": None}]})),
    ("root_model", ["a", "b"]),
    ("discriminated_by_integer", m.Two(version=2, b="x")),
    ("plain_union", 5),
    ("plain_union", "5"),
    ("plain_union", PLAIN),
    ("recursive", TREE),
    ("generic", m.Page[m.Plain](items=[PLAIN], next=None, first=PLAIN)),
    ("anything", m.Anything(value={"a": [None, 1.5]}, literal=True, same="only")),
    ("anything", m.Anything(value=None, literal=1, same="only")),
    ("anything", m.Anything(value=None, literal=None, same="only")),
    ("any_value", {"a": [1, "b", None]}),
    ("keys", m.Keys(class_="a", dashed=1, proto=2, größe=3)),
    ("typed_dict", m.Movie(title="Alien", year=1979)),
    ("nullable", PLAIN),
    ("nullable", None),
    ("nullable_number", None),
    ("list_of_models", [PLAIN, PLAIN]),
    ("tuple_value", (1, "a")),
    ("named_tuple", m.Span(start=1, end=2)),
    ("mapping", {"a": Decimal("1.10")}),
    ("not_required", m.Partial(id=1)),
    ("not_required", m.Partial(id=1, token="t")),
]

DIFFERENT: list[tuple[str, dict[str, Any], Any]] = [
    ("nothing", {}, None),
    ("scalar", {"value": UNSET}, "1"),
    ("scalar", {"value": 5}, "5"),
    ("nullable_number", {}, None),
    ("big_integer", {"value": 2**200}, {"value": 2**200}),
    ("data_class", {"value": {"x": 1}}, m.Point(x=1, y=0, tags=[])),
    ("discriminated_union", {"value": {"kind": "wolf"}}, m.Dog(kind="wolf", name="Rex")),
    ("discriminated_union", {"value": m.Cat(kind="cat", lives=9)}, m.Cat(kind="cat", lives=9)),
    ("nested_union", {"value": {"color": "white", "kind": "dog"}}, [m.White(kind="dog", color="white")]),
    (
        "field_defaults",
        {"value": {"required": 1, "nullable": None}},
        m.Defaults(required=1, plain=3, factory=[], nullable=None, nullable_default=None, color=m.Color.RED),
    ),
    (
        "generic_with_defaults",
        {"value": m.Page[m.DefaultsInput](items=[{"required": 1, "nullable": "x"}], next=None, first=None)},
        m.Page[m.Defaults](
            items=[m.Defaults(required=1, plain=3, factory=[], nullable="x", nullable_default=None, color=m.Color.RED)],
            next=None,
            first=None,
        ),
    ),
    (
        "generic_of_two",
        {"value": m.Entry[str, m.Plain](key="k", value=PLAIN)},
        m.Entry[str, list[int]](key="k", value=[1]),
    ),
]

CASES = [pytest.param(name, {"value": value}, value, id=f"{name}-{index}") for index, (name, value) in enumerate(SAME)]
CASES += [pytest.param(*case, id=f"{case[0]}-d{index}") for index, case in enumerate(DIFFERENT)]


@pytest.fixture(scope="module", params=["fastapi", "django-wsgi"])
def base_url(request: pytest.FixtureRequest) -> Iterator[str]:
    with running(request.param, "mizan_fixtures.type_mapping") as base_url:
        yield base_url


class ClientWithCsrf(Client):
    """The document of the golden package is that of FastAPI, which needs no token."""

    _needs_csrf = True


class AsyncClientWithCsrf(AsyncClient):
    _needs_csrf = True


@pytest.fixture(scope="module")
def client(base_url: str) -> Iterator[Client]:
    with ClientWithCsrf(base_url) as client:
        yield client


@pytest.fixture(scope="module")
def loop() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def async_client(base_url: str, loop: asyncio.Runner) -> Iterator[AsyncClient]:
    client = AsyncClientWithCsrf(base_url)
    yield client
    loop.run(client.close())


@pytest.mark.parametrize(("name", "arguments", "expected"), CASES)
def test_a_value_of_each_type_survives(client: Client, name: str, arguments: dict[str, Any], expected: Any) -> None:
    result = getattr(client, name)(**arguments)
    assert result == expected
    assert type(result) is type(expected)


@pytest.mark.parametrize(("name", "arguments", "expected"), CASES)
def test_and_asynchronously(
    async_client: AsyncClient, loop: asyncio.Runner, name: str, arguments: dict[str, Any], expected: Any
) -> None:
    assert loop.run(getattr(async_client, name)(**arguments)) == expected


def test_a_context_takes_every_kind_of_parameter(client: Client) -> None:
    data = client.fetch_filtered_context(
        since=AWARE,
        open_only=True,
        color=m.Color.RED,
        tags=["a", "b"],
        limit=UNSET,
        after=2**70,
        point={"x": 1, "tags": ["é"]},
    )
    assert data == m.FilteredContext(filtered_count=0, filtered_items=[])


def test_a_value_that_is_absent_differs_from_none(client: Client) -> None:
    assert client.not_required(value=m.Partial(id=1)).model_fields_set == {"id"}


def test_a_deprecated_function_warns(client: Client) -> None:
    with pytest.warns(DeprecationWarning, match="documented is deprecated"):
        assert client.documented(limit=5) == 5
    assert Client.documented.__doc__ is not None
    assert inspect.cleandoc(Client.documented.__doc__) == (
        "Has a description of\ntwo lines.\n\nArgs:\n    limit: How many at most."
    )


def test_both_clients_have_the_same_methods() -> None:
    def methods(client: type) -> dict[str, list[str]]:
        found = inspect.getmembers(client, inspect.isfunction)
        return {name: list(inspect.signature(each).parameters) for name, each in found if not name.startswith("_")}

    assert methods(Client) == methods(AsyncClient)
