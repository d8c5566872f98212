"""Invalidations that could not be sent to the server yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import count, islice
from threading import Event, Lock, Thread
from typing import TypeAlias

Renewal: TypeAlias = tuple[str, str | None]
"""A tag, and the hold that is given back."""

AT_ONCE = 500
"""Renewals in one message, which takes far less time than a server is given to answer."""


class Undelivered:
    """Keeps renewals until ``deliver`` returns true for them. A thread tries repeatedly.

    Other processes trust what the server has, so it must hear of a change as soon as it answers again, not only when
    this process next needs it.
    """

    def __init__(self, deliver: Callable[[Sequence[Renewal]], bool], every: float) -> None:
        self._deliver = deliver
        self._every = every
        self._renewals: dict[Renewal, int] = {}
        self._changes = count()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._closed = Event()

    def __bool__(self) -> bool:
        return bool(self._renewals)

    def add(self, renewals: Iterable[Renewal]) -> None:
        with self._lock:
            for renewal in renewals:
                self._renewals[renewal] = next(self._changes)
            if self._renewals and not self._closed.is_set() and (self._thread is None or not self._thread.is_alive()):
                self._thread = Thread(target=self._keep_trying, name="mizan-cache", daemon=True)
                self._thread.start()

    def flush(self) -> bool:
        """Sends all renewals. Returns whether all of them were delivered."""
        while True:
            with self._lock:
                renewals = dict(islice(self._renewals.items(), AT_ONCE))
            if not renewals:
                return True
            if not self._deliver(list(renewals)):
                return False
            with self._lock:
                for renewal, change in renewals.items():
                    # One that was added again meanwhile changed after it was delivered.
                    if self._renewals.get(renewal) == change:
                        del self._renewals[renewal]

    def close(self) -> None:
        """Stops the thread, and waits for its last attempt."""
        with self._lock:
            self._closed.set()
            thread = self._thread
        if thread is not None and thread.is_alive():
            thread.join()

    def _keep_trying(self) -> None:
        while not self._closed.wait(self._every):
            self.flush()
            with self._lock:
                if not self._renewals:
                    self._thread = None
                    return
