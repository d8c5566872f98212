"""Validation errors never repeat the input."""

import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from ipaddress import IPv4Address
from typing import Annotated, Any, Literal
from uuid import UUID

import pytest
from mizan_core import Registry, ValidationFailed, client, failure_of
from pydantic import AnyUrl, Base64Bytes, BaseModel, Field, RootModel, SecretStr, StringConstraints

SENT = "zz-hunter2-zz"


class Color(Enum):
    RED = "red"


class Cat(BaseModel):
    kind: Literal["cat"]


class Dog(BaseModel):
    kind: Literal["dog"]


class Wrapped(RootModel[list[int]]): ...


@pytest.mark.parametrize(
    "annotation",
    [
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
        Literal["a"],
        IPv4Address,
        AnyUrl,
        Base64Bytes,
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
