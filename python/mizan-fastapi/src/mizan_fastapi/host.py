"""What FastAPI lends to mizan's dispatcher for one HTTP request."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import Any, TypeVar

from fastapi import BackgroundTasks, Request
from fastapi.concurrency import run_in_threadpool
from mizan_core import Context, Invocation, ValidatedCall
from starlette.responses import Response

from .body import with_body
from .concurrency import Alarm, side_by_side
from .dependencies import SideEffects
from .execution import Executor, run
from .identity import user_of

T = TypeVar("T")

_OF_THE_BODY = (b"content-length", b"content-type")


class FastAPIHost:
    """Implements `mizan_core.Host`."""

    def __init__(
        self, request: Request, executor: Executor, body: bytes | None = None, alarm: Alarm | None = None
    ) -> None:
        self._request = request
        self._executor = executor
        self._body = body
        self._alarm = alarm
        self._effects: SideEffects | None = None

    @cached_property
    def request(self) -> Request:
        """With its body, if that was read already."""
        return self._request if self._body is None else with_body(self._request, self._body)

    @property
    def user(self) -> Any:
        return user_of(self._request)

    @property
    def has_side_effects(self) -> bool:
        session = self._request.scope.get("session")
        if getattr(session, "modified", False):
            return True
        if self._effects is None:
            return False
        headers = self._effects.response.raw_headers
        return bool(self._effects.background.tasks) or any(header[0] not in _OF_THE_BODY for header in headers)

    async def run(self, invocations: Sequence[Invocation], complete: Callable[[Sequence[Any]], T]) -> T:
        if not self._executor.needs_injection(invocations):
            return await run(invocations, complete)
        if self._effects is None:
            self._effects = SideEffects(Response(), BackgroundTasks())
        return await self._executor.run_injected(invocations, complete, self.request, self._effects)

    async def in_thread(self, work: Callable[[], T], /) -> T:
        return await run_in_threadpool(work)

    async def read(self, calls: Sequence[ValidatedCall]) -> Sequence[bytes]:
        """The first failure cancels the others; those in a thread are waited for."""
        if len(calls) == 1 and self._alarm is None:
            return [await self._read_one(calls[0])]
        return await side_by_side([partial(self._read_one, each) for each in calls], self._alarm)

    async def reread(self, context: Context) -> "FastAPIHost | None":
        return self

    async def _read_one(self, call: ValidatedCall) -> bytes:
        return await self.run(call.invocations, call.operation.dump)

    def apply_effects(self, response: Response) -> None:
        """Adds the headers, cookies and background tasks that functions and dependencies asked for."""
        if self._effects is None:
            return
        wanted = self._effects.response.raw_headers
        response.raw_headers.extend(header for header in wanted if header[0] not in _OF_THE_BODY)
        if self._effects.background.tasks:
            tasks = [] if response.background is None else [response.background]
            response.background = BackgroundTasks([*tasks, *self._effects.background.tasks])
