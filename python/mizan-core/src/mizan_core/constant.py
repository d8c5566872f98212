"""The option ``constant=True``: no mutation changes what a function of a context returns."""

from __future__ import annotations

from collections.abc import Iterator

from .diagnostics import Diagnostic
from .operation import Operation
from .registry import Context, Registry
from .source import SourceLocation


def constant_diagnostics(
    name: str, constant: object, context: str | None, source: SourceLocation
) -> Iterator[Diagnostic]:
    """Errors in the option."""
    if not isinstance(constant, bool):
        hint = "Use constant=True for data that no mutation changes, or leave it out."
        yield Diagnostic(f"constant={constant!r} of {name} must be True or False.", hint, source)
    elif constant and context is None:
        yield Diagnostic(
            f"{name} has constant=True, but it does not belong to a context, so nothing is ever refreshed after it.",
            "Add context=, or remove constant=True.",
            source,
        )


def constant_context_diagnostics(registry: Registry) -> Iterator[Diagnostic]:
    """Errors in contexts of which only some functions are constant, since clients read all of them together, and in
    mutations that affect a constant context."""
    for context in registry.contexts.values():
        if any(each.constant for each in context.functions):
            yield from _changing_parts(context)
    for operation in registry:
        yield from _affected(operation, registry)


def _changing_parts(context: Context) -> Iterator[Diagnostic]:
    for function in context.functions:
        if not function.constant:
            yield Diagnostic(
                f'{function.name} does not have constant=True, as others of the context "{context.name}" have: clients '
                "read all of them with one request.",
                "Add constant=True, or move the function to another context.",
                function.source,
            )


def _affected(operation: Operation, registry: Registry) -> Iterator[Diagnostic]:
    for name in operation.affects or ():
        context = registry.contexts.get(name)
        if context is not None and context.is_constant:
            yield Diagnostic(
                f'{operation.name} affects "{name}", whose functions have constant=True.',
                "Remove constant=True there, or the context from affects=.",
                operation.source,
            )
