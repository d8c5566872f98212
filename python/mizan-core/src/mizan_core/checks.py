"""Checks that need all functions to be known."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from .affects import meant, not_an_argument
from .ambiguity import ambiguity_diagnostics
from .constant import constant_context_diagnostics
from .diagnostics import DefinitionError, Diagnostic
from .function import ServerFunction
from .http_cache import shared_age_diagnostics
from .naming import did_you_mean
from .registry import Context, Registry


def check_registry(registry: Registry) -> None:
    """Builds every model, and raises :class:`~mizan_core.diagnostics.DefinitionError` with all errors together.

    A backend calls this function when it starts, so that errors do not appear only with a request.
    """
    diagnostics = [
        *preparation_diagnostics(registry),
        *affects_diagnostics(registry),
        *shared_age_diagnostics(registry),
        *constant_context_diagnostics(registry),
    ]
    if diagnostics:
        raise DefinitionError(diagnostics)


def check_parameters(registry: Registry) -> None:
    """Raises :class:`~mizan_core.diagnostics.DefinitionError` for errors in injected parameters; see
    :meth:`~mizan_core.function.ServerFunction.check_injected`.

    A backend calls this function when it is installed: functions that were defined before the import of the backend
    are not checked yet.
    """
    diagnostics: list[Diagnostic] = []
    for operation in registry:
        for function in operation.parts:
            try:
                function.check_injected()
            except DefinitionError as error:
                diagnostics += error.diagnostics
    if diagnostics:
        raise DefinitionError(diagnostics)


def preparation_diagnostics(registry: Registry) -> Iterator[Diagnostic]:
    """Errors in types and signatures."""
    for operation in registry:
        try:
            operation.prepare()
        except DefinitionError as error:
            yield from error.diagnostics
            continue
        if operation.context is not None and operation.returns_response:
            yield Diagnostic(
                f"{operation.name} returns a framework response, which cannot be part of a context.",
                "Remove context=. Clients then call the function on its own.",
                operation.source,
            )
        if operation.context is not None:
            yield from ambiguity_diagnostics(operation.input_model, operation.name, operation.source)


def affects_diagnostics(registry: Registry) -> Iterator[Diagnostic]:
    """Contexts without functions, and arguments that cannot narrow an invalidation."""
    for operation in registry:
        if not isinstance(operation, ServerFunction):
            continue  # the parts of a composition are checked themselves
        for name in operation.affects or ():
            if name not in registry.contexts:
                yield Diagnostic(
                    f'{operation.name} affects "{name}", but no function belongs to this context.',
                    did_you_mean(name, registry.contexts, f'Add a function with @client(context="{name}").'),
                    operation.source,
                )
                continue
            with suppress(DefinitionError):  # errors in the signature are reported separately
                yield from narrowing_diagnostics(operation, registry.contexts[name])


def narrowing_diagnostics(mutation: ServerFunction, context: Context) -> Iterator[Diagnostic]:
    """An argument that narrows is also a parameter of the context, and of a type with one text for each value, since
    clients compare texts."""
    for name in sorted(mutation.narrowing.get(context.name, ())):
        if name not in mutation.input_model.parameters:
            yield not_an_argument(mutation.name, context.name, name, mutation.input_model.parameters, mutation.source)
        elif name not in context.parameters:
            yield Diagnostic(
                f'{mutation.name} narrows "{context.name}" by "{name}", which is not a parameter of this context.',
                meant(name, context.parameters),
                mutation.source,
            )
        elif name not in mutation.input_model.with_one_spelling or not context.has_one_spelling(name):
            yield Diagnostic(
                f'{mutation.name} narrows "{context.name}" by "{name}", whose values have several text forms.',
                "Remove the argument: clients compare values as text.",
                mutation.source,
            )
