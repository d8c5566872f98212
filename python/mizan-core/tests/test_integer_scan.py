"""Integers that JavaScript rounds are found in JSON text without parsing it."""

import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from mizan_core.json_numbers import holds_unsafe

MAX = 2**53 - 1
BIG = 2**53 + 1

JSON: Any = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(MAX - 5, MAX + 5)
    | st.floats(allow_nan=False)
    | st.text('0123456789":[,-\\ä'),
    lambda inner: st.lists(inner) | st.dictionaries(st.text('0123456789":[,-\\'), inner),
)


def _integers(value: Any) -> Any:
    if isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _integers(each)
    elif type(value) is int:
        yield value


@given(JSON, st.integers(0, 40))
@example([BIG], 0)
@example("1" * 300, 0)
def test_exactly_the_integers_that_javascript_rounds_are_found(value: Any, padding: int) -> None:
    for text in (
        json.dumps(value, separators=(",", ":")),
        json.dumps(["x" * (300 + padding), value], separators=(",", ":")),
    ):
        assert holds_unsafe(text.encode()) == any(abs(each) > MAX for each in _integers(value))
