"""The functions that the end-to-end tests call, on any framework. State lives in memory; POST /__reset empties it."""

import asyncio
from collections import defaultdict
from typing import Annotated

from mizan_core import BadRequest, client
from pydantic import BaseModel, Field

counters: defaultdict[str, int] = defaultdict(int)
histories: defaultdict[str, list[int]] = defaultdict(list)
serials: defaultdict[str, int] = defaultdict(int)
flaky_reads: set[str] = set()
notes: dict[str, str] = {}
parcels: list[str] = []


def reset() -> None:
    counters.clear()
    histories.clear()
    serials.clear()
    flaky_reads.clear()
    notes.clear()
    parcels.clear()


class User(BaseModel):
    id: int
    username: str
    is_staff: bool
    is_superuser: bool


class Person(BaseModel):
    name: Annotated[str, Field(min_length=2)]
    age: Annotated[int, Field(ge=0, le=150)]
    nickname: str | None = None


class CounterValue(BaseModel):
    key: str
    value: int


class SlowValue(BaseModel):
    key: str
    delay_ms: int
    serial: int
    """How many reads of this key came before; tells an old answer from a new one."""


# Plain calls


@client
def echo(text: str) -> str:
    """Returns its argument."""
    return text


@client
async def add(a: int, b: int) -> int:
    return a + b


@client
def multiply(a: float, b: float = 2) -> float:
    return a * b


@client
def introduce(person: Person) -> str:
    """Validates nested values, for an error at its field."""
    return f"{person.nickname or person.name}, {person.age}"


@client
def find_user(username: str) -> User | None:
    """Null for an unknown user."""
    return User(id=1, username="alice", is_staff=False, is_superuser=False) if username == "alice" else None


# Failures


@client
def not_implemented() -> str:
    raise NotImplementedError("comes with the next release")


@client
def buggy() -> str:
    raise ZeroDivisionError("the secret reason")


@client
def permission_check(owner: str = "another user") -> str:
    raise PermissionError(f"belongs to {owner}")


# One counter for each key


@client(context="counter")
def counter_value(key: str) -> CounterValue:
    return CounterValue(key=key, value=counters[key])


@client(context="counter")
async def counter_history(key: str) -> list[int]:
    """The earlier values of this counter, oldest first."""
    return histories[key]


def _count(key: str, amount: int) -> int:
    histories[key].append(counters[key])
    counters[key] += amount
    return counters[key]


@client(affects="counter")
async def increment(key: str, amount: int = 1, delay_ms: Annotated[int, Field(ge=0, le=10_000)] = 0) -> int:
    """Counts at once; answers after `delay_ms`."""
    value = _count(key, amount)
    await asyncio.sleep(delay_ms / 1000)
    return value


@client(affects="counter")
async def refuse_increment(key: str, delay_ms: Annotated[int, Field(ge=0, le=10_000)] = 0) -> int:
    await asyncio.sleep(delay_ms / 1000)
    raise BadRequest(f"{key} is full")


@client(affects="counter")
def touch_all() -> int:
    """Counts every counter; affects each mounted instance."""
    for key in list(counters):
        _count(key, 1)
    return len(counters)


# A context whose answers can arrive in another order


@client(context="slow")
async def slow_value(key: str, delay_ms: Annotated[int, Field(ge=0, le=10_000)] = 0) -> SlowValue:
    serials[key] += 1
    serial = serials[key]
    await asyncio.sleep(delay_ms / 1000)
    return SlowValue(key=key, delay_ms=delay_ms, serial=serial)


@client(affects="slow")
def touch_slow(key: str) -> None:
    """Makes every instance of that key stale."""


# A context that cannot be refreshed by the mutation that affects it


@client(context="flaky")
def flaky_value(key: str) -> CounterValue:
    if key in flaky_reads:
        flaky_reads.discard(key)
        raise RuntimeError("fails once")
    return CounterValue(key=key, value=counters[key])


@client(affects="flaky")
def touch_flaky(key: str) -> int:
    """Counts, and makes the next read of `flaky` fail."""
    flaky_reads.add(key)
    counters[key] += 1
    return counters[key]
