"""Runs jobs concurrently, without a task for jobs that do not wait."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from functools import cache
from typing import Generic, Protocol, TypeVar

from anyio import CancelScope

T = TypeVar("T")
Job = Callable[[], Awaitable[T]]
Fail = Callable[[Exception], None]


class Alarm(Protocol):
    """Another reason for jobs to fail."""

    def start(self, fail: Fail) -> None:
        """Called when a job first has to wait."""
        ...

    def stop(self) -> None:
        """Called at the end, even if it was never started."""
        ...


async def side_by_side(jobs: Sequence[Job[T]], alarm: Alarm | None = None) -> Sequence[T]:
    """Results in the order of `jobs`. The first failure cancels the other jobs, and is raised itself.

    What runs in a thread cannot be cancelled and is waited for.
    """
    return await _Jobs(jobs, alarm).run()


class _Jobs(Generic[T]):
    """One task does job after job until one of them has to wait, when the others get a task each.

    A task costs as much as a small job, and a task group of anyio's several times that. The scopes cancel as those of
    a group do: what is shielded, such as a thread, is left to finish.
    """

    def __init__(self, jobs: Sequence[Job[T]], alarm: Alarm | None) -> None:
        self._count = len(jobs)
        self._todo = deque(enumerate(jobs))
        self._alarm = alarm
        self._results: dict[int, T] = {}
        self._failures: list[Exception] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._scopes: list[CancelScope] = []

    async def run(self) -> Sequence[T]:
        # The loop gets its turn when a job waits, and not before.
        turn = asyncio.get_running_loop().call_soon(self._spread)
        try:
            await self._work()
            if self._tasks:
                await asyncio.wait(self._tasks)
        finally:
            turn.cancel()
            if self._alarm is not None:
                self._alarm.stop()
            if self._tasks:
                await self._stop()
        if self._failures:
            raise self._failures[0]
        return [self._results[index] for index in range(self._count)]

    def _spread(self) -> None:
        self._tasks += [asyncio.create_task(self._work()) for _ in self._todo]
        if self._alarm is not None:
            self._alarm.start(self._fail)

    async def _work(self) -> None:
        with scope_class()() as scope:
            self._scopes.append(scope)
            while self._todo:
                index, job = self._todo.popleft()
                try:
                    self._results[index] = await job()
                except Exception as error:
                    self._fail(error)

    def _fail(self, error: Exception) -> None:
        self._failures.append(error)
        self._cancel()

    def _cancel(self) -> None:
        self._todo.clear()
        for scope in self._scopes:
            scope.cancel()

    async def _stop(self) -> None:
        """Nothing is left running."""
        unfinished = [task for task in self._tasks if not task.done()]
        if unfinished:
            self._cancel()
            with CancelScope(shield=True):
                await asyncio.wait(unfinished)


@cache
def scope_class() -> type[CancelScope]:
    """anyio's scope for asyncio. To be called in an event loop: `CancelScope` itself finds out each time in which kind
    of loop it is, which costs as much as the scope."""
    return type(CancelScope())
