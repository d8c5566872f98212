"""The data of contexts that a client keeps."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mizan_wire import canonical_query

from .envelope import Invalidation
from .locks import ProcessLock
from .renewal import SharedFailure
from .transport import Response

_MOST_INSTANCES = 1000


@dataclass(slots=True, eq=False)
class CachedRead:
    """A context with its parameters, for one user."""

    context: str
    params: Mapping[str, Any]
    """JSON data."""
    asked: int
    """The epoch of the identity in which it was asked for."""
    lock: Any
    """Of the runner's kind. Held by the first reader until it has the response."""
    since: float = field(default_factory=time.monotonic)
    failure: SharedFailure = field(default_factory=SharedFailure)
    response: Response | None = None

    def is_covered(self, invalidation: Invalidation) -> bool:
        """A parameter that either side leaves out matches: an unnecessary read is acceptable, outdated data is not."""
        wanted = invalidation.get("params") or {}
        return invalidation["context"] == self.context and all(
            value is None or self.params.get(name) is None or _comparable(value) == _comparable(self.params[name])
            for name, value in wanted.items()
        )


class ContextCache:
    """Drops what a call has made stale, what is too old, and what belongs to another user.

    Shared by a client and what its ``with_options`` returns.
    """

    def __init__(self, make_lock: Callable[[], Any]) -> None:
        self._make_lock = make_lock
        self._lock = ProcessLock()
        self._process = os.getpid()
        self._reads: dict[str, CachedRead] = {}
        """By path, the least recently used first."""

    def read(self, path: str, context: str, params: Mapping[str, Any], asked: int, lifetime: float) -> CachedRead:
        """A response that was asked for before a call has made it stale is no longer here: its readers get it, later
        ones do not."""
        with self._lock:
            # A forked process does not have the cookies of its parent.
            if self._process != os.getpid():
                self._process = os.getpid()
                self._reads.clear()
            found = self._reads.pop(path, None)
            if found is not None and found.asked == asked and time.monotonic() - found.since < lifetime:
                self._reads[path] = found
                return found
            if len(self._reads) >= _MOST_INSTANCES:
                del self._reads[next(iter(self._reads))]
            read = self._reads[path] = CachedRead(context, params, asked, self._make_lock())
            return read

    def another(self) -> ContextCache:
        """An empty one of the same kind, for another user."""
        return ContextCache(self._make_lock)

    def drop(self, stale: Sequence[Invalidation]) -> None:
        if not (stale and self._reads):
            return
        with self._lock:
            for path, read in list(self._reads.items()):
                if any(map(read.is_covered, stale)):
                    del self._reads[path]

    def clear(self) -> None:
        with self._lock:
            self._reads.clear()


def _comparable(value: Any) -> str:
    """Case-insensitive: the backend writes a UUID in lower case, whatever the client wrote."""
    return canonical_query({"value": value}).lower()
