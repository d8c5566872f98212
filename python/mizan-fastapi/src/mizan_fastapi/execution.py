"""Running functions in FastAPI's way: which of them one after another, and which at the same time."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from fastapi.concurrency import run_in_threadpool
from fastapi.security.base import SecurityBase
from mizan_core import DefinitionError, Invocation, Registry, ServerFunction, ValidatedCall

from .dependencies import Injected, Shared, analyse

T = TypeVar("T")
Complete = Callable[[Sequence[Any]], T]
Values = Mapping[str, Any]

NOTHING: Values = {}
UNINJECTED: Sequence[Values] = (NOTHING,)
"""For one invocation without injected parameters."""


@dataclass(frozen=True, slots=True)
class Plan:
    """For functions in a given order; they are named by their index."""

    injects: bool
    """Whether any of them has parameters that FastAPI fills."""
    groups: Sequence[Sequence[int]]
    """Functions of one group run one after another, since they share what is injected, directly or by way of others:
    a database session is used by one of them at a time. Different groups share nothing and run at the same time."""


def make_plan(injected: Sequence[Injected | None], *, concurrent: bool) -> Plan:
    """Not `concurrent`: all functions are one group."""
    injects = any(injected)
    if not concurrent:
        return Plan(injects, [range(len(injected))])
    groups: list[tuple[Shared, list[int]]] = []
    for index, each in enumerate(injected):
        shared = Shared() if each is None else each.shared
        members = [index]
        for other in [group for group in groups if group[0] & shared]:
            groups.remove(other)
            shared |= other[0]
            members += other[1]
        groups.append((shared, members))
    return Plan(injects, [sorted(members) for _, members in groups])


class Executor:
    """Knows the injected parameters of each function, which it analyses when the function first runs."""

    def __init__(self, *, concurrent: bool = True) -> None:
        self._concurrent = concurrent
        self._injected: dict[ServerFunction, Injected | None] = {}
        self._plans: dict[tuple[ServerFunction, ...], Plan] = {}
        self._schemes: tuple[int, tuple[SecurityBase, ...]] = (0, ())

    def injected(self, function: ServerFunction) -> Injected | None:
        """Raises DefinitionError, see `analyse`."""
        if function not in self._injected:
            self._injected[function] = analyse(function)
        return self._injected[function]

    def plan(self, functions: tuple[ServerFunction, ...]) -> Plan:
        """For functions that are read together. Raises DefinitionError, see `analyse`."""
        plan = self._plans.get(functions)
        if plan is None:
            injected = [self.injected(each) for each in functions]
            plan = self._plans[functions] = make_plan(injected, concurrent=self._concurrent)
        return plan

    def security_schemes(self, registry: Registry) -> Iterable[SecurityBase]:
        """Those that the functions of a registry depend on."""
        if self._schemes[0] != len(registry):
            self._schemes = (len(registry), tuple(dict.fromkeys(self._schemes_of(registry))))
        return self._schemes[1]

    def _schemes_of(self, registry: Registry) -> Iterator[SecurityBase]:
        for operation in registry:
            for function in operation.parts:
                with suppress(DefinitionError):  # reported when the function is called
                    injected = self.injected(function)
                    if injected is not None:
                        yield from injected.security_schemes


async def run(invocations: Sequence[Invocation], complete: Complete[T], injected: Sequence[Values]) -> T:
    """Runs functions in order, with the injected values of each, and returns `complete(results)`."""
    if len(invocations) == 1 and invocations[0].function.is_async:
        return complete([await _call(invocations[0], injected[0])])
    calls = list(zip(invocations, injected, strict=True))
    if not any(_is_async(invocation.function) for invocation in invocations):
        # One visit to the thread pool, serialisation included: a lazy attribute may block on a database there.
        completed = await run_in_threadpool(_complete, complete, calls)
        return await _awaited(complete, completed) if isinstance(completed, _Unfinished) else completed
    results: list[Any] = []
    for invocation, values in calls:
        if _is_async(invocation.function):
            result = _call(invocation, values)
            results.append(await result if inspect.isawaitable(result) else result)
        else:
            results.append(await run_in_threadpool(_call, invocation, values))
    return complete(results)


async def read(calls: Sequence[ValidatedCall], injected: Sequence[Values]) -> Sequence[bytes]:
    """Runs the functions of a context one after another, each with its serialisation."""
    if len(calls) == 1:
        return [await run(calls[0].invocations, calls[0].operation.dump, injected)]
    if not any(_is_async(each.invocations[0].function) for each in calls):
        dumps = [call.operation.dump for call in calls]
        todo = [
            (dump, [(call.invocations[0], values)]) for dump, call, values in zip(dumps, calls, injected, strict=True)
        ]
        results = await run_in_threadpool(lambda: [_complete(*each) for each in todo])
        return [
            await _awaited(dump, each) if isinstance(each, _Unfinished) else each
            for dump, each in zip(dumps, results, strict=True)
        ]
    return [
        await run(call.invocations, call.operation.dump, [values]) for call, values in zip(calls, injected, strict=True)
    ]


class _Unfinished(list[Any]):
    """Results of sync functions, awaitables among them, as an object around an async function returns one."""


def _complete(complete: Complete[T], calls: Sequence[tuple[Invocation, Values]]) -> T | _Unfinished:
    results = [_call(*each) for each in calls]
    return _Unfinished(results) if any(map(inspect.isawaitable, results)) else complete(results)


async def _awaited(complete: Complete[T], results: _Unfinished) -> T:
    return complete([await each if inspect.isawaitable(each) else each for each in results])


@lru_cache(maxsize=10_000)
def _is_async(function: ServerFunction) -> bool:
    """Like FastAPI: a plain decorator around an async function is called on the event loop, too."""
    return function.is_async or (
        inspect.isfunction(function.function) and inspect.iscoroutinefunction(inspect.unwrap(function.function))
    )


def _call(invocation: Invocation, values: Values) -> Any:
    return invocation.function.function(**invocation.arguments, **values)
