"""Runs flows: sends their requests, waits, and gets tokens."""

from __future__ import annotations

import asyncio
import inspect
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from .errors import ClientClosed, MizanError, WrongEventLoop
from .flow import Flow, OpenSession, Pause, ReadOnce, RenewToken, Send, Step
from .headers import checked_token
from .locks import ProcessLock
from .renewal import SharedFailure, renewing
from .session import Session
from .transport import AsyncTransport, Request, Response, Transport

logger = logging.getLogger("mizan_client")

T = TypeVar("T")

RenewBearer = Callable[[], str]
AsyncRenewBearer = Callable[[], str | Awaitable[str]]


class Runner:
    """For threads. Shared by a client and what its ``with_options`` returns."""

    def __init__(self, transport: Transport, session: Session, renew: RenewBearer | None) -> None:
        self._transport = transport
        self._session = session
        self._renew = renew
        self._csrf_lock = ProcessLock()
        self._csrf_failure = SharedFailure()
        self._bearer_lock = ProcessLock()
        self._bearer_failure = SharedFailure()
        self._is_closed = False

    def run(self, flow: Flow[T]) -> T:
        if self._is_closed:
            raise _closed()
        try:
            step = next(flow)
            while True:
                try:
                    outcome = self._take(step)
                except MizanError as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(outcome)
        except StopIteration as end:
            result: T = end.value
            return result
        finally:
            flow.close()

    def close(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            self._transport.close()

    def _take(self, step: Step) -> Response | None:
        match step:
            case Send(request):
                started = time.perf_counter()
                response = self._transport.send(request)
                _log(request, response, started)
                return response
            case Pause(seconds):
                time.sleep(seconds)
            case OpenSession(stale, flow):
                failures = self._csrf_failure.count
                with self._csrf_lock:
                    if self._session.csrf_token == stale:
                        with self._csrf_failure.attempt(failures):
                            self.run(flow)
            case RenewToken(stale):
                failures = self._bearer_failure.count
                with renewing(self._session), self._bearer_lock:
                    if self._renew is not None and self._session.bearer_token == stale:
                        with self._bearer_failure.attempt(failures):
                            self._session.bearer_token = checked_token(self._renew())
            case ReadOnce(read, flow):
                failures = read.failure.count
                with read.lock:
                    if read.response is None:
                        with read.failure.attempt(failures):
                            read.response = self.run(flow)
        return None


class AsyncRunner:
    """For one event loop."""

    def __init__(self, transport: AsyncTransport, session: Session, renew: AsyncRenewBearer | None) -> None:
        self._transport = transport
        self._session = session
        self._renew = renew
        self._csrf_lock = asyncio.Lock()
        self._csrf_failure = SharedFailure()
        self._bearer_lock = asyncio.Lock()
        self._bearer_failure = SharedFailure()
        self._is_closed = False
        self._loop: asyncio.AbstractEventLoop | None = None

    async def run(self, flow: Flow[T]) -> T:
        if self._is_closed:
            raise _closed()
        self._check_loop()
        try:
            step = next(flow)
            while True:
                try:
                    outcome = await self._take(step)
                except MizanError as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(outcome)
        except StopIteration as end:
            result: T = end.value
            return result
        finally:
            flow.close()

    async def close(self) -> None:
        if not self._is_closed:
            self._check_loop()
            self._is_closed = True
            await self._transport.close()

    def _check_loop(self) -> None:
        """Its connections belong to the loop in which they were opened."""
        running = asyncio.get_running_loop()
        if self._loop is None:
            self._loop = running
        elif self._loop is not running:
            raise WrongEventLoop(
                "This AsyncClient was used in another event loop before. Create one client in each event loop, "
                "or call asyncio.run() once for the whole program."
            )

    async def _take(self, step: Step) -> Response | None:
        match step:
            case Send(request):
                started = time.perf_counter()
                response = await self._transport.send(request)
                _log(request, response, started)
                return response
            case Pause(seconds):
                await asyncio.sleep(seconds)
            case OpenSession(stale, flow):
                failures = self._csrf_failure.count
                async with self._csrf_lock:
                    if self._session.csrf_token == stale:
                        with self._csrf_failure.attempt(failures):
                            await self.run(flow)
            case RenewToken(stale):
                failures = self._bearer_failure.count
                with renewing(self._session):
                    async with self._bearer_lock:
                        if self._renew is not None and self._session.bearer_token == stale:
                            with self._bearer_failure.attempt(failures):
                                renewed: Any = self._renew()
                                token = await renewed if inspect.isawaitable(renewed) else renewed
                                self._session.bearer_token = checked_token(token)
            case ReadOnce(read, flow):
                failures = read.failure.count
                async with read.lock:
                    if read.response is None:
                        with read.failure.attempt(failures):
                            read.response = await self.run(flow)
        return None


def _closed() -> ClientClosed:
    return ClientClosed("This client is closed. Create another one, or call functions inside its `with` block.")


def _log(request: Request, response: Response, started: float) -> None:
    """Without parameters and bodies, which may be private."""
    milliseconds = (time.perf_counter() - started) * 1000
    url = request.url.split("?")[0]
    logger.debug("%s %s %s in %.0f ms", request.method, url, response.status, milliseconds)
