"""Running functions in FastAPI's way."""

import inspect
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.dependencies.models import Dependant
from mizan_core import Invocation, ServerFunction

from .dependencies import SideEffects, analyse, lifetime, solve

T = TypeVar("T")
Complete = Callable[[Sequence[Any]], T]
Injected = Sequence[dict[str, Any]]


class Executor:
    """Runs functions; looks at each one's parameters when it first runs."""

    def __init__(self) -> None:
        self._dependants: dict[ServerFunction, Dependant | None] = {}

    def dependant(self, function: ServerFunction) -> Dependant | None:
        """Raises DefinitionError, see `analyse`."""
        if function not in self._dependants:
            self._dependants[function] = analyse(function)
        return self._dependants[function]

    def needs_injection(self, invocations: Sequence[Invocation]) -> bool:
        return any(self.dependant(each.function) is not None for each in invocations)

    async def run_injected(
        self, invocations: Sequence[Invocation], complete: Complete[T], request: Request, effects: SideEffects
    ) -> T:
        """Runs one unit of work and returns `complete(results)`.

        The functions of a composition share their dependencies. Different units never do: the functions of a context
        run side by side, and most database sessions may not be shared by concurrent tasks.
        """
        if len(invocations) == 1 and _outlives_its_call(invocations[0].function):
            return await run(invocations, complete, await self._solve(invocations, request, effects))
        finished = False
        async with lifetime(request) as own_request:
            completed = await run(invocations, complete, await self._solve(invocations, own_request, effects))
            finished = True
        if not finished:
            raise RuntimeError(
                f"A dependency of {invocations[0].function.name} swallowed an exception: "
                "what it catches around its `yield` must be raised again."
            )
        return completed

    async def _solve(self, invocations: Sequence[Invocation], request: Request, effects: SideEffects) -> Injected:
        cache: dict[Any, Any] = {}
        values = []
        for invocation in invocations:
            dependant = self.dependant(invocation.function)
            values.append(await solve(dependant, request, effects, cache) if dependant else {})
        return values


def _outlives_its_call(function: ServerFunction) -> bool:
    """Whether the dependencies live until the answer was sent, as FastAPI does it: a streamed response may need them.
    Not if it affects something, since clients may read again as soon as they see the header."""
    return function.returns_response and not function.affects


async def run(invocations: Sequence[Invocation], complete: Complete[T], injected: Injected | None = None) -> T:
    """Runs functions in order, with the injected values of each, and returns `complete(results)`. A plain function may
    return what is to be awaited, as a decorator around an async one does."""
    if len(invocations) == 1 and invocations[0].function.is_async:
        return complete([await _call(invocations[0], injected[0] if injected else {})])
    calls = list(zip(invocations, injected or [{}] * len(invocations), strict=True))
    results: list[Any] = []
    if not any(invocation.function.is_async for invocation in invocations):
        # One visit to the thread pool, serialisation included: a lazy attribute may block on a database there.
        completed = await run_in_threadpool(_run_in_thread, calls, results, complete)
        if completed is not None:
            return completed[0]
        # No thread waits meanwhile: what is awaited may need one itself, and there are only so many.
        results[-1] = await results[-1]
    for invocation, values in calls[len(results) :]:
        if invocation.function.is_async:
            results.append(await _call(invocation, values))
        else:
            result = await run_in_threadpool(_call, invocation, values)
            results.append(await result if inspect.isawaitable(result) else result)
    return complete(results)


def _run_in_thread(
    calls: Sequence[tuple[Invocation, dict[str, Any]]], results: list[Any], complete: Complete[T]
) -> tuple[T] | None:
    """None if the last of the `results`, to which this adds, is to be awaited before it can go on."""
    for call in calls:
        results.append(_call(*call))
        if inspect.isawaitable(results[-1]):
            return None
    return (complete(results),)


def _call(invocation: Invocation, values: dict[str, Any]) -> Any:
    return invocation.function.function(**invocation.arguments, **values)
