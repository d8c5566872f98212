"""Keys: the same in every language, and different for different fields."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from mizan_core.cache import derive_cache_key
from mizan_wire import canonical_json

PUBLISHED = Path(__file__).parents[4] / "packages/core/schema/cache-keys.v1.json"
PINNED = json.loads(PUBLISHED.read_text("utf-8"))
SECRET = bytes.fromhex(PINNED["secret"])
FIELDS = ("context", "params", "scope", "rev")


@pytest.mark.parametrize("vector", PINNED["vectors"], ids=lambda vector: vector["name"])
def test_a_pinned_digest(vector: Any) -> None:
    fields = {name: vector[name] for name in FIELDS}
    assert canonical_json(fields) == vector["canonical"]
    assert derive_cache_key(SECRET, **fields) == vector["digest"]


def test_no_two_pinned_digests_are_equal() -> None:
    digests = [vector["digest"] for vector in PINNED["vectors"]]
    assert len(set(digests)) == len(digests) == 18


# Few letters, so that strings are often equal, or equal when joined.
texts = st.text('ab:,[]"{}\\', max_size=4)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
fields = st.tuples(texts, st.dictionaries(texts, json_values, max_size=3), st.lists(texts, max_size=3), st.lists(texts))


def exactly(value: Any) -> str | None:
    """In Python True equals 1 and 1 equals 1.0; in JSON only the latter two are equal."""
    return json.dumps(value, sort_keys=True, default=str) if not _has_floats(value) else None


def _has_floats(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_floats, value.values()))
    return isinstance(value, float) or (isinstance(value, list | tuple) and any(map(_has_floats, value)))


@given(fields, fields)
def test_equal_keys_mean_equal_fields(first: Any, second: Any) -> None:
    assume(exactly(first) is not None and exactly(second) is not None)
    is_same = exactly(first) == exactly(second)
    assert (derive_cache_key(SECRET, *first) == derive_cache_key(SECRET, *second)) is is_same


@given(fields, st.integers(0, 3), texts)
def test_every_field_changes_the_key(given_fields: Any, index: Any, text: Any) -> None:
    changed = list(given_fields)
    before = changed[index]
    changed[index] = before + text if index == 0 else {**before, "x": text} if index == 1 else [*before, text]
    assume(changed[index] != before)
    assert derive_cache_key(SECRET, *changed) != derive_cache_key(SECRET, *given_fields)


def test_the_secret_changes_the_key() -> None:
    assert derive_cache_key(b"1" * 32, "c", {}, [], []) != derive_cache_key(b"2" * 32, "c", {}, [], [])


@pytest.mark.parametrize("value", ["\ud800", float("nan"), float("inf")])
def test_a_key_that_other_languages_cannot_derive_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"surrogate|cannot represent"):
        derive_cache_key(SECRET, "c", {"f": value}, [], [])
