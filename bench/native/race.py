"""Calls per second: contenders take turns in every round."""

import asyncio
import sys
import threading
import time
from contextlib import AsyncExitStack, ExitStack
from statistics import median

from .callers import AsyncCall, Call, async_callers, callers

Rates = dict[str, list[float]]


def main(base_url: str, rounds: int, seconds: float) -> None:
    for threads in (1, 16):
        with ExitStack() as stack:
            _print(f"{threads} thread{'s' * (threads > 1)}", _race(callers(base_url, stack), threads, rounds, seconds))
    for tasks in (1, 32):
        rates = asyncio.run(_race_async(base_url, tasks, rounds, seconds))
        _print(f"{tasks} task{'s' * (tasks > 1)} of asyncio", rates)


def _print(title: str, rates: Rates) -> None:
    """The ratio is the median of the ratios within each round."""
    print(title)
    for name, each in rates.items():
        ratio = median(own / other for own, other in zip(rates["mizan"], each, strict=True))
        print(f"  {name:18} {median(each):8.0f} calls/s" + (f"   mizan: {ratio:.1f} times" if name != "mizan" else ""))
    sys.stdout.flush()


def _race(contenders: dict[str, Call], threads: int, rounds: int, seconds: float) -> Rates:
    rates: Rates = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, call in contenders.items():
            rates[name].append(_rate(call, threads, seconds))
    return rates


def _rate(call: Call, threads: int, seconds: float) -> float:
    counts = [0] * threads
    started = time.perf_counter()

    def work(index: int) -> None:
        while time.perf_counter() < started + seconds:
            assert len(call()) == 32
            counts[index] += 1

    workers = [threading.Thread(target=work, args=[index]) for index in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(counts) / (time.perf_counter() - started)


async def _race_async(base_url: str, tasks: int, rounds: int, seconds: float) -> Rates:
    async with AsyncExitStack() as stack:
        contenders = await async_callers(base_url, stack)
        rates: Rates = {name: [] for name in contenders}
        for _ in range(rounds):
            for name, call in contenders.items():
                rates[name].append(await _async_rate(call, tasks, seconds))
        return rates


async def _async_rate(call: AsyncCall, tasks: int, seconds: float) -> float:
    started = time.perf_counter()

    async def work() -> int:
        count = 0
        while time.perf_counter() < started + seconds:
            assert len(await call()) == 32
            count += 1
        return count

    counts = await asyncio.gather(*[work() for _ in range(tasks)])
    return sum(counts) / (time.perf_counter() - started)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
