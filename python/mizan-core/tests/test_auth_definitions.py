"""Which rules are accepted at import."""

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mizan_core import DefinitionError, Registry, client, register_compose

from .conftest import outcome

FILE = Path(__file__)


def at(function: Any) -> str:
    """The location of a function."""
    return f"({FILE.name}:{function.__code__.co_firstlineno})"


class Allow:
    async def check(self, request: Any, given: Any) -> bool:
        return True


class ReturnsBool:
    def __new__(cls, request: Any, given: Any) -> Any:
        return True


def yields(request: Any, given: Any) -> Any:
    yield True


async def yields_async(request: Any, given: Any) -> Any:
    yield True


class Yields:
    def __call__(self, request: Any, given: Any) -> Any:
        yield True

    async def yields(self, request: Any, given: Any) -> Any:
        yield True


def none() -> bool:
    return True


def one(request: Any) -> bool:
    return True


def three(request: Any, given: Any, role: str) -> bool:
    return True


def named_only(*, request: Any, given: Any) -> bool:
    return True


def required(request: Any, given: Any, *, role: str) -> bool:
    return True


@functools.wraps(three)
def injects(request: Any, given: Any) -> bool:
    return three(request, given, "admin")


def optional(request: Any, given: Any, role: str = "admin", **more: Any) -> bool:
    return True


TWO = "but mizan calls a rule with two arguments: the request and the validated input."


@pytest.mark.parametrize(
    ("rule", "name", "line", "problem", "hint"),
    [
        (ReturnsBool, "ReturnsBool", None, "is a class", "Pass a function of the request and the input"),
        (functools.partial(ReturnsBool, None), "ReturnsBool", None, "is a class", "Pass a function"),
        (bool, "bool", None, "is a class", "Pass a function"),
        (list[int], "list", None, "is a class", "Pass a function"),
        (yields, "yields", yields, "is a generator function", "Return True or False instead."),
        (yields_async, "yields_async", yields_async, "is a generator function", "Return True or False instead."),
        (functools.partial(yields), "yields", yields, "is a generator function", "Return True or False instead."),
        (staticmethod(yields), "yields", yields, "is a generator function", "Return True or False instead."),
        (Yields(), "Yields.__call__", Yields.__call__, "is a generator function", "Return True or False instead."),
        (Yields().yields, "Yields.yields", Yields.yields, "is a generator function", "Return True or False instead."),
        (none, "none", none, f"takes (), {TWO}", "Give the rule two parameters."),
        (
            one,
            "one",
            one,
            f"takes (request), {TWO}",
            "If the function returns a rule, call the function: auth=one(...).",
        ),
        (three, "three", three, f"takes (request, given, role), {TWO}", "Give the rule two parameters."),
        (functools.partial(one, None), "one", one, f"takes (), {TWO}", "Give the rule two parameters."),
        (named_only, "named_only", named_only, f"takes (*, request, given), {TWO}", "Give the rule two parameters."),
        (required, "required", required, f"takes (request, given, *, role), {TWO}", "Give the rule two parameters."),
        (functools.lru_cache(one), "one", one, f"takes (request), {TWO}", "Give the rule two parameters."),
    ],
)
@pytest.mark.parametrize("composes", [False, True])
def test_a_rule_that_cannot_take_two_arguments_is_an_error_at_import(
    registry: Registry, rule: Any, name: str, line: Any, problem: str, hint: str, composes: bool
) -> None:
    def f() -> None: ...

    offer: Callable[[], Any] = lambda: client(auth=rule, registry=registry)(f)  # noqa: E731
    if composes:
        client(registry=registry)(f)
        offer = functools.partial(register_compose, "every", [f], auth=rule, registry=registry)
    with pytest.raises(DefinitionError) as caught:
        offer()
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message.startswith(f"The rule {name} ")
    assert f" of {'every' if composes else 'f'} {problem}" in diagnostic.message
    if line is not None:
        assert at(line) in diagnostic.message.replace(os.path.relpath(FILE.parent) + "/", "")
    assert hint in diagnostic.hint
    assert diagnostic.source is not None
    assert diagnostic.source.file == str(FILE)
    assert ("every" if composes else "f") not in {each.name for each in registry}


@pytest.mark.parametrize("rule", [injects, optional, functools.partial(three, role="admin"), Allow().check])
def test_any_callable_with_two_arguments_is_a_rule(rule: Any) -> None:
    assert outcome(rule) == "deleted"


@pytest.mark.parametrize("rule", [0, "stafff", 1, ""])
def test_a_composition_needs_a_rule_too(registry: Registry, rule: Any) -> None:
    def f() -> None: ...

    client(registry=registry)(f)
    with pytest.raises(DefinitionError) as caught:
        register_compose("every", [f], auth=rule, registry=registry)
    assert [each.message for each in caught.value.diagnostics] == [f"auth={rule!r} of every is not a rule."]
