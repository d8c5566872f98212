"""Integers of any size are strings for clients, with one spelling for each value."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from mizan_core import BigInt, ValidationFailed, canonical_query, client

from .conftest import Backend

BIG = 2**53 + 1


@pytest.fixture
def echo(backend: Backend) -> Any:
    @client(registry=backend.registry)
    def echo(x: BigInt) -> BigInt:
        return x

    return backend.registry.get("echo")


@pytest.mark.parametrize(
    "written",
    ["", "-", "007", "-0", "+5", " 5", "5 ", "5\n", "1_000", "1.0", "1e3", "0x10", "٣", "9" * 4301, "9" * 99_999],
    ids=lambda written: repr(written[:9]),
)
def test_each_value_of_any_size_has_one_spelling(echo: Any, written: str) -> None:
    with pytest.raises(ValidationFailed) as caught:
        echo.validate({"x": written})
    (detail,) = caught.value.details
    assert detail["loc"] == ["x"]
    assert detail["message"].startswith("Input should be an integer ")
    assert not written or written not in detail["message"]


@pytest.mark.parametrize("written", [5, 5.0, BIG, True, None])
def test_an_integer_of_any_size_is_a_string(echo: Any, written: Any) -> None:
    with pytest.raises(ValidationFailed) as caught:
        echo.validate({"x": written})
    assert [each["type"] for each in caught.value.details] == ["string_type"]


@pytest.fixture
def few_digits() -> Iterator[None]:
    """A limit that an application may set."""
    limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(700)
    yield
    sys.set_int_max_str_digits(limit)


@pytest.mark.usefixtures("few_digits")
def test_an_integer_with_more_digits_than_python_parses_is_a_validation_error(echo: Any) -> None:
    with pytest.raises(ValidationFailed) as caught:
        echo.validate({"x": "9" * 701})
    assert caught.value.details == [
        {"loc": ["x"], "type": "bigint_too_long", "message": "Input should be an integer of fewer digits"}
    ]


@pytest.fixture
def posts(backend: Backend) -> dict[int, str]:
    """The data of a context and its mutations, by ids of any size."""
    titles = {BIG - 1: "another's", BIG: "mine"}

    @client(context="post", registry=backend.registry)
    def post(id: BigInt) -> str:
        return titles[id]

    @client(affects={"post": ["id"]}, registry=backend.registry)
    def rename(id: BigInt, title: str) -> BigInt:
        titles[id] = title
        return id

    return titles


async def test_a_mutation_narrows_by_an_integer_of_any_size(backend: Backend, posts: dict[int, str]) -> None:
    mounted = [{"context": "post", "params": {"id": str(each)}} for each in (BIG - 1, BIG)]
    response = await backend.call("rename", {"id": str(BIG), "title": "new"}, mounted)
    assert response == {
        "result": str(BIG),
        "invalidate": [{"context": "post", "params": {"id": str(BIG)}}],
        "refreshed": [{**mounted[1], "data": {"post": "new"}}],
    }
    assert posts == {BIG - 1: "another's", BIG: "new"}
    assert await backend.context("post", canonical_query({"id": str(BIG)})) == {"post": "new"}


@pytest.mark.parametrize("query", [f"id=0{BIG}", "id=", "id=1&id=2", f"id=%2B{BIG}", "id=%D9%A3", "id=1.0", "id=null"])
async def test_a_noncanonical_integer_in_a_query_is_rejected(
    backend: Backend, posts: dict[int, str], query: str
) -> None:
    with pytest.raises(ValidationFailed):
        await backend.context("post", query)
