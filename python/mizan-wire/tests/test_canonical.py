"""Canonical parameters, pinned by the vectors that every language shares."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mizan_wire import canonical_query

VECTORS = json.loads(
    (Path(__file__).parents[3] / "packages/kernel/__tests__/vectors/canonical.json").read_text("utf-8")
)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_agrees_with_the_shared_vector(vector: Any) -> None:
    assert canonical_query(vector["params"]) == vector["canonical"]


def test_an_integer_past_two_to_the_53rd_keeps_its_digits() -> None:
    assert canonical_query({"id": 9007199254740993}) == "id=9007199254740993"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_nan_and_infinity_have_no_canonical_form(value: Any) -> None:
    with pytest.raises(ValueError, match="JSON cannot represent"):
        canonical_query({"x": value})


@given(st.dictionaries(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8"))))
def test_a_string_survives_a_round_trip(params: dict[str, str]) -> None:
    assert dict(parse_qsl(canonical_query(params), keep_blank_values=True)) == params


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_survives_a_round_trip(value: float) -> None:
    ((_, printed),) = parse_qsl(canonical_query({"x": value}))
    assert float(printed) == value
