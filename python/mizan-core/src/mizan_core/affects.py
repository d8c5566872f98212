"""Declarations of a mutation: the contexts that it makes stale."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from .diagnostics import Diagnostic
from .naming import did_you_mean
from .source import SourceLocation

Affects: TypeAlias = str | Iterable[str] | Mapping[str, Collection[str]]
"""A context, several contexts, or a mapping from contexts to the arguments that select their instances (an empty list:
every instance)."""

Narrowing: TypeAlias = Mapping[str, frozenset[str]]
"""The arguments that are declared to narrow the invalidation, by context."""

GENERIC_NAMES = frozenset({"id", "pk", "uuid", "slug"})
"""Names that mean different things in different functions. They narrow an invalidation only where it is declared."""


def contexts_of(affects: Affects | None) -> tuple[str, ...] | None:
    """Sorted, each once."""
    if affects is None:
        return None
    return (affects,) if isinstance(affects, str) else tuple(sorted(set(affects)))


def narrowing_of(affects: Affects | None) -> Narrowing:
    """For the contexts whose arguments are declared. For the others, the names of the arguments decide."""
    if not isinstance(affects, Mapping):
        return {}
    return {context: frozenset(names) for context, names in affects.items()}


def form_diagnostics(name: str, affects: object, source: SourceLocation) -> Iterator[Diagnostic]:
    """Reports a value that is not a string, a collection of strings, or a mapping from strings to collections."""
    hint = 'Name contexts, such as affects="project", affects=["project"] or affects={"project": ["project_id"]}.'
    if affects is None or isinstance(affects, str | Iterator):  # an iterator can be looked at only once
        return
    if not isinstance(affects, Iterable) or not all(isinstance(each, str) for each in affects):
        yield Diagnostic(f"affects={affects!r} of {name} must name contexts.", hint, source)
    elif isinstance(affects, Mapping):
        for context, names in affects.items():
            # An iterator would be empty when it is read a second time.
            if not isinstance(names, Collection) or not all(isinstance(each, str) for each in names):
                yield Diagnostic(
                    f"affects={{{context!r}: {names!r}}} of {name} must map the context to a list of arguments.",
                    f'Write {{"{context}": []}} for every instance.',
                    source,
                )


def narrowing_diagnostics(
    function: Callable[..., Any], name: str, affects: Affects | None, source: SourceLocation
) -> Iterator[Diagnostic]:
    """Errors that can be found without knowing the contexts."""
    if not isinstance(affects, Mapping):
        return
    arguments = list(inspect.signature(function).parameters)
    for context, names in affects.items():
        if isinstance(names, str):
            yield Diagnostic(
                f"affects={{{context!r}: {names!r}}} of {name} must map the context to a list of arguments, not "
                "to a string.",
                f'Write {{"{context}": ["{names}"]}}.',
                source,
            )
            continue
        for each in names:
            if each not in arguments:
                yield not_an_argument(name, context, each, arguments, source)


def not_an_argument(
    name: str, context: str, given: str, arguments: Iterable[str], source: SourceLocation
) -> Diagnostic:
    return Diagnostic(
        f'{name} narrows "{context}" by "{given}", which is not an argument that clients pass.',
        meant(given, arguments),
        source,
    )


def meant(given: str, known: Iterable[str]) -> str:
    """The hint for an argument that cannot narrow. Leaving it out is always correct."""
    return did_you_mean(given, known, "Leave it out: an empty list means every instance.")
