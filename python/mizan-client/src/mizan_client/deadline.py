"""A limit of time for a whole request, where a library limits only each of its steps."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable
from contextvars import copy_context
from queue import Empty, SimpleQueue

from .body_reader import timed_out
from .transport import Request, Response

_Outcome = Response | BaseException
_Jobs = SimpleQueue[Callable[[], None]]

_IDLE_SECONDS = 10
"""After which a thread without a request ends."""

_idle: dict[int, deque[_Jobs]] = {}
"""The queues of the threads that wait for a request, by process: a forked process has none of its parent's threads."""


def within_timeout(request: Request, send: Callable[[], Response]) -> Response:
    """Sends a request in another thread, and leaves it alone after the timeout of the request.

    Nothing else interrupts a thread that waits for a server which sends a little now and then. The abandoned thread
    goes on with the next part of the body, at the latest when the server has closed the connection. Threads are used
    again, because starting one takes longer than all else that a client does for a request.
    """
    outcomes: SimpleQueue[_Outcome] = SimpleQueue()
    context = copy_context()
    idle = _idle.setdefault(os.getpid(), deque())
    jobs: _Jobs
    try:
        jobs = idle.pop()
    except IndexError:
        jobs = SimpleQueue()
        # The interpreter does not wait for it when it ends.
        threading.Thread(target=_work, args=[jobs, idle], name="mizan-client", daemon=True).start()

    def job() -> None:
        outcome: _Outcome
        try:
            outcome = context.run(send)
        except BaseException as error:
            outcome = error
        # The next request of the caller finds the thread idle.
        idle.append(jobs)
        outcomes.put(outcome)
        # The traceback of an error refers to this frame.
        del outcome

    jobs.put(job)
    try:
        outcome = outcomes.get(timeout=request.timeout)
    except Empty:
        raise timed_out(request) from None
    if isinstance(outcome, BaseException):
        try:
            raise outcome
        finally:
            del outcome
    return outcome


def _work(jobs: _Jobs, idle: deque[_Jobs]) -> None:
    while True:
        try:
            jobs.get(timeout=_IDLE_SECONDS)()
        except Empty:
            try:
                idle.remove(jobs)
            except ValueError:
                # A request has just taken it.
                continue
            return
