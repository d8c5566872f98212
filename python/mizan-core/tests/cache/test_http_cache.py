"""Which responses caches of HTTP may keep."""

from typing import Any

import pytest
from mizan_core import DefinitionError, Registry, check_registry, client, export_document
from mizan_core.http_cache import NO_STORE, entity_tag, http_caching, is_current

PUBLIC = {"context": "c", "cache": 60, "cache_scope": "public"}


def registry_of(*options: dict[str, Any]) -> Registry:
    registry = Registry()
    for number, each in enumerate(options):

        @client(name=f"f{number}", registry=registry, **each)
        def read() -> int:
            return 1

    return registry


def cache_control(*options: dict[str, Any], default: Any = None, may_share: bool = True) -> str:
    caching = http_caching(registry_of(*options).context("c"), default, may_share=may_share)
    return NO_STORE if caching is None else caching.cache_control


def test_browsers_keep_what_is_the_same_for_everyone_and_always_ask() -> None:
    assert cache_control(PUBLIC, PUBLIC) == "private, no-cache"


@pytest.mark.parametrize(
    "other", [{"context": "c"}, {"context": "c", "cache": 60}, {**PUBLIC, "auth": True}, {**PUBLIC, "auth": "staff"}]
)
def test_nothing_is_kept_if_one_function_is_not_for_everyone(other: dict[str, Any]) -> None:
    assert cache_control(PUBLIC, other) == NO_STORE
    assert cache_control(other, PUBLIC) == NO_STORE


def test_nothing_is_kept_if_the_default_rule_refuses_users() -> None:
    assert cache_control(PUBLIC, default=True) == NO_STORE
    assert cache_control({**PUBLIC, "auth": False}, default=True) == "private, no-cache"


def test_shared_caches_keep_it_for_the_shortest_time_of_all() -> None:
    shared = [{**PUBLIC, "shared_max_age": age} for age in (90, 30)]
    assert cache_control(*shared) == "public, max-age=0, must-revalidate, s-maxage=30"
    assert cache_control(*shared, may_share=False) == "private, no-cache"


def test_a_context_of_which_only_a_part_may_be_shared_is_refused() -> None:
    registry = registry_of(PUBLIC, {**PUBLIC, "shared_max_age": 30})
    caching = http_caching(registry.context("c"), None, may_share=True)
    assert caching is not None
    assert not caching.is_shared
    for refuse in (check_registry, export_document):
        with pytest.raises(DefinitionError) as caught:
            refuse(registry)
        assert [each.message for each in caught.value.diagnostics] == [
            'f1 has shared_max_age=, but f0 of the same context "c" has not: clients read both with one request.'
        ]


@pytest.mark.parametrize("age", [0, -1, 1.5, True, "30", 604801, float("nan")])
def test_an_invalid_time(age: Any) -> None:
    with pytest.raises(DefinitionError, match="is not a valid time"):
        registry_of({**PUBLIC, "shared_max_age": age})


@pytest.mark.parametrize("options", [{"context": "c"}, {"context": "c", "cache": 1}, {"affects": "c"}])
def test_only_public_results_may_be_shared(options: dict[str, Any]) -> None:
    with pytest.raises(DefinitionError, match='does not have cache_scope="public"'):
        registry_of({**options, "shared_max_age": 30})


@pytest.mark.parametrize("auth", [True, "staff", "app.permission", lambda request: True])
def test_a_result_behind_a_rule_is_never_shared(auth: Any) -> None:
    with pytest.raises(DefinitionError, match="users whom auth="):
        registry_of({**PUBLIC, "shared_max_age": 30, "auth": auth})


def test_a_tag_is_current_whether_the_client_knows_one_or_several_strong_or_weak_ones() -> None:
    tag = entity_tag(b"{}")
    assert tag != entity_tag(b"{ }")
    for known in (tag, f"W/{tag}", f'"x", {tag}', f'"x" ,W/{tag}', "*"):
        assert is_current(known, tag)
    for unknown in ("", '"x"', tag.strip('"'), f"{tag}x", '"x", *'):
        assert not is_current(unknown, tag)
