"""Runs functions in one thread, without an event loop."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Any, TypeVar, cast

from asgiref.sync import async_to_sync
from django.http import HttpRequest
from mizan_core import AuthRule, Context, Invocation, RolledBack, ValidatedCall
from mizan_core.subject import Subject

from .access import default_auth
from .current_user import CurrentUser
from .failures import subject_of
from .injection import injected
from .replicas import may_lag
from .results import completed
from .session import changes_session
from .signed_in import is_known, user_of
from .transactions import Step, TwoStepFunction, UnitOfWork, databases_of, inside, mutate, read_databases

T = TypeVar("T")


def drive(work: Awaitable[T]) -> T:
    """The result of a coroutine that has nothing to wait for: all that it awaits was done by a `SyncHost`."""
    coroutine = work.__await__()
    try:
        next(coroutine)
    except StopIteration as end:
        result: T = end.value
        return result
    raise RuntimeError("A coroutine waits, but there is no event loop. Report this as a bug of mizan.")


class RequestHost:
    """The part of `mizan_core.Host` that does not depend on how functions run."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self._current_user = CurrentUser(request)

    @property
    def user(self) -> Any:
        return user_of(self.request)

    @property
    def default_auth(self) -> AuthRule:
        return default_auth()

    @property
    def subject(self) -> Subject:
        return subject_of(self.request)

    refusal: Exception | None = None

    @property
    def has_side_effects(self) -> bool:
        return changes_session(self.request)

    async def prepare(self, calls: Sequence[ValidatedCall]) -> None:
        """Django injects only the request, which cannot refuse a call."""


class SyncHost(RequestHost):
    """Implements `mizan_core.Host`. Everything is done when a method returns, one thing after another."""

    async def run(self, invocations: Sequence[Invocation], complete: Callable[[Sequence[Any]], T]) -> T:
        return self.run_now(invocations, complete)

    @asynccontextmanager
    async def reread(self, context: Context) -> AsyncIterator["SyncHost | None"]:
        if may_lag():
            yield None
            return
        if self._current_user.has_to_be_found:
            self._current_user.find_again()
        yield self if self._current_user.suits(context) else None

    async def read(self, calls: Sequence[ValidatedCall]) -> Sequence[bytes]:
        databases = read_databases()
        return [
            self._run_in(inside(databases, each.invocations), each.invocations, each.operation.dump) for each in calls
        ]

    def run_now(self, invocations: Sequence[Invocation], complete: Callable[[Sequence[Any]], T]) -> T:
        return self._run_in(databases_of(invocations), invocations, complete)

    def _run_in(
        self, databases: Sequence[str], invocations: Sequence[Invocation], complete: Callable[[Sequence[Any]], T]
    ) -> T:
        steps = [self._last_step(each) for each in invocations]
        if not databases:
            return completed(invocations, [step() for step in steps], complete)
        with UnitOfWork(databases, self.request, invocations) as unit:
            result = completed(invocations, [step() for step in steps], complete)
        if unit.rolled_back and mutate(invocations):
            raise RolledBack(result)
        return result

    def invoke(self, invocation: Invocation) -> Any:
        return self._last_step(invocation)()

    def _last_step(self, invocation: Invocation) -> Step:
        """What is left to do in the transaction. A first step, where there is one, has run before it."""
        if isinstance(invocation.function, TwoStepFunction):
            rest: Step = self._invoke(invocation)
            return rest
        return lambda: self._invoke(invocation)

    def _invoke(self, invocation: Invocation) -> Any:
        function = invocation.function
        if not function.signature.injected:
            result = function.function(**invocation.arguments)
        else:
            result = function.function(**invocation.arguments, **injected(function, self.request))
        return self._awaited(result)

    async def in_thread(self, work: Callable[[], T], /) -> T:
        return self._awaited(work())

    def _awaited(self, result: T) -> T:
        """A plain function may return an awaitable, as a decorator around an async function does. Its queries run in
        this thread, inside the transaction."""
        kind: Any = type(result)
        if not _is_awaitable(kind):
            return result
        if not is_known(self.request):
            _ = self.request.user.pk
        awaited: T = async_to_sync(_wait_for)(cast("Awaitable[T]", result))
        return awaited


@lru_cache(maxsize=1000)
def _is_awaitable(kind: type) -> bool:
    """Cached, since every result is checked, and looking up a missing attribute on a pydantic class is slow."""
    return hasattr(kind, "__await__")


async def _wait_for(awaitable: Awaitable[T]) -> T:
    return await awaitable
