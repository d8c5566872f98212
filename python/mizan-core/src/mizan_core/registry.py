"""The registry of the functions and contexts that a backend serves."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Protocol

from pydantic_core import to_json

from .diagnostics import DefinitionError, Diagnostic
from .errors import NotFound
from .function import ServerFunction
from .operation import Operation
from .shape import Shape

GLOBAL_CONTEXT = "global"
"""The one context that a client keeps mounted from its start."""


class RegistryExtension(Protocol):
    """Another part of a backend beside functions, such as channels or forms."""

    def schema(self) -> Mapping[str, Any]:
        """Its own top-level fields of the document; every key starts with ``x-mizan-``."""
        ...

    def clear(self) -> None:
        """Forgets everything, with the registry."""
        ...


@dataclass(frozen=True, eq=False)
class Context:
    """Reads that a client fetches together. A registry that changes makes new ones."""

    name: str
    functions: tuple[ServerFunction, ...]
    """Sorted by name."""

    @cached_property
    def keys(self) -> tuple[bytes, ...]:
        """The name of each function as JSON."""
        return tuple(to_json(each.name) for each in self.functions)

    @cached_property
    def parameters(self) -> Mapping[str, tuple[ServerFunction, ...]]:
        """Each parameter, sorted by name, with the functions that take it."""
        names = sorted({name for function in self.functions for name in function.signature.arguments})
        return {name: tuple(each for each in self.functions if name in each.signature.arguments) for name in names}

    @cached_property
    def required_parameters(self) -> frozenset[str]:
        """Those that at least one function requires: without them a client cannot read the context."""
        return frozenset(
            name
            for name, takers in self.parameters.items()
            if any(taker.input_model.shapes[name].required for taker in takers)
        )

    @cached_property
    def scoping_parameters(self) -> frozenset[str]:
        """Those by which a mutation may say which instances it affects: required, taken by every function, and single
        values of a type whose equal values look alike, since clients compare texts.

        The result of a function that does not take one is a part of instances with any value, and as stale in all.
        Lists that differ may have something in common.
        """
        return frozenset(
            name
            for name in self.required_parameters
            if len(self.parameters[name]) == len(self.functions)
            and self.has_one_spelling(name)
            and "array" not in self.shapes[name].types
        )

    def has_one_spelling(self, name: str) -> bool:
        """Whether equal values of a parameter look alike, to every function that takes it."""
        return all(name in taker.input_model.with_one_spelling for taker in self.parameters[name])

    @cached_property
    def is_cached(self) -> bool:
        """Whether results of any of its functions are kept."""
        return any(function.cache is not None for function in self.functions)

    @cached_property
    def is_constant(self) -> bool:
        """Whether no mutation changes its data."""
        return all(function.constant for function in self.functions)

    @cached_property
    def needs_event_loop(self) -> bool:
        """Whether any of its functions, or any rule that they declare, is async."""
        return any(function.needs_event_loop for function in self.functions)

    @cached_property
    def shapes(self) -> Mapping[str, Shape]:
        """The shape of each parameter in a query string. Functions that share a parameter agree on its type."""
        return {name: takers[0].input_model.shapes[name] for name, takers in self.parameters.items()}


class Registry:
    """Operations by name. Most backends need only :data:`default_registry`; tests make their own."""

    def __init__(self) -> None:
        self._operations: dict[str, Operation] = {}
        self._extensions: list[RegistryExtension] = []
        self._contexts: Mapping[str, Context] | None = None

    def __iter__(self) -> Iterator[Operation]:
        """Sorted by name."""
        return iter([self._operations[name] for name in sorted(self._operations)])

    def __len__(self) -> int:
        return len(self._operations)

    def __contains__(self, name: object) -> bool:
        return name in self._operations

    def register(self, operation: Operation) -> None:
        """Adds an operation. The same source line may register again: modules are reloaded, or run as
        ``__main__`` and imported besides. That compiles it anew, unlike a function that makes functions."""
        known = self._operations.get(operation.name)
        if (
            isinstance(known, ServerFunction)
            and isinstance(operation, ServerFunction)
            and share_code(known.function, operation.function)
        ):
            raise DefinitionError(
                Diagnostic(
                    f'Two functions are named "{operation.name}", and both are defined by the same lines.',
                    'Give each function its own name with @client(name="..."). If the app is created several '
                    "times, give "
                    "each app its own registry with @client(registry=...).",
                    operation.source,
                )
            )
        if known is not None and known.source != operation.source:
            raise DefinitionError(
                Diagnostic(
                    f'Two functions are named "{operation.name}"; the other is at {known.source}.',
                    'Rename one function, or set another name for clients with @client(name="...").',
                    operation.source,
                )
            )
        self._operations[operation.name] = operation
        self._contexts = None

    def get(self, name: str) -> Operation:
        """Raises :class:`~mizan_core.errors.NotFound`."""
        try:
            return self._operations[name]
        except KeyError:
            raise NotFound("There is no such function.") from None

    @property
    def contexts(self) -> Mapping[str, Context]:
        """Every context that a function belongs to, sorted by name."""
        if self._contexts is None:
            members: dict[str, list[ServerFunction]] = {}
            for operation in self:
                if isinstance(operation, ServerFunction) and operation.context is not None:
                    members.setdefault(operation.context, []).append(operation)
            self._contexts = MappingProxyType({name: Context(name, tuple(members[name])) for name in sorted(members)})
        return self._contexts

    def context(self, name: str) -> Context:
        """Raises :class:`~mizan_core.errors.NotFound`."""
        try:
            return self.contexts[name]
        except KeyError:
            raise NotFound("There is no such context.") from None

    def affects_cache(self, operation: Operation) -> bool:
        """Whether results of the affected contexts are cached."""
        affected = operation.affects or ()
        return any(name in self.contexts and self.contexts[name].is_cached for name in affected)

    def takes_files(self) -> bool:
        """Whether any function takes files. Functions with errors, which a call or the export reports, do not count."""
        return any(map(_takes_files, self._operations.values()))

    def extend(self, extension: RegistryExtension) -> None:
        if extension not in self._extensions:
            self._extensions.append(extension)

    @property
    def extensions(self) -> tuple[RegistryExtension, ...]:
        return tuple(self._extensions)

    def clear(self) -> None:
        """Forgets every function, and everything that extensions hold."""
        self._operations.clear()
        self._contexts = None
        for extension in self._extensions:
            extension.clear()


def _takes_files(operation: Operation) -> bool:
    with suppress(DefinitionError):
        return operation.takes_files
    return False


def share_code(known: Any, new: Any) -> bool:
    """Whether two plain functions are different ones of the same compiled lines."""
    known, new = inspect.unwrap(known), inspect.unwrap(new)
    return known is not new and inspect.isfunction(known) and inspect.isfunction(new) and known.__code__ is new.__code__


default_registry = Registry()
