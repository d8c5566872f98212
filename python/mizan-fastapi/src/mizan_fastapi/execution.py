"""Running functions in FastAPI's way."""

import inspect
from collections.abc import Callable, Sequence
from functools import lru_cache
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
    """Runs functions in order, with the injected values of each, and returns `complete(results)`."""
    if len(invocations) == 1 and invocations[0].function.is_async:
        return complete([await _call(invocations[0], injected[0] if injected else {})])
    calls = list(zip(invocations, injected or [{}] * len(invocations), strict=True))
    if not any(_is_async(invocation.function) for invocation in invocations):
        # One visit to the thread pool, serialisation included: a lazy attribute may block on a database there.
        return await run_in_threadpool(lambda: complete([_call(*each) for each in calls]))
    results = []
    for invocation, values in calls:
        if _is_async(invocation.function):
            result = _call(invocation, values)
            results.append(await result if inspect.isawaitable(result) else result)
        else:
            results.append(await run_in_threadpool(_call, invocation, values))
    return complete(results)


@lru_cache(maxsize=10_000)
def _is_async(function: ServerFunction) -> bool:
    """As FastAPI tells it: a plain decorator around an async function is called on the event loop, too."""
    return function.is_async or (
        inspect.isfunction(function.function) and inspect.iscoroutinefunction(inspect.unwrap(function.function))
    )


def _call(invocation: Invocation, values: dict[str, Any]) -> Any:
    return invocation.function.function(**invocation.arguments, **values)
