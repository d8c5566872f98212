"""A function that ``@client`` offers to clients."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from .affects import Narrowing
from .auth import AuthRule
from .cache_policy import CachePolicy, public_diagnostics
from .diagnostics import DefinitionError, Diagnostic
from .files import knows_files, mentions_file
from .input_model import InputModel
from .meta import Meta, plain_meta
from .operation import Invocation, Operation, ValidatedCall
from .origin import note_origin
from .output import Output
from .signature import ANNOTATED, ResolvedSignature, UnknownMarker, resolve_signature
from .source import SourceLocation, function_location


class ServerFunction(Operation):
    """Immutable after registration; its models are built on first use, so importing it costs nothing."""

    counterpart: str | None = None
    """A context whose parameters are this function's arguments by definition, whatever their names, as of a form."""

    def __init__(
        self,
        function: Callable[..., Any],
        *,
        name: str,
        context: str | None = None,
        constant: bool = False,
        affects: tuple[str, ...] | None = None,
        narrowing: Narrowing | None = None,
        auth: AuthRule = None,
        deprecated: bool = False,
        scope: Mapping[str, Any] | None = None,
        cache: CachePolicy | None = None,
        atomic: bool = True,
        meta: Meta | None = None,
        returns: Any = ANNOTATED,
    ) -> None:
        self.function = function
        self.name = name
        self.context = context
        self.constant = constant
        self.affects = affects
        self.narrowing: Narrowing = narrowing or {}
        self.auth = auth
        self.deprecated = deprecated
        self.cache = cache
        self.atomic = atomic
        self.meta = plain_meta(meta)
        if cache is not None:
            note_origin(function)
        self.description = inspect.getdoc(function)
        self.source: SourceLocation = function_location(function)
        self._scope = scope
        self._returns = returns

    def __repr__(self) -> str:
        return f"<ServerFunction {self.name} at {self.source}>"

    @cached_property
    def is_async(self) -> bool:
        call = getattr(type(self.function), "__call__", None)  # noqa: B004 - of an object that a decorator returned
        return inspect.iscoroutinefunction(self.function) or inspect.iscoroutinefunction(call)

    @property
    def parts(self) -> tuple[ServerFunction, ...]:
        return (self,)

    @cached_property
    def signature(self) -> ResolvedSignature:
        return resolve_signature(self.function, self.name, self.source, self._scope, self._returns)

    def check_injected(self) -> None:
        """Raises :class:`~mizan_core.diagnostics.DefinitionError` for parameters whose marker nothing explains, for
        injected ones of a result that is cached for all users, and for files in a read.

        Other errors in annotations are reported on first use, since annotations may name something that is defined
        later."""
        try:
            injected = self.signature.injected
        except UnknownMarker:
            raise
        except DefinitionError:
            return
        if self.cache is not None and self.cache.scope == "public" and injected:
            raise DefinitionError(public_diagnostics(self.name, injected, self.source))
        if self.context is not None and knows_files():
            self._refuse_files(
                name for name, each in self.signature.arguments.items() if mentions_file(each.annotation)
            )

    @cached_property
    def input_model(self) -> InputModel:
        return InputModel(self.name, self.source, self.signature.arguments, self.description)

    @cached_property
    def output(self) -> Output:
        return Output(self.name, self.source, self.signature.returns)

    @property
    def returns_response(self) -> bool:
        return self.output.returns_response

    def prepare(self) -> None:
        self.check_injected()
        _ = self.input_model.model, self.output.adapter
        if self.context is not None:
            if self.input_model.takes_files:
                self._refuse_files(self.signature.arguments)
            _ = self.input_model.shapes

    def _refuse_files(self, arguments: Iterable[str]) -> None:
        """Raises DefinitionError if there are any arguments."""
        for argument in arguments:
            raise DefinitionError(
                Diagnostic(
                    f'The argument "{argument}" of {self.name} is or contains a file, but a function with context= is '
                    "a read, which has no body.",
                    "Remove context=, or use affects= for a function that changes something.",
                    self.source,
                )
            )

    def invocation(self, args: Mapping[str, Any]) -> Invocation:
        validated = self.input_model.validate(args)
        values = self.input_model.arguments(validated)
        if self.context is not None:
            self.input_model.refuse_other_spellings(args, validated, values)
        for name in self.signature.foreign_arguments:
            del values[name]
        return Invocation(self, validated, values)

    def validate(self, args: Mapping[str, Any]) -> ValidatedCall:
        invocation = self.invocation(args)
        return ValidatedCall(self, invocation.input, (invocation,))

    def dump(self, results: Sequence[Any]) -> bytes:
        return self.output.dump(results[0])
