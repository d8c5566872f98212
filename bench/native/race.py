"""Calls per second, and the CPU time of a call in the client: contenders take turns in every round."""

import asyncio
import sys
import threading
import time
from contextlib import AsyncExitStack, ExitStack
from statistics import median
from typing import NamedTuple

from .callers import AsyncCall, Call, async_callers, callers


class Measured(NamedTuple):
    rate: float
    """Calls per second."""
    cpu: float
    """Microseconds of CPU time in the client for each call. Other load affects it less than the rate."""


Rates = dict[str, list[Measured]]


def main(base_url: str, rounds: int, seconds: float) -> None:
    for threads in (1, 16):
        with ExitStack() as stack:
            _print(f"{threads} thread{'s' * (threads > 1)}", _race(callers(base_url, stack), threads, rounds, seconds))
    for tasks in (1, 32):
        rates = asyncio.run(_race_async(base_url, tasks, rounds, seconds))
        _print(f"{tasks} task{'s' * (tasks > 1)} of asyncio", rates)


def _print(title: str, rates: Rates) -> None:
    """A ratio is the median of the ratios within each round."""
    print(title)
    for name, each in rates.items():
        pairs = list(zip(rates["mizan"], each, strict=True))
        speed = median(own.rate / other.rate for own, other in pairs)
        cpu = median(other.cpu / own.cpu for own, other in pairs)
        ending = f"   mizan: {speed:.1f} times, {cpu:.1f} by CPU time" if name != "mizan" else ""
        calls = f"{median(one.rate for one in each):8.0f} calls/s {median(one.cpu for one in each):6.0f} µs CPU"
        print(f"  {name:22} {calls}{ending}")
    sys.stdout.flush()


def _race(contenders: dict[str, Call], threads: int, rounds: int, seconds: float) -> Rates:
    rates: Rates = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, call in contenders.items():
            rates[name].append(_rate(call, threads, seconds))
    return rates


def _rate(call: Call, threads: int, seconds: float) -> Measured:
    counts = [0] * threads
    started, cpu = time.perf_counter(), time.process_time()

    def work(index: int) -> None:
        while time.perf_counter() < started + seconds:
            assert len(call()) == 32
            counts[index] += 1

    workers = [threading.Thread(target=work, args=[index]) for index in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return _measured(sum(counts), started, cpu)


async def _race_async(base_url: str, tasks: int, rounds: int, seconds: float) -> Rates:
    async with AsyncExitStack() as stack:
        contenders = await async_callers(base_url, stack)
        rates: Rates = {name: [] for name in contenders}
        for _ in range(rounds):
            for name, call in contenders.items():
                rates[name].append(await _async_rate(call, tasks, seconds))
        return rates


async def _async_rate(call: AsyncCall, tasks: int, seconds: float) -> Measured:
    started, cpu = time.perf_counter(), time.process_time()

    async def work() -> int:
        count = 0
        while time.perf_counter() < started + seconds:
            assert len(await call()) == 32
            count += 1
        return count

    counts = await asyncio.gather(*[work() for _ in range(tasks)])
    return _measured(sum(counts), started, cpu)


def _measured(calls: int, started: float, cpu: float) -> Measured:
    used = time.process_time() - cpu
    return Measured(calls / (time.perf_counter() - started), used / calls * 1_000_000)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
