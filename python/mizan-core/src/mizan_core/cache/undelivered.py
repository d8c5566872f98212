"""Tags whose renewal did not reach the server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import count, islice
from threading import Event, Lock, Thread

AT_ONCE = 500
"""Tags in one message, which takes far less time than a server is given to answer."""


class Undelivered:
    """Keeps tags until ``deliver`` took them, which it says by returning true. A thread tries until it does.

    Other processes trust what the server has, so it must hear of a change as soon as it answers again, not only when
    this process next needs it.
    """

    def __init__(self, deliver: Callable[[Sequence[str]], bool], every: float) -> None:
        self._deliver = deliver
        self._every = every
        self._tags: dict[str, int] = {}
        self._changes = count()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._never = Event()

    def __bool__(self) -> bool:
        return bool(self._tags)

    def add(self, tags: Iterable[str]) -> None:
        with self._lock:
            for tag in tags:
                self._tags[tag] = next(self._changes)
            if self._tags and (self._thread is None or not self._thread.is_alive()):
                self._thread = Thread(target=self._keep_trying, name="mizan-cache", daemon=True)
                self._thread.start()

    def flush(self) -> bool:
        """Whether nothing is left."""
        while True:
            with self._lock:
                tags = dict(islice(self._tags.items(), AT_ONCE))
            if not tags:
                return True
            if not self._deliver(list(tags)):
                return False
            with self._lock:
                for tag, change in tags.items():
                    # One that was added again meanwhile changed after it was delivered.
                    if self._tags.get(tag) == change:
                        del self._tags[tag]

    def _keep_trying(self) -> None:
        while True:
            self._never.wait(self._every)
            self.flush()
            with self._lock:
                if not self._tags:
                    self._thread = None
                    return
