"""Runs functions on an event loop, and all sync work in the request's thread."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from asgiref.sync import sync_to_async
from django.core.exceptions import SynchronousOnlyOperation
from mizan_core import Context, Invocation, RolledBack, ValidatedCall
from pydantic_core import PydanticSerializationError, ValidationError

from .injection import injected
from .replicas import may_lag
from .results import completed, is_plain, worded
from .sync_host import RequestHost, SyncHost
from .transactions import UnitOfWork, databases_of, mutate, read_databases

T = TypeVar("T")


class AsyncHost(RequestHost):
    """Implements `mizan_core.Host`.

    Connections to databases belong to threads. All of a request's are used in the one thread that `sync_to_async`
    gives it, where Django's async ORM runs too: so a transaction holds for async functions as well.
    """

    async def run(self, invocations: Sequence[Invocation], complete: Callable[[Sequence[Any]], T]) -> T:
        if not any(each.function.is_async for each in invocations):
            host = SyncHost(self.request)
            return await self.in_thread(lambda: host.run_now(invocations, complete))
        databases = databases_of(invocations)
        if not databases:
            return await self._run(invocations, complete)
        async with _in_its_thread(UnitOfWork(databases, self.request, invocations)) as unit:
            completed = await self._run(invocations, complete)
        if unit.rolled_back and mutate(invocations):
            raise RolledBack(completed)
        return completed

    async def _run(self, invocations: Sequence[Invocation], complete: Callable[[Sequence[Any]], T]) -> T:
        """Results that may query a database during serialisation, such as a queryset, are serialised in the thread."""
        results = [await self._invoke(each) for each in invocations]
        if all(map(is_plain, results)):
            try:
                return worded(results, complete)
            except (SynchronousOnlyOperation, PydanticSerializationError, ValidationError) as error:
                # pydantic keeps only the name of the exception.
                if SynchronousOnlyOperation.__name__ not in repr(error):
                    raise
                # A property queries the database.
        return await self.in_thread(lambda: completed(invocations, results, complete))

    async def read(self, calls: Sequence[ValidatedCall]) -> Sequence[bytes]:
        """The first failure cancels the others. Transactions of one connection cannot overlap, so where reads are in
        transactions they take turns."""
        if len(calls) == 1 or read_databases():
            return [await self._read_one(each) for each in calls]
        tasks = [asyncio.ensure_future(self._read_one(each)) for each in calls]
        try:
            return await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    @asynccontextmanager
    async def reread(self, context: Context) -> AsyncIterator["AsyncHost | None"]:
        if may_lag():
            yield None
            return
        if self._current_user.has_to_be_found:
            await self.in_thread(self._current_user.find_again)
        yield self if self._current_user.suits(context) else None

    async def _read_one(self, call: ValidatedCall) -> bytes:
        return await self.run(call.invocations, call.operation.dump)

    async def _invoke(self, invocation: Invocation) -> Any:
        function = invocation.function
        if not function.is_async:
            return await self.in_thread(lambda: SyncHost(self.request).invoke(invocation))
        return await function.function(**invocation.arguments, **injected(function, self.request))

    async def in_thread(self, work: Callable[[], T], /) -> T:
        return await sync_to_async(_without_stop_iteration)(work)


def _without_stop_iteration(work: Callable[[], T]) -> T:
    """A future cannot hold StopIteration, as `next()` without a default raises: awaiting it would never end."""
    try:
        return work()
    except StopIteration as error:
        raise RuntimeError("StopIteration was raised, probably by next() without a default") from error


@asynccontextmanager
async def _in_its_thread(unit: UnitOfWork) -> AsyncIterator[UnitOfWork]:
    await sync_to_async(unit.__enter__)()
    try:
        yield unit
    except BaseException as error:
        await sync_to_async(unit.__exit__)(type(error), error, error.__traceback__)
        raise
    await sync_to_async(unit.__exit__)(None, None, None)
