"""Validation errors never repeat the input."""

import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from ipaddress import IPv4Address
from re import Pattern
from types import GenericAlias
from typing import Annotated, Any, Literal, get_origin
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mizan_core import Registry, ValidationFailed, client, failure_of
from pydantic import (
    AfterValidator,
    AnyUrl,
    Base64Bytes,
    BaseModel,
    BeforeValidator,
    Field,
    ImportString,
    Json,
    RootModel,
    SecretStr,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

SENT = "zz-hunter2-zz"


class Color(Enum):
    RED = "red"


class Cat(BaseModel):
    kind: Literal["cat"]


class Dog(BaseModel):
    kind: Literal["dog"]


class Wrapped(RootModel[list[int]]): ...


NATIVE: list[Any] = [
    int,
    float,
    bool,
    date,
    datetime,
    time,
    timedelta,
    Decimal,
    UUID,
    Color,
    IPv4Address,
    AnyUrl,
    Base64Bytes,
]


@pytest.mark.parametrize(
    "annotation",
    [
        *NATIVE,
        Literal["a"],
        list[int],
        set[int],
        tuple[int, int],
        dict[str, int],
        Cat,
        Wrapped,
        int | bool,
        Annotated[str, StringConstraints(max_length=3)],
        Annotated[str, StringConstraints(pattern="^a$")],
        Annotated[SecretStr, Field(max_length=3)],
    ],
    ids=str,
)
def test_the_input_is_not_repeated(registry: Registry, annotation: Any) -> None:
    def f(value) -> None: ...  # type: ignore[no-untyped-def]

    f.__annotations__["value"] = annotation
    client(registry=registry)(f)
    with pytest.raises(ValidationFailed) as caught:
        registry.get("f").validate({"value": SENT})
    assert caught.value.details
    for detail in caught.value.details:
        assert set(detail) == {"loc", "type", "message"}
        assert detail["loc"][0] == "value"
    assert "hunter2" not in json.dumps(caught.value.details)


def test_the_tag_of_a_union_is_not_repeated(registry: Registry) -> None:
    @client(registry=registry)
    def f(pet: Annotated[Cat | Dog, Field(discriminator="kind")]) -> None: ...

    with pytest.raises(ValidationFailed) as caught:
        registry.get("f").validate({"pet": {"kind": SENT}})
    assert caught.value.details == [
        {"loc": ["pet"], "type": "union_tag_invalid", "message": "Input should have 'kind' among 'cat', 'dog'"}
    ]


def test_a_uuid_is_not_repeated_letter_by_letter(registry: Registry) -> None:
    @client(registry=registry)
    def f(id: UUID) -> None: ...

    with pytest.raises(ValidationFailed) as caught:
        registry.get("f").validate({"id": "q"})
    assert caught.value.details[0]["message"] == "Input should be a valid UUID"


class Leaf(BaseModel):
    left: int
    right: int


def test_a_hundred_errors_are_listed_and_more_are_counted(registry: Registry) -> None:
    @client(registry=registry)
    def f(ids: list[int]) -> None: ...

    with pytest.raises(ValidationFailed) as caught:
        registry.get("f").validate({"ids": ["x"] * 100})
    assert [each["loc"] for each in caught.value.details] == [["ids", index] for index in range(100)]
    with pytest.raises(ValidationFailed) as caught:
        registry.get("f").validate({"ids": ["x"] * 101})
    assert caught.value.details == [
        {"loc": [], "type": "too_many_errors", "message": "The input has 101 errors, too many to list"}
    ]


@pytest.mark.parametrize(
    "args",
    [
        {"ids": [[]] * 10_000},
        {f"unknown{number}": 1 for number in range(10_000)},
        {"numbers": {"x": ["inf"] * 10_000}},
        {"numbers": {"x" * 100_000: ["x"] * 90}},
        {"numbers": {"x" * 100_000: ["inf"] * 90}},
        {"leaves": {"x" * 100_000: {}}},
        {"x" * 100_000: 1},
    ],
    ids=["items", "names", "infinities", "long keys", "long keys of infinities", "long keys of models", "a long name"],
)
def test_the_response_is_small_for_any_input(registry: Registry, args: Any) -> None:
    @client(registry=registry)
    def f(
        ids: list[int] = [],  # noqa: B006
        numbers: dict[str, list[float]] = {},  # noqa: B006
        leaves: dict[str, Leaf] = {},  # noqa: B006
    ) -> None: ...

    with pytest.raises(ValidationFailed) as caught:
        registry.get("f").validate(args)
    assert len(failure_of(caught.value).body) < 50_000


def test_a_long_name_is_truncated_in_the_response(registry: Registry) -> None:
    @client(registry=registry)
    def f() -> None: ...

    with pytest.raises(ValidationFailed) as caught:
        registry.get("f").validate({"x" * 200: 1, "y" * 201: 1})
    assert [each["loc"] for each in caught.value.details] == [["x" * 200], ["y" * 200 + "…"]]


def quoting(value: str) -> str:
    raise ValueError(f"must not be {value}")


def asserting(value: str) -> str:
    assert not value, f"{value!r} is taken"
    return value


def custom(value: str) -> str:
    raise PydanticCustomError("taken", "The name {name} is taken", {"name": value})


def quoting_a_letter(value: str) -> str:
    raise ValueError(f"must not contain {value[-1]!r}")


def quoting_a_model(value: Any) -> Any:
    raise ValueError(f"cannot use {value['card']}")


FOREIGN: list[Any] = [
    ZoneInfo,
    ImportString,
    Pattern[str],
    Json,
    Annotated[str, AfterValidator(quoting)],
    Annotated[str, BeforeValidator(quoting)],
    Annotated[str, AfterValidator(asserting)],
    Annotated[str, AfterValidator(custom)],
    Annotated[str, AfterValidator(quoting_a_letter)],
]


@settings(max_examples=15)
@given(middle=st.text(max_size=8))
@pytest.mark.parametrize("annotation", [*NATIVE, *FOREIGN, *(GenericAlias(list, each) for each in FOREIGN)], ids=str)
def test_no_validator_repeats_the_input(annotation: Any, middle: str) -> None:
    registry = Registry()
    sent = f"zz-{middle}-hunter2-ß"

    def f(value) -> None: ...  # type: ignore[no-untyped-def]

    f.__annotations__["value"] = annotation
    client(registry=registry)(f)
    try:
        registry.get("f").validate({"value": [sent] if get_origin(annotation) is list else sent})
    except ValidationFailed as error:
        for detail in error.details:
            assert "hunter2" not in detail["message"]
            assert "ß" not in detail["message"]


@pytest.mark.parametrize(("card", "repeated"), [("4111 1111", True), (123, True), ("a", False), ("12", True)])
def test_a_value_inside_an_object_is_not_repeated(registry: Registry, card: Any, repeated: bool) -> None:
    @client(registry=registry)
    def f(value: Annotated[Any, AfterValidator(quoting_a_model)]) -> None: ...

    with pytest.raises(ValidationFailed) as caught:
        registry.get("f").validate({"value": {"card": card}})
    expected = "Input is not valid" if repeated else f"Value error, cannot use {card}"
    assert caught.value.details[0]["message"] == expected


def test_a_message_that_does_not_repeat_the_input_is_kept(registry: Registry) -> None:
    def too_weak(value: str) -> str:
        raise ValueError("needs a digit, a letter and 12 characters")

    @client(registry=registry)
    def f(password: Annotated[str, AfterValidator(too_weak)]) -> None: ...

    with pytest.raises(ValidationFailed) as caught:
        registry.get("f").validate({"password": "hunter2"})
    assert caught.value.details[0]["message"] == "Value error, needs a digit, a letter and 12 characters"
