"""The behaviour of every cache backend, in memory and in Redis."""

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mizan_core import Cache
from mizan_core.cache.key import seal, unseal


def test_a_revision_stays_the_same_until_it_is_renewed(cache: Cache) -> None:
    backend = cache.backend
    first = backend.revisions(["a", "b"])
    assert set(first) == {"a", "b"}
    assert first["a"] != first["b"]
    assert backend.revisions(["b", "a"]) == first
    backend.renew(["a"])
    second = backend.revisions(["a", "b"])
    assert second["a"] not in first.values()
    assert second["b"] == first["b"]


def test_a_held_tag_has_no_revision_until_it_is_renewed(cache: Cache) -> None:
    backend = cache.backend
    before = backend.revisions(["a", "b"])
    hold = backend.hold(["a"])
    assert backend.revisions(["a", "b"]) == {"b": before["b"]}
    backend.renew(["a"], hold)
    assert backend.revisions(["a"])["a"] != before["a"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_tag_has_no_revision_until_its_last_hold_is_released(cache: Cache, order: Any) -> None:
    backend = cache.backend
    before = backend.revisions(["a"])["a"]
    holds = [backend.hold(["a"]), backend.hold(["a", "b"])]
    backend.renew(["a"], holds[order[0]])
    backend.renew(["a"])
    backend.renew(["a"], "of another writer")
    assert backend.revisions(["a"]) == {}
    backend.renew(["a"], holds[order[1]])
    assert backend.revisions(["a"])["a"] != before


def test_values_are_found_until_they_expire(cache: Cache) -> None:
    backend = cache.backend
    backend.store([("short", b"1", 3), ("long", b"2", 60)])
    assert backend.find(["short", "long", "never"]) == {"short": b"1", "long": b"2"}
    time.sleep(3.05)
    assert backend.find(["short", "long"]) == {"long": b"2"}


def test_a_stored_value_replaces_an_earlier_one(cache: Cache) -> None:
    cache.backend.store([("k", b"old", 60)])
    cache.backend.store([("k", b"new", 60)])
    assert cache.backend.find(["k"]) == {"k": b"new"}


def test_a_lookup_of_no_keys_finds_nothing(cache: Cache) -> None:
    assert cache.backend.revisions([]) == {}
    assert cache.backend.find([]) == {}


@given(st.binary(max_size=200), st.integers(0, 300), st.integers(1, 255))
def test_an_altered_truncated_or_moved_value_is_rejected(value: bytes, position: int, change: int) -> None:
    secret, key = b"s" * 32, "0" * 64
    sealed = seal(secret, key, value)
    assert unseal(secret, key, sealed) == value
    altered = bytearray(sealed)
    altered[position % len(sealed)] ^= change
    assert unseal(secret, key, bytes(altered)) is None
    assert unseal(secret, key, sealed[:-1]) is None
    assert unseal(secret, key, sealed[: position % len(sealed)]) is None
    assert unseal(secret, "1" * 64, sealed) is None
    assert unseal(b"t" * 32, key, sealed) is None
