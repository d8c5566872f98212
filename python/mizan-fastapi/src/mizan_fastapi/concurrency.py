"""Jobs side by side, without a task for those that have nothing to wait for."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from anyio import CancelScope

T = TypeVar("T")


async def side_by_side(jobs: Sequence[Callable[[], Awaitable[T]]]) -> Sequence[T]:
    """Results in the order of `jobs`. The first failure cancels the other jobs, and is raised itself.

    What runs in a thread cannot be cancelled and is waited for.
    """
    return await _Jobs(jobs).run()


class _Jobs(Generic[T]):
    """One task does job after job until one of them has to wait, when the others get a task each.

    A task costs as much as a small job, and a task group of anyio's several times that. The scopes cancel as those of
    a group do: what is shielded, such as a thread, is left to finish.
    """

    def __init__(self, jobs: Sequence[Callable[[], Awaitable[T]]]) -> None:
        self._count = len(jobs)
        self._todo = deque(enumerate(jobs))
        self._results: dict[int, T] = {}
        self._failures: list[Exception] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._scopes: list[CancelScope] = []
        self._is_over = False

    async def run(self) -> Sequence[T]:
        # The loop gets a turn when a job waits, and not before.
        turn = asyncio.get_running_loop().call_soon(self._spread)
        try:
            await self._work()
            turn.cancel()
            if self._tasks:
                await asyncio.wait(self._tasks)
        finally:
            turn.cancel()
            await self._stop()
        if self._failures:
            raise self._failures[0]
        return [self._results[index] for index in range(self._count)]

    def _spread(self) -> None:
        self._tasks += [asyncio.create_task(self._work()) for _ in self._todo]

    async def _work(self) -> None:
        with CancelScope() as scope:
            self._scopes.append(scope)
            while self._todo and not self._is_over:
                index, job = self._todo.popleft()
                try:
                    self._results[index] = await job()
                except Exception as error:
                    self._failures.append(error)
                    self._cancel()

    def _cancel(self) -> None:
        self._is_over = True
        for scope in self._scopes:
            scope.cancel()

    async def _stop(self) -> None:
        """Nothing is left running."""
        unfinished = [task for task in self._tasks if not task.done()]
        if unfinished:
            self._cancel()
            with CancelScope(shield=True):
                await asyncio.wait(unfinished)
