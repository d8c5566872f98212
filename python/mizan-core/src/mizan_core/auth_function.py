"""Rules of ``auth=`` that are functions: their location, and their errors at import."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator
from typing import Any, get_origin

from .diagnostics import Diagnostic
from .source import SourceLocation, function_location


def function_diagnostics(name: str, rule: Callable[..., Any], source: SourceLocation | None) -> Iterator[Diagnostic]:
    """Errors that can be found without calling the rule."""
    called = _called(rule)
    if inspect.isclass(called) or inspect.isclass(get_origin(called)):
        yield Diagnostic(
            f"The rule {describe_rule(rule)} of {name} is a class: calling a class returns an object, never True "
            "or False.",
            "Pass a function of the request and the input, or an object whose `__call__` takes them.",
            source,
        )
    elif inspect.isgeneratorfunction(called) or inspect.isasyncgenfunction(called):
        yield Diagnostic(
            f"The rule {describe_rule(rule)} of {name} is a generator function: calling it returns a generator, "
            "never True or False.",
            "Return True or False instead.",
            source,
        )
    elif (signature := _unfit_signature(rule)) is not None:
        yield Diagnostic(
            f"The rule {describe_rule(rule)} of {name} takes {signature}, but mizan calls a rule with two "
            "arguments: the request and the validated input.",
            "Give the rule two parameters. If the function returns a rule, call the function: "
            f"auth={_short_name(rule)}(...).",
            source,
        )


def _unfit_signature(rule: Callable[..., Any]) -> str | None:
    """The parameters of a rule that cannot be called with two arguments; None for other rules and for unknown
    parameters.

    For a wrapper its own parameters count, since it may pass other arguments to the wrapped function.
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
    except Exception:  # written in C, or with annotations that cannot be evaluated
        return None


def describe_rule(rule: Callable[..., Any]) -> str:
    """The name of the rule and its ``file:line``, if known."""
    called = _called(rule)
    name = getattr(called, "__qualname__", None) or type(called).__qualname__
    location = _location(called)
    return name if location is None else f"{name} ({location})"


def result_hint(rule: Callable[..., Any], result: object) -> str:
    """The hint for a result that is not a bool."""
    if isinstance(result, BaseException):
        return "Raise the exception."
    if inspect.isawaitable(result):
        return "Await the call inside the rule."
    if callable(result):
        return f"If the function returns a rule, call the function: auth={_short_name(rule)}(...)."
    return "Return True or False."


def _short_name(rule: Callable[..., Any]) -> str:
    return getattr(_called(rule), "__name__", "rule")


def _location(called: Callable[..., Any]) -> SourceLocation | None:
    try:
        return function_location(called)
    except AttributeError:  # not written in Python
        return None


def _called(rule: Any) -> Any:
    """The function that runs first: that of a partial, of a bound method or of an object's ``__call__``."""
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
