"""Only ``True`` grants access, for rules of every kind and any result."""

import asyncio
import contextlib
import functools
import logging
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mizan_core import DefinitionError, Forbidden

from .conftest import outcome

FILE = Path(__file__)


class AlwaysTrue:
    """True, equal to everything, and never empty."""

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash(True)


async def granted() -> bool:
    return True


class Granted:
    """May be awaited any number of times, and returns its value."""

    def __init__(self, result: Any) -> None:
        self.result = result

    def __await__(self) -> Any:
        yield from asyncio.sleep(0).__await__()
        return self.result


def anything(request: Any, given: Any) -> Any: ...


RESULTS = st.one_of(
    st.sampled_from(
        [True, False, None, 1, 1.0, "True", b"yes", bool, granted, PermissionError("no"), Forbidden(), mock.Mock()]
    ),
    st.builds(AlwaysTrue),
    st.builds(Granted, st.builds(Granted, st.just(True))),
    st.integers(),
    st.floats(),
    st.text(),
    st.binary(),
    st.lists(st.booleans()),
    st.dictionaries(st.text(max_size=2), st.booleans()),
    st.functions(like=anything, returns=st.just(True)),
)


def plain(result: Any) -> Any:
    def rule(request: Any, given: Any) -> Any:
        return result

    return rule


def asynchronous(result: Any) -> Any:
    async def rule(request: Any, given: Any) -> Any:
        return result

    return rule


def starred(result: Any) -> Any:
    @functools.wraps(plain)
    def rule(*args: Any, **kwargs: Any) -> Any:
        assert args == ("the request", None)
        assert kwargs == {}
        return result

    return rule


class Rule:
    def __init__(self, result: Any) -> None:
        self.result = result

    def __call__(self, request: Any, given: Any) -> Any:
        return self.result

    async def check(self, request: Any, given: Any) -> Any:
        return self.result


class AsyncRule(Rule):
    async def __call__(self, request: Any, given: Any) -> Any:
        return self.result


def with_three(result: Any, request: Any, given: Any) -> Any:
    return result


def factory(*results: Any) -> Any:
    """A rule factory that was not called."""
    return plain(results[0])


KINDS: dict[str, Callable[[Any], Any]] = {
    "a function": plain,
    "an async function": asynchronous,
    "a function that returns an awaitable": lambda result: plain(Granted(result)),
    "a lambda": lambda result: lambda request, given: result,
    "a partial": lambda result: functools.partial(with_three, result),
    "a wrapper": starred,
    "an object": Rule,
    "an async object": AsyncRule,
    "a bound method": lambda result: Rule(result).check,
    "a static method": lambda result: staticmethod(plain(result)),
    "a mock": lambda result: mock.Mock(return_value=result),
    "an async mock": lambda result: mock.AsyncMock(return_value=result),
}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=50)
@given(result=RESULTS, user=st.sampled_from([None, SimpleNamespace(id=1)]))
def test_only_true_grants_access(kind: str, result: Any, user: Any) -> None:
    refused = "Unauthorized" if user is None else "Forbidden"
    returned = asyncio.run(settle(result)) if kind == "a function" else result
    assert outcome(KINDS[kind](result), user) == ("deleted" if returned is True else refused)


async def settle(result: Any) -> Any:
    """Of a rule that is not async: one awaitable is awaited."""
    return await result if isinstance(result, Granted) else result


@given(
    rule=st.one_of(
        st.integers(),
        st.floats(),
        st.text(),
        st.binary(),
        st.booleans(),
        st.none(),
        st.lists(st.just(True), max_size=2),
        st.builds(AlwaysTrue),
        st.sampled_from(["staff", "superuser", "app.permission", mock.ANY, (), {}, NotImplemented, ...]),
    )
)
def test_only_none_and_false_make_a_function_public(rule: Any) -> None:
    with contextlib.suppress(DefinitionError):
        assert outcome(rule) == ("deleted" if rule is None or rule is False else "Unauthorized")


FLAGS = st.one_of(st.sampled_from([True, False, None, 1, 0, "False", "True", "no", AlwaysTrue()]), st.text())


@given(flag=FLAGS, is_dict=st.booleans())
@pytest.mark.parametrize(
    ("rule", "name", "refused"),
    [
        (True, "is_authenticated", "Unauthorized"),
        ("staff", "is_staff", "Forbidden"),
        ("superuser", "is_superuser", "Forbidden"),
    ],
)
def test_only_true_counts_as_a_flag(rule: Any, name: str, refused: str, flag: Any, is_dict: bool) -> None:
    user = {"id": 1, name: flag} if is_dict else SimpleNamespace(id=1, **{name: flag})
    assert outcome(rule, user) == ("deleted" if flag is True else refused)


@given(result=RESULTS, is_async=st.booleans())
def test_only_true_counts_as_a_permission(result: Any, is_async: bool) -> None:
    def has_perm(permission: str) -> Any:
        return Granted(result) if is_async else result

    returned = result if is_async else asyncio.run(settle(result))
    user = SimpleNamespace(id=1, has_perm=has_perm)
    assert outcome("app.permission", user) == ("deleted" if returned is True else "Forbidden")


def at(function: Any, line: int = 0) -> str:
    """The location of a line of a function, counted from 0."""
    return f"({FILE.name}:{function.__code__.co_firstlineno + line})"


@pytest.mark.parametrize(
    ("rule", "name", "kind", "hint"),
    [
        (
            factory,
            f"factory {at(factory)}",
            "function",
            "If the function returns a rule, call the function: auth=factory(...).",
        ),
        (plain("yes"), f"plain.<locals>.rule {at(plain, 1)}", "str", "Return True or False."),
        (asynchronous(None), f"asynchronous.<locals>.rule {at(asynchronous, 1)}", "NoneType", "Return True or False."),
        (Rule(OSError("x")), f"Rule.__call__ {at(Rule.__call__)}", "OSError", "Raise the exception."),
        (
            asynchronous(Granted(True)),
            f"asynchronous.<locals>.rule {at(asynchronous, 1)}",
            "Granted",
            "Await the call inside",
        ),
        (functools.partial(max, "z", key=str), "max", "str", "Return True or False."),
    ],
)
def test_a_result_that_is_not_a_bool_is_logged_with_the_location_of_the_rule(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, rule: Any, name: str, kind: str, hint: str
) -> None:
    monkeypatch.chdir(FILE.parent)
    assert outcome(rule) == "Unauthorized"
    (record,) = caplog.records
    assert (record.name, record.levelno) == ("mizan", logging.ERROR)
    assert record.getMessage().startswith(
        f"The rule {name} of delete_all returned a value of type {kind}, not bool, so access is denied. {hint}"
    )


def test_flags_and_permissions_that_are_not_bools_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    assert outcome("staff", {"id": 1, "is_staff": "False"}) == "Forbidden"
    assert outcome("app.permission", SimpleNamespace(id=1, has_perm=lambda permission: "secret")) == "Forbidden"
    assert caplog.messages == [
        "is_staff of dict is of type str, not bool, so access is denied. Make it True or False.",
        'has_perm("app.permission") of SimpleNamespace returned a value of type str, not bool, so access is denied. '
        "Return True or False.",
    ]


@pytest.mark.parametrize("response", [True, False])
def test_a_bool_is_not_logged(caplog: pytest.LogCaptureFixture, response: bool) -> None:
    outcome(plain(response))
    outcome("staff", {"id": 1, "is_staff": response})
    outcome("staff", {"id": 1, "is_staff": None})
    assert caplog.messages == []
