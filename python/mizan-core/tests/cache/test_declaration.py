"""`cache=` and `cache_scope=` of `@client`."""

from typing import Any

import pytest
from mizan_core import DefinitionError, Registry, client


def offer(**options: Any) -> Any:
    registry = Registry()

    @client(registry=registry, **options)
    def detail() -> int:
        return 1

    return registry.get("detail")


def diagnostics(**options: Any) -> tuple[list[tuple[str, str]], str]:
    with pytest.raises(DefinitionError) as caught:
        offer(**options)
    return [(each.message, each.hint) for each in caught.value.diagnostics], str(caught.value)


def test_a_function_of_a_context_may_be_cached() -> None:
    policy = offer(context="c", cache=60).cache
    assert (policy.seconds, policy.scope) == (60, "user")
    assert offer(context="c", cache=0.5, cache_scope="public").cache.scope == "public"
    assert offer(context="c").cache is None


@pytest.mark.parametrize("options", [{}, {"affects": "c"}])
def test_caching_another_function_is_an_error_with_its_location(options: dict[str, str]) -> None:
    found, text = diagnostics(cache=60, **options)
    assert found == [
        ("detail has cache=, but only functions of a context can be cached.", "Add context=, or remove cache=.")
    ]
    assert "test_declaration.py:12: " in text


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf"), 604801, True, "60"])
def test_an_invalid_cache_time(seconds: Any) -> None:
    assert diagnostics(context="c", cache=seconds)[0] == [
        (
            f"cache={seconds!r} of detail is not a valid time.",
            "Use a number of seconds above 0, up to 604800 (a week).",
        )
    ]


@pytest.mark.parametrize(
    ("scope", "hint"),
    [("pubic", 'Did you mean "public"?'), ("everybody", 'Use "user" or "public".'), (3, 'Use "user" or "public".')],
)
def test_an_unknown_scope(scope: str | int, hint: str) -> None:
    assert diagnostics(context="c", cache=1, cache_scope=scope)[0] == [
        (f"cache_scope={scope!r} of detail is not a cache scope.", hint)
    ]


def test_a_scope_without_a_cache() -> None:
    assert diagnostics(context="c", cache_scope="public")[0] == [
        ("detail has cache_scope= without cache=, so nothing is cached.", "Add a number of seconds, such as cache=60.")
    ]
