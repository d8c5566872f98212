"""What a mutation declares of the contexts that it makes stale."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from .mistakes import Mistake
from .naming import did_you_mean
from .source import SourceLocation

Affects: TypeAlias = str | Iterable[str] | Mapping[str, Collection[str]]
"""A context, several, or each with the arguments that say which of its instances: none of them means every instance."""

Narrowing: TypeAlias = Mapping[str, frozenset[str]]
"""By context, the arguments that were declared to narrow its invalidation."""

GENERIC_NAMES = frozenset({"id", "pk", "uuid", "slug"})
"""These name different things in different functions, so they narrow only where that is declared."""


def contexts_of(affects: Affects | None) -> tuple[str, ...] | None:
    """Sorted, each once."""
    if affects is None:
        return None
    return (affects,) if isinstance(affects, str) else tuple(sorted(set(affects)))


def narrowing_of(affects: Affects | None) -> Narrowing:
    """Only of contexts whose arguments were given; of the others, the names of arguments decide."""
    if not isinstance(affects, Mapping):
        return {}
    return {context: frozenset(names) for context, names in affects.items()}


def form_mistakes(name: str, affects: object, source: SourceLocation) -> Iterator[Mistake]:
    """What is neither text nor a collection of it, or a mapping from it to collections."""
    cure = 'Name contexts, such as affects="project", affects=["project"] or affects={"project": ["project_id"]}.'
    if affects is None or isinstance(affects, str | Iterator):  # an iterator can be looked at only once
        return
    if not isinstance(affects, Iterable) or not all(isinstance(each, str) for each in affects):
        yield Mistake(f"affects={affects!r} of {name} does not name contexts.", cure, source)
    elif isinstance(affects, Mapping):
        for context, names in affects.items():
            # What can be looked at only once would narrow by nothing the second time.
            if not isinstance(names, Collection) or not all(isinstance(each, str) for each in names):
                yield Mistake(
                    f"affects={{{context!r}: {names!r}}} of {name} has no list of arguments.",
                    f'Write {{"{context}": []}} for every instance.',
                    source,
                )


def narrowing_mistakes(
    function: Callable[..., Any], name: str, affects: Affects | None, source: SourceLocation
) -> Iterator[Mistake]:
    """What shows without knowing the contexts."""
    if not isinstance(affects, Mapping):
        return
    arguments = list(inspect.signature(function).parameters)
    for context, names in affects.items():
        if isinstance(names, str):
            yield Mistake(
                f"affects={{{context!r}: {names!r}}} of {name} has text where a list of arguments belongs.",
                f'Write {{"{context}": ["{names}"]}}.',
                source,
            )
            continue
        for each in names:
            if each not in arguments:
                yield not_an_argument(name, context, each, arguments, source)


def not_an_argument(name: str, context: str, given: str, arguments: Iterable[str], source: SourceLocation) -> Mistake:
    return Mistake(
        f'{name} narrows "{context}" by "{given}", which is no argument that clients pass to it.',
        meant(given, arguments),
        source,
    )


def meant(given: str, known: Iterable[str]) -> str:
    """The hint for an argument that does not narrow; to leave it out is always right."""
    return did_you_mean(given, known, "Leave it out: an empty list means every instance.")
