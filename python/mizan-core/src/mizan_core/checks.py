"""What can only be checked once every function is known."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from .function import ServerFunction
from .mistakes import DefinitionError, Mistake
from .registry import Registry


def check_registry(registry: Registry) -> None:
    """Builds every model, and raises :class:`~mizan_core.mistakes.DefinitionError` with all mistakes together.

    A backend calls it when it starts, so that no mistake waits for a request.
    """
    mistakes = [*preparation_mistakes(registry), *affects_mistakes(registry)]
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


def affects_mistakes(registry: Registry) -> Iterator[Mistake]:
    """Contexts that nothing belongs to."""
    for operation in registry:
        if not isinstance(operation, ServerFunction):
            continue  # the parts of a composition say the same
        for name in operation.affects or ():
            if name not in registry.contexts:
                close = difflib.get_close_matches(name, registry.contexts, n=1)
                yield Mistake(
                    f'{operation.name} affects "{name}", but no function belongs to such a context.',
                    f'Did you mean "{close[0]}"?' if close else f'Give it one with @client(context="{name}").',
                    operation.source,
                )
