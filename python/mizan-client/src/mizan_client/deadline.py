"""A limit of time for a whole request, where a library limits only each of its steps."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context

from .body_reader import timed_out
from .transport import Request, Response


def within_timeout(request: Request, send: Callable[[], Response]) -> Response:
    """Sends a request in a thread of its own, and leaves it alone after the timeout of the request.

    Nothing else interrupts a thread that waits for a server which sends a little now and then. The abandoned thread
    ends with the next part of the body, at the latest when the server has closed the connection.
    """
    outcome: Future[Response] = Future()
    context = copy_context()

    def work() -> None:
        try:
            outcome.set_result(context.run(send))
        except BaseException as error:
            outcome.set_exception(error)

    # The interpreter does not wait for it when it ends.
    threading.Thread(target=work, name="mizan-client", daemon=True).start()
    try:
        return outcome.result(request.timeout)
    except TimeoutError as error:
        if outcome.done():
            raise
        raise timed_out(request) from error
