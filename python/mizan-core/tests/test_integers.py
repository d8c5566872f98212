"""A plain integer that JavaScript would round is neither accepted nor sent."""

import dataclasses
import enum
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any

import pytest
from mizan_core import BigInt, NotFound, Registry, ValidationFailed, client, failure_of
from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Json,
    JsonValue,
    PlainSerializer,
    PlainValidator,
    RootModel,
    computed_field,
    model_validator,
)
from typing_extensions import TypedDict

from .conftest import Backend

MAX = 2**53 - 1
BIG = 2**53 + 1


class Post(BaseModel):
    id: int


class Before(BaseModel):
    id: int

    @model_validator(mode="before")
    @classmethod
    def before(cls, given: Any) -> Any:
        return given


class Reserved(BaseModel):
    """Names that core schemas have keys of."""

    default: int = 0
    metadata: int = 0
    type: int = 0


class Open(BaseModel):
    model_config = ConfigDict(extra="allow")

    id: int = 0


class OpenDict(TypedDict, extra_items=Any):  # type: ignore[call-arg]
    id: int


class Number(RootModel[int]):
    pass


@dataclasses.dataclass
class Row:
    id: int


class Keyed(TypedDict):
    id: int


class Computed(BaseModel):
    @computed_field  # type: ignore[prop-decorator]
    @property
    def id(self) -> int:
        return BIG


class Subclass(int):
    pass


class Snowflake(enum.IntEnum):
    A = BIG


Cents = Annotated[Decimal, PlainSerializer(int, return_type=int)]


def offered(annotation: Any) -> Any:
    """A function that takes and returns one type."""
    registry = Registry()

    def f(x): ...  # type: ignore[no-untyped-def]

    f.__annotations__ = {"x": annotation, "return": annotation}
    client(registry=registry)(f)
    return registry.get("f")


def refused_at(annotation: Any, value: Any) -> list[list[str | int]]:
    with pytest.raises(ValidationFailed) as caught:
        offered(annotation).validate({"x": value})
    details = caught.value.details
    assert {each["type"] for each in details} == {"unsafe_integer"}, details
    assert all(each["message"].endswith("with the type BigInt of mizan_core") for each in details)
    return [each["loc"] for each in details]


@pytest.mark.parametrize(
    ("annotation", "value", "place"),
    [
        (int, MAX + 1, ["x"]),
        (int, -MAX - 1, ["x"]),
        (int, 10**400, ["x"]),
        (int, float(MAX + 1), ["x"]),
        (int, 1e20, ["x"]),
        (int, str(BIG), ["x"]),
        (int, "9_007_199_254_740_993", ["x"]),
        (int, "9" * 5000, ["x"]),
        (Annotated[int, Field(ge=0, lt=2**70)], BIG, ["x"]),
        (int | None, BIG, ["x"]),
        (Any, BIG, ["x"]),
        (object, [BIG], ["x", 0]),
        (dict, {"a": {"b": [1, BIG]}}, ["x", "a", "b", 1]),
        (dict[str, Any], {"a": {"b": BIG}}, ["x", "a", "b"]),
        (JsonValue, [{"a": BIG}], ["x", 0, "a"]),
        (Json[Any], f"[{BIG}]", ["x", 0]),  # type: ignore[misc]
        (list, [BIG], ["x", 0]),
        (set[int], [BIG], ["x", 0]),
        (tuple[int, ...], [1, BIG], ["x", 1]),
        (dict[str, int], {"k": BIG}, ["x", "k"]),
        (Number, BIG, ["x"]),
        (Row, {"id": BIG}, ["x", "id"]),
        (Keyed, {"id": BIG}, ["x", "id"]),
        (OpenDict, {"id": 1, "more": BIG}, ["x", "more"]),
        (Open, {"id": BIG}, ["x", "id"]),
        (Open, {"more": {"a": BIG}}, ["x", "more", "a"]),
        (list[Post], [{"id": 1}, {"id": BIG}], ["x", 1, "id"]),
        (Before, {"id": BIG}, ["x", "id"]),
        (Reserved, {"default": BIG}, ["x", "default"]),
        (Reserved, {"metadata": BIG}, ["x", "metadata"]),
        (Reserved, {"type": BIG}, ["x", "type"]),
        (Annotated[int, BeforeValidator(abs)], -BIG, ["x"]),
        (Annotated[int, PlainValidator(int)], BIG, ["x"]),
    ],
    ids=str,
)
def test_an_integer_argument_that_javascript_rounds_is_rejected(annotation: Any, value: Any, place: Any) -> None:
    assert refused_at(annotation, value) == [place]


def test_no_other_member_of_a_union_accepts_the_integer() -> None:
    assert refused_at(int | float, BIG) == [["x", "int"], ["x", "float"]]
    with pytest.raises(ValidationFailed) as caught:
        offered(int | list[int] | str).validate({"x": BIG})
    assert [each["loc"] for each in caught.value.details] == [["x", "int"], ["x", "list[int]"], ["x", "str"]]


def test_a_large_input_is_checked_too() -> None:
    assert refused_at(list[int], [*[1] * 40_000, BIG]) == [["x", 40_000]]


