"""One interface to both clients, so that each test runs on both."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from mizan_client import AsyncClient, Client, Context, Function, Invalidation

T = TypeVar("T")


class Caller(Protocol):
    def call(self, function: Function[T], /, **arguments: object) -> T: ...
    def read(self, context: Context[T], /, **params: object) -> T: ...
    def on_invalidate(self, listener: Callable[[Any], object]) -> Callable[[], None]: ...
    def with_options(self, **options: Any) -> Caller: ...
    def close(self) -> None: ...


class SyncCaller:
    def __init__(self, client: Client) -> None:
        self.client = client
        self.on_invalidate = client.on_invalidate

    def call(self, function: Function[T], /, **arguments: object) -> T:
        return self.client._call(function, arguments)

    def read(self, context: Context[T], /, **params: object) -> T:
        return self.client._read(context, params)

    def with_options(self, **options: Any) -> SyncCaller:
        return SyncCaller(self.client.with_options(**options))

    def close(self) -> None:
        self.client.close()


class AsyncCaller:
    """Runs each call to its end, in one event loop."""

    def __init__(self, client: AsyncClient, runner: asyncio.Runner) -> None:
        self.client = client
        self.runner = runner
        self.on_invalidate = client.on_invalidate

    def call(self, function: Function[T], /, **arguments: object) -> T:
        return self.runner.run(self.client._call(function, arguments))

    def read(self, context: Context[T], /, **params: object) -> T:
        return self.runner.run(self.client._read(context, params))

    def with_options(self, **options: Any) -> AsyncCaller:
        return AsyncCaller(self.client.with_options(**options), self.runner)

    def close(self) -> None:
        self.runner.run(self.client.close())


def heard(caller: Caller) -> list[Invalidation]:
    """A list to which everything is added that the client reports as stale."""
    stale: list[Invalidation] = []
    caller.on_invalidate(stale.extend)
    return stale
