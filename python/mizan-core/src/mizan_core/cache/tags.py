"""Tags, which connect the results that depend on a context with the mutations that change the context.

A tag names a context, or those of its instances that have certain values in certain parameters. A read depends on
all the tags that cover its instance; a mutation renews the tag that covers just what it affects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

from mizan_wire import canonical_json

from ..function import ServerFunction
from ..invalidation import Invalidation
from ..operation import Invocation
from ..registry import Context, Registry

MAX_DIMENSIONS = 3
"""The number of parameters that distinguish instances of a context. A read depends on each combination of them."""


def tags_of_read(context: Context, invocation: Invocation) -> list[str]:
    """Sorted, the same for equal arguments.

    A result that does not depend on one of the parameters belongs to every instance: it goes stale with any of them.
    """
    function = invocation.function
    names = _dimensions(context)
    taken = [name for name in names if name in function.input_model.parameters]
    values = _values(function, names, function.input_model.wire_values(invocation.input, taken))
    if values is None:
        return [_tag(context.name, "any")]
    subsets = (subset for size in range(len(values) + 1) for subset in combinations(sorted(values), size))
    return sorted(_tag(context.name, {name: values[name] for name in subset}) for subset in subsets)


def tags_of_changes(registry: Registry, invalidations: Iterable[Invalidation]) -> list[str]:
    """Sorted. Contexts of which nothing is cached have none."""
    tags: set[str] = set()
    for invalidation in invalidations:
        context = registry.contexts.get(invalidation.context)
        cached = [each for each in context.functions if each.cache is not None] if context else []
        if context is None or not cached:
            continue
        tags.add(_tag(context.name, "any"))
        names = [name for name in _dimensions(context) if name in invalidation.params]
        for function in cached:
            if not set(_dimensions(context)) <= set(function.input_model.parameters):
                continue  # depends on "any"
            # As the types of this function read them. A value that they refuse may mean any instance.
            values = _values(function, names, invalidation.params)
            tags.add(_tag(context.name, values or {}))
    return sorted(tags)


def _dimensions(context: Context) -> list[str]:
    return sorted(context.required_parameters)[:MAX_DIMENSIONS]


def _values(function: ServerFunction, names: Iterable[str], given: Mapping[str, Any]) -> dict[str, Any] | None:
    """The values as the function's own types spell them, so that a UUID in capitals is the same one."""
    values = {}
    for name in names:
        if name not in function.input_model.parameters or given.get(name) is None:
            return None
        try:
            values[name] = function.input_model.wire_value(name, given[name])
        except Exception:  # of a validator that the application wrote
            return None
    return values


def _tag(context: str, instances: Mapping[str, Any] | str) -> str:
    return canonical_json([context, instances])