@pytest.mark.parametrize(
    ("annotation", "value", "taken"),
    [
        (int, MAX, MAX),
        (int, -MAX, -MAX),
        (int, f"{MAX}", MAX),
        (float, 2**60, float(2**60)),
        (float, 1e300, 1e300),
        (int | float, 1e300, 1e300),
        (Any, 1e20, 1e20),
        (Any, str(BIG), str(BIG)),
        (str, str(BIG), str(BIG)),
        (dict[int, str], {str(BIG): "a"}, {BIG: "a"}),
        (BigInt, str(BIG), BIG),
        (BigInt, "0", 0),
        (BigInt, f"-{'9' * 4299}", -int("9" * 4299)),
        (Annotated[BigInt, Field(ge=0, le=2**64 - 1)], str(2**64 - 1), 2**64 - 1),
        (dict[BigInt, list[BigInt | None]], {str(BIG): [str(-BIG), None]}, {BIG: [-BIG, None]}),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_integer_argument_that_is_accepted(annotation: Any, value: Any, taken: Any) -> None:
    (invocation,) = offered(annotation).validate({"x": value}).invocations
    assert invocation.arguments == {"x": taken}
    assert type(invocation.arguments["x"]) is type(taken)


@pytest.mark.parametrize(
    ("annotation", "result", "place"),
    [
        (int, BIG, ""),
        (int, -MAX - 1, ""),
        (int, float(MAX + 1), ""),
        (int, Subclass(BIG), ""),
        (int, Snowflake.A, ""),
        (int | str, BIG, ""),
        (Any, {"a": [1, BIG]}, ".a[1]"),
        (dict[str, Any], {"a": BIG}, ".a"),
        (JsonValue, [BIG], "[0]"),
        (set[int], {BIG}, "[0]"),
        (dict[int, int], {1: BIG}, ".1"),
        (Number, Number(BIG), ""),
        (Row, Row(BIG), ".id"),
        (Keyed, {"id": BIG}, ".id"),
        (Open, Open(id=1, more=BIG), ".more"),  # type: ignore[call-arg]
        (Post, Post.model_construct(id=BIG), ".id"),
        (Computed, Computed(), ".id"),
        (Cents, Decimal(BIG), ""),
        (list[Post | float], [0.5, Post(id=BIG)], "[1].id"),
        (list[Post], [*[Post(id=1)] * 300, Post(id=BIG)], "[300].id"),
        (list[str | int], ['"[1234567890123456789,', BIG], "[1]"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_result_that_javascript_rounds_is_an_error(annotation: Any, result: Any, place: str) -> None:
    function = offered(annotation)
    with pytest.raises(ValueError, match="BigInt") as caught:
        function.dump([result])
    assert str(caught.value) == (
        f"The result of f{place} ({function.source}) is an integer outside ±(2**53 - 1), which JavaScript rounds. "
        "Annotate it with BigInt of mizan_core, which is sent as a string; where any type is allowed, return a string."
    )


@pytest.mark.parametrize(
    ("annotation", "result", "sent"),
    [
        (int, MAX, str(MAX)),
        (list[int], [-MAX, 1234567890123456], f"[-{MAX},1234567890123456]"),
        (BigInt, BIG, f'"{BIG}"'),
        (BigInt, 5, '"5"'),
        (Annotated[BigInt, Field(ge=0)], BIG, f'"{BIG}"'),
        (dict[BigInt, list[BigInt | None]], {BIG: [BIG, None]}, f'{{"{BIG}":["{BIG}",null]}}'),
        (dict[int, str], {BIG: "a"}, f'{{"{BIG}":"a"}}'),
        (Decimal, Decimal(BIG), f'"{BIG}"'),
        (float, 0.1 + 0.2, "0.30000000000000004"),
        (list[float | int], [1e300, 1234567890123456.5, 7], "[1e+300,1234567890123456.5,7]"),
        (
            list[str | int],
            [f'",:[{BIG},\\', f"{BIG}", 7],
            json.dumps([f'",:[{BIG},\\', f"{BIG}", 7], separators=(",", ":")),
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_result_that_is_sent(annotation: Any, result: Any, sent: str) -> None:
    assert offered(annotation).dump([result]).decode() == sent


async def test_the_client_gets_a_request_id_instead_of_the_integer(backend: Backend, caplog: Any) -> None:
    @client(registry=backend.registry)
    def last() -> int:
        return BIG

    with pytest.raises(ValueError, match="The result of last ") as caught:
        await backend.call("last")
    body = failure_of(caught.value).body.decode()
    assert json.loads(body)["error"]["code"] == "INTERNAL_ERROR"
    assert str(BIG) not in body
    assert "The result of last " in caplog.text


def test_details_of_an_error_contain_large_integers_as_strings() -> None:
    error = json.loads(failure_of(NotFound(details={"ids": [BIG, MAX], "text": f"{BIG}"})).body)["error"]
    assert error["details"] == {"ids": [str(BIG), MAX], "text": f"{BIG}"}


async def test_a_plain_integer_in_a_query(backend: Backend) -> None:
    @client(context="page", registry=backend.registry)
    def page(number: int, filters: dict[str, Any] | None = None) -> int:
        return number

    assert await backend.context("page", f"number={MAX}") == {"page": MAX}
    for query in (f"number={BIG}", f"number=-{BIG}", f"filters=%7B%22a%22%3A{BIG}%7D&number=1"):
        with pytest.raises(ValidationFailed) as caught:
            await backend.context("page", query)
        assert [each["type"] for each in caught.value.details] == ["unsafe_integer"]


async def test_a_mounted_context_with_such_a_parameter_is_not_refreshed(backend: Backend) -> None:
    read: Callable[[int], int] = lambda number: number  # noqa: E731
    read.__name__, read.__annotations__ = "page", {"number": int, "return": int}
    client(context="page", registry=backend.registry)(read)

    @client(affects="page", registry=backend.registry)
    def touch() -> None: ...

    response = await backend.call("touch", {}, [{"context": "page", "params": {"number": BIG}}])
    assert response["refreshed"] == []
