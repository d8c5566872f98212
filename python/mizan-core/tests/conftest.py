"""A registry for each test, and a minimal host."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pytest
from hypothesis import settings
from mizan_core import (
    AuthRule,
    Cache,
    Context,
    Invocation,
    MizanError,
    Registry,
    ValidatedCall,
    client,
    handle_call,
    handle_context,
    parse_call,
)
from mizan_core.subject import Subject

T = TypeVar("T")

# The first example builds models, which takes longer.
settings.register_profile("mizan", deadline=None)
settings.load_profile("mizan")


@dataclass
class User:
    """A signed-in user."""

    id: int = 1
    is_staff: bool = False
    is_superuser: bool = False


@dataclass
class AsyncioHost:
    """Runs functions on plain asyncio."""

    user: Any = None
    request: Any = "the request"
    ran: list[str] = field(default_factory=list)
    has_side_effects: bool = False
    refusal: Exception | None = None
    default_auth: AuthRule = None
    subject: Subject = field(default_factory=Subject)

    async def run(self, invocations: Sequence[Invocation], complete: Callable[[Sequence[Any]], T]) -> T:
        results = []
        for invocation in invocations:
            self.ran.append(invocation.function.name)
            result = invocation.function.function(**invocation.arguments)
            results.append(await result if invocation.function.is_async else result)
        return complete(results)

    async def in_thread(self, work: Callable[[], T], /) -> T:
        return await asyncio.to_thread(work)

    @asynccontextmanager
    async def reread(self, context: Context) -> AsyncIterator[AsyncioHost]:
        yield self

    async def prepare(self, calls: Sequence[ValidatedCall]) -> None:
        """No injected dependency can refuse the request."""

    async def read(self, calls: Sequence[ValidatedCall]) -> Sequence[bytes]:
        return await asyncio.gather(*(self.run(each.invocations, each.operation.dump) for each in calls))


@dataclass
class Backend:
    """A registry and a host that calls it."""

    registry: Registry
    host: AsyncioHost
    cache: Cache | None = None

    async def call(self, fn: str, args: Mapping[str, Any] | None = None, mounted: Any = ()) -> Any:
        """The parsed body of the response to a call."""
        body = json.dumps({"fn": fn, "args": args or {}, "mounted": list(mounted)}).encode()
        response = await handle_call(self.registry, parse_call(body), self.host, self.cache)
        assert response.body is not None
        return json.loads(response.body)

    async def context(self, name: str, query: str = "") -> Any:
        """The parsed body of the response to a read of a context."""
        return json.loads(await handle_context(self.registry, name, query, self.host, self.cache))


@pytest.fixture
def registry() -> Registry:
    return Registry()


@pytest.fixture
def backend(registry: Registry) -> Backend:
    return Backend(registry, AsyncioHost())


@pytest.fixture
def make_user() -> type[User]:
    return User


def outcome(rule: Any, user: Any = None) -> str:
    """The result of a function with this rule, or the name of the error."""
    backend = Backend(Registry(), AsyncioHost(user))

    @client(auth=rule, registry=backend.registry)
    def delete_all() -> str:
        return "deleted"

    try:
        response = asyncio.run(backend.call("delete_all"))
    except (MizanError, TypeError) as error:
        assert backend.host.ran == []
        return type(error).__name__
    return str(response["result"])
