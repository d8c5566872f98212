"""The invalidations of a call, and the mounted contexts of the client that they affect."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .affects import GENERIC_NAMES
from .errors import ValidationFailed
from .function import ServerFunction
from .operation import Operation, ValidatedCall
from .query import fill_in
from .registry import Context, Registry

INVALIDATE_HEADER = "X-Mizan-Invalidate"
MAX_MOUNTED = 32


@dataclass(frozen=True, slots=True)
class Invalidation:
    """A context whose instances are stale: those with equal values in ``params``, or all without any."""

    context: str
    params: Mapping[str, Any]
    """Plain JSON data; only the parameters that scope."""

    def as_json(self) -> dict[str, Any]:
        return {"context": self.context, "params": dict(self.params)} if self.params else {"context": self.context}


@dataclass(frozen=True, slots=True)
class Mounted:
    """A context instance that the client shows, with its parameters exactly as the client sent them."""

    context: str
    params: Mapping[str, Any]


@lru_cache(maxsize=10_000)
def scoped_by(operation: Operation, context: Context) -> tuple[str, ...]:
    """The arguments that narrow the invalidation of ``context``: those that the mutation declares, by default
    those named like its required parameters that every function of it takes, except ``id``, ``pk``, ``uuid`` and
    ``slug``: the ``id`` of a task that is deleted is not the ``id`` of the user whose page shows it.

    Required parameters identify an instance. An optional parameter filters its content, and a mutation's argument of
    that name is often the new value (``status``): the instances that filter by the old value are stale too.

    For a composition, only arguments count that every part has which affects the context: other parts affect all of
    its instances.
    """
    scopes = [_narrowed_by(part, context) for part in operation.parts if part.affects and context.name in part.affects]
    return tuple(sorted(operation.input_model.with_one_spelling.intersection(*scopes))) if scopes else ()


def _narrowed_by(part: ServerFunction, context: Context) -> frozenset[str]:
    declared = part.narrowing.get(context.name)
    if declared is not None:
        allowed = declared & frozenset(context.parameters)
    elif part.counterpart == context.name:
        allowed = context.scoping_parameters
    else:
        allowed = context.scoping_parameters - GENERIC_NAMES
    return allowed & part.input_model.with_one_spelling


def undeclared(operation: Operation, context: Context) -> tuple[str, ...]:
    """The arguments that would narrow the invalidation of ``context`` if they were declared, and do not only because of
    their names. None where something was declared; the parts of a composition declare for it."""
    if not isinstance(operation, ServerFunction) or context.name in operation.narrowing:
        return ()
    names = GENERIC_NAMES & context.scoping_parameters & operation.input_model.with_one_spelling
    return tuple(sorted(names.difference(scoped_by(operation, context))))


def invalidations(registry: Registry, call: ValidatedCall) -> list[Invalidation]:
    """The invalidations of ``call``, sorted by context."""
    operation = call.operation
    if not operation.affects:
        return []
    found = []
    for name in operation.affects:
        context = registry.contexts.get(name)
        scope = scoped_by(operation, context) if context else ()
        values = operation.input_model.wire_values(call.input, scope)
        found.append(Invalidation(name, {key: values[key] for key in scope if values[key] is not None}))
    return found


def stale_mounted(registry: Registry, stale: Sequence[Invalidation], mounted: Iterable[Mounted]) -> list[Mounted]:
    """The mounted instances that are stale, each once. Those whose parameters do not fit are left out."""
    scopes = {each.context: each.params for each in stale}
    found: list[Mounted] = []
    for entry in mounted:
        context = registry.contexts.get(entry.context)
        if context is None or entry.context not in scopes or entry in found:
            continue
        if _in_scope(context, scopes[entry.context], entry.params):
            found.append(entry)
    return found


def _in_scope(context: Context, scope: Mapping[str, Any], params: Mapping[str, Any]) -> bool:
    """Compares validated values, so that a UUID in capitals is the same one. What the instance leaves out matches."""
    for name, wanted in scope.items():
        if params.get(name) is None:
            continue
        function = context.parameters[name][0]
        model = function.input_model
        try:
            validated = model.validate(fill_in(model.shapes, params))
        except ValidationFailed:
            return False
        if model.wire_values(validated, [name])[name] != wanted:
            return False
    return True
