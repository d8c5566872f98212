"""What can only be checked once every function is known."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from .affects import meant, not_an_argument
from .ambiguity import ambiguity_mistakes
from .function import ServerFunction
from .mistakes import DefinitionError, Mistake
from .naming import did_you_mean
from .registry import Context, Registry


def check_registry(registry: Registry) -> None:
    """Builds every model, and raises :class:`~mizan_core.mistakes.DefinitionError` with all mistakes together.

    A backend calls it when it starts, so that no mistake waits for a request.
    """
    mistakes = [*preparation_mistakes(registry), *affects_mistakes(registry)]
    if mistakes:
        raise DefinitionError(mistakes)


def check_parameters(registry: Registry) -> None:
    """Raises :class:`~mizan_core.mistakes.DefinitionError` for what is wrong with injected parameters; see
    :meth:`~mizan_core.function.ServerFunction.check_injected`.

    A backend calls it when it is installed: functions that were defined before it was imported could not be checked
    then.
    """
    mistakes: list[Mistake] = []
    for operation in registry:
        for function in operation.parts:
            try:
                function.check_injected()
            except DefinitionError as error:
                mistakes += error.mistakes
    if mistakes:
        raise DefinitionError(mistakes)


def preparation_mistakes(registry: Registry) -> Iterator[Mistake]:
    """Types and signatures that cannot be offered."""
    for operation in registry:
        try:
            operation.prepare()
        except DefinitionError as error:
            yield from error.mistakes
            continue
        if operation.context is not None and operation.returns_response:
            yield Mistake(
                f"{operation.name} answers with a framework response, which is no part of a context's data.",
                "Drop context=, and call it on its own.",
                operation.source,
            )
        if operation.context is not None:
            yield from ambiguity_mistakes(operation.input_model, operation.name, operation.source)


def affects_mistakes(registry: Registry) -> Iterator[Mistake]:
    """Contexts that nothing belongs to, and what cannot narrow an invalidation."""
    for operation in registry:
        if not isinstance(operation, ServerFunction):
            continue  # the parts of a composition say the same
        for name in operation.affects or ():
            if name not in registry.contexts:
                yield Mistake(
                    f'{operation.name} affects "{name}", but no function belongs to such a context.',
                    did_you_mean(name, registry.contexts, f'Give it one with @client(context="{name}").'),
                    operation.source,
                )
                continue
            with suppress(DefinitionError):  # of a signature, which is a mistake of its own
                yield from narrowing_mistakes(operation, registry.contexts[name])


def narrowing_mistakes(mutation: ServerFunction, context: Context) -> Iterator[Mistake]:
    """What narrows is an argument and a parameter, whose equal values look alike, since clients compare texts."""
    for name in sorted(mutation.narrowing.get(context.name, ())):
        if name not in mutation.input_model.parameters:
            yield not_an_argument(mutation.name, context.name, name, mutation.input_model.parameters, mutation.source)
        elif name not in context.parameters:
            yield Mistake(
                f'{mutation.name} narrows "{context.name}" by "{name}", which is no parameter of that context.',
                meant(name, context.parameters),
                mutation.source,
            )
        elif name not in mutation.input_model.with_one_spelling or not context.has_one_spelling(name):
            yield Mistake(
                f'{mutation.name} narrows "{context.name}" by "{name}", whose values can be written in several ways.',
                "Leave it out: clients compare values as they are written.",
                mutation.source,
            )
