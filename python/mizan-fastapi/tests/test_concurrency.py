"""The functions of a context run concurrently, and all end with the context."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import anyio.from_thread
import anyio.to_thread
import pytest
from mizan_fastapi.concurrency import side_by_side


def returning(value: Any) -> Callable[[], Awaitable[Any]]:
    async def job() -> Any:
        return value

    return job


async def test_results_come_in_the_order_of_the_jobs() -> None:
    async def late() -> str:
        await anyio.sleep(0.01)
        return "late"

    assert await side_by_side([late, returning("soon"), late, returning("last")]) == ["late", "soon", "late", "last"]


async def test_jobs_that_never_wait_need_no_task() -> None:
    async def task() -> Any:
        return asyncio.current_task()

    assert await side_by_side([task, task]) == [asyncio.current_task()] * 2


async def test_a_waiting_job_lets_all_others_begin() -> None:
    together = asyncio.Barrier(3)

    async def meet() -> bool:
        async with asyncio.timeout(30):
            await together.wait()
        return True

    assert await side_by_side([meet, meet, meet]) == [True, True, True]


@pytest.mark.parametrize("failing", [0, 1, 2])
async def test_the_first_failure_cancels_the_others(failing: int) -> None:
    begun: list[int] = []
    ended: list[int] = []
    others_wait = anyio.Event()

    def job(index: int) -> Callable[[], Awaitable[None]]:
        async def work() -> None:
            if index == failing:
                await others_wait.wait()
                raise LookupError(index)
            begun.append(index)
            if len(begun) == 2:
                others_wait.set()
            try:
                await anyio.sleep_forever()
            finally:
                ended.append(index)

        return work

    with anyio.fail_after(30), pytest.raises(LookupError, match=str(failing)):
        await side_by_side([job(0), job(1), job(2)])
    assert sorted(ended) == sorted({0, 1, 2} - {failing})


async def test_no_job_begins_after_a_failure() -> None:
    begun: list[str] = []

    async def fail() -> None:
        raise LookupError

    async def begin() -> None:
        begun.append("second")

    with pytest.raises(LookupError):
        await side_by_side([fail, begin])
    assert begun == []


@pytest.mark.parametrize("order", [1, -1])
async def test_threads_are_awaited(order: int) -> None:
    begun = anyio.Event()
    returned = threading.Event()

    def block() -> None:
        anyio.from_thread.run_sync(begun.set)
        time.sleep(0.1)
        returned.set()

    async def in_thread() -> None:
        await anyio.to_thread.run_sync(block)

    async def fail() -> None:
        await begun.wait()
        raise LookupError

    with pytest.raises(LookupError):
        await side_by_side([in_thread, fail][::order])
    assert returned.is_set()


async def test_cancellation_leaves_nothing_running() -> None:
    begun: list[str] = []
    ended: list[str] = []

    async def wait() -> None:
        begun.append("begun")
        if len(begun) == 3:
            scope.cancel()
        try:
            await anyio.sleep_forever()
        finally:
            ended.append("ended")

    with anyio.fail_after(30), anyio.CancelScope() as scope:
        await side_by_side([wait, wait, wait])
    assert ended == ["ended"] * 3
