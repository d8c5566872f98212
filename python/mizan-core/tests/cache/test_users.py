"""Cached results belong to their users, in memory and in Redis."""

from dataclasses import dataclass
from typing import Any

import pytest
from mizan_core import (
    DefinitionError,
    Forbidden,
    Unauthorized,
    check_registry,
    client,
    export_document,
    register_injected,
)

from ..conftest import Backend, User


def in_public(function: str, parameter: str) -> tuple[str, str]:
    """The message and the hint."""
    return (
        f'{function} has cache_scope="public", but the framework fills in its parameter "{parameter}", which may '
        "depend on the user: one user's result would be sent to all users.",
        f'Remove cache_scope="public", so that each user has separate results, or remove "{parameter}". '
        "Check permissions with auth=.",
    )


async def test_each_user_has_separate_results(cached: Backend, make_user: type[User]) -> None:
    @client(context="home", cache=60, registry=cached.registry)
    def home() -> str:
        return f"for {getattr(cached.host.user, 'id', 'anonymous')}"

    for expected, user in [("for 1", make_user(1)), ("for 2", make_user(2)), ("for anonymous", None)] * 2:
        cached.host.user = user
        assert await cached.context("home") == {"home": expected}
    assert cached.host.ran.count("home") == 3


async def test_users_of_two_classes_with_the_same_id_are_different_users(cached: Backend) -> None:
    @dataclass
    class Customer:
        id: int

    @dataclass
    class Employee:
        id: int

    @client(context="home", cache=60, registry=cached.registry)
    def home() -> str:
        return type(cached.host.user).__name__

    for kind in (Customer, Employee, Customer):
        cached.host.user = kind(1)
        assert await cached.context("home") == {"home": kind.__name__}


async def test_a_public_result_is_shared_by_all_users(cached: Backend, make_user: type[User]) -> None:
    @client(context="home", cache=60, cache_scope="public", registry=cached.registry)
    def home() -> str:
        return "welcome"

    for user in (None, make_user(1), make_user(2)):
        cached.host.user = user
        assert await cached.context("home") == {"home": "welcome"}
    assert cached.host.ran.count("home") == 1


async def test_a_result_that_depends_on_an_injected_argument_is_not_shared(
    cached: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Session:
        """Knows the user, although mizan does not."""

    session = Session()
    monkeypatch.setattr("mizan_core.injection._predicates", [lambda parameter: parameter.annotation is Session])

    @client(context="home", cache=60, registry=cached.registry)
    def mine(current: Session = session) -> int:
        return 1

    @client(context="home", cache=60, registry=cached.registry)
    def news() -> int:
        return 2

    for _ in range(2):
        await cached.context("home")
    assert cached.host.ran == ["mine", "news", "mine"]


class Later:
    """Of a framework that is imported after the functions."""


@pytest.mark.parametrize("user", [None, User(1)])
async def test_a_public_result_with_an_injected_argument_is_reported_and_never_cached(
    cached: Backend, monkeypatch: pytest.MonkeyPatch, user: User | None
) -> None:
    monkeypatch.setattr("mizan_core.injection._predicates", [])
    later = Later()

    @client(context="home", cache=60, cache_scope="public", registry=cached.registry)
    def home(current: Later = later) -> str:
        return f"for {getattr(cached.host.user, 'id', 'anonymous')}"

    register_injected(lambda parameter: parameter.annotation is Later)
    for check in (check_registry, export_document):
        with pytest.raises(DefinitionError) as caught:
            check(cached.registry)
        assert [(each.message, each.hint, each.source) for each in caught.value.diagnostics] == [
            (*in_public("home", "current"), cached.registry.get("home").source)
        ]
    cached.host.user = user
    for _ in range(2):
        await cached.context("home")
    cached.host.user = User(2)
    assert await cached.context("home") == {"home": "for 2"}
    assert cached.host.ran == ["home"] * 3


async def test_rules_are_checked_before_a_cached_result_is_sent(cached: Backend, make_user: type[User]) -> None:
    allowed = {1}

    def is_allowed(request: Any, given: Any) -> bool:
        return cached.host.user.id in allowed

    @client(context="a", auth=True, cache=60, cache_scope="public", registry=cached.registry)
    def members() -> str:
        return "secret"

    @client(context="b", auth=is_allowed, cache=60, cache_scope="public", registry=cached.registry)
    def chosen() -> str:
        return "secret"

    cached.host.user = make_user(1)
    for name in "ab":
        await cached.context(name)
    cached.host.user = None
    with pytest.raises(Unauthorized):
        await cached.context("a")
    cached.host.user = make_user(1)
    allowed.clear()
    with pytest.raises(Forbidden):
        await cached.context("b")
