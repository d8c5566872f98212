"""Rules of ``auth=`` that are functions: where one is, and what is wrong with it at import."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from typing import Any, get_origin

from .mistakes import Mistake
from .source import SourceLocation, function_location


def function_mistakes(name: str, rule: Callable[..., Any], source: SourceLocation) -> Iterator[Mistake]:
    """What shows without calling it."""
    called = _called(rule)
    if inspect.isclass(called) or inspect.isclass(get_origin(called)):
        yield Mistake(
            f"The rule {describe_rule(rule)} of {name} is a class: calling it makes an object, never True or False.",
            "Pass a function of the request and the input, or an object whose `__call__` takes them.",
            source,
        )
    elif inspect.isgeneratorfunction(called) or inspect.isasyncgenfunction(called):
        yield Mistake(
            f"The rule {describe_rule(rule)} of {name} yields, so calling it makes a generator, never True or False.",
            "Return True or False instead.",
            source,
        )
    elif (signature := _unfit_signature(rule)) is not None:
        yield Mistake(
            f"The rule {describe_rule(rule)} of {name} takes {signature}, but a rule is called with two arguments: the "
            "request and the validated input.",
            f"Give it two parameters. If it returns a rule, call it: auth={_short_name(rule)}(...).",
            source,
        )


def _unfit_signature(rule: Callable[..., Any]) -> str | None:
    """The parameters of a rule that cannot be called with two arguments; None where it can, or where none are known.

    A wrapper counts by its own parameters, since it may pass others to what it wraps.
    """
    signature = _signature(rule, follow_wrapped=False) or _signature(rule, follow_wrapped=True)
    if signature is None:
        return None
    try:
        signature.bind(None, None)
    except TypeError:
        plain = [each.replace(annotation=inspect.Parameter.empty) for each in signature.parameters.values()]
        return str(inspect.Signature(plain))
    return None


def _signature(rule: Callable[..., Any], *, follow_wrapped: bool) -> inspect.Signature | None:
    try:
        return inspect.signature(rule, follow_wrapped=follow_wrapped)
    except Exception:  # of what is written in C, or has annotations that cannot be evaluated
        return None


def describe_rule(rule: Callable[..., Any]) -> str:
    """Its name and, where it is known, its ``file:line``."""
    called = _called(rule)
    name = getattr(called, "__qualname__", None) or type(called).__qualname__
    location = _location(called)
    return name if location is None else f"{name} ({location})"


def result_hint(rule: Callable[..., Any], result: object) -> str:
    """What to do about a result that is no bool."""
    if isinstance(result, BaseException):
        return "Raise the exception."
    if inspect.isawaitable(result):
        return "Await what it calls."
    if callable(result):
        return f"If it returns a rule, call it: auth={_short_name(rule)}(...)."
    return "Return True or False."


def _short_name(rule: Callable[..., Any]) -> str:
    return getattr(_called(rule), "__name__", "rule")


def _location(called: Callable[..., Any]) -> SourceLocation | None:
    try:
        return function_location(called)
    except AttributeError:  # no code of Python's
        return None


def _called(rule: Any) -> Any:
    """What runs first: the function in a partial, in a bound method or behind an object's ``__call__``."""
    while True:
        if isinstance(rule, functools.partial):
            rule = rule.func
        elif isinstance(rule, staticmethod) or inspect.ismethod(rule):
            rule = rule.__func__
        else:
            break
    if inspect.isroutine(rule) or inspect.isclass(rule):
        return rule
    behind = getattr(type(rule), "__call__", None)  # noqa: B004
    return behind if inspect.isfunction(behind) else rule
