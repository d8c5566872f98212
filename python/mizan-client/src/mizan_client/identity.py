"""Which user the responses of a backend are for."""

from __future__ import annotations

from enum import Enum, auto

from .locks import ProcessLock
from .transport import Response

IDENTITY = "X-Mizan-Identity"


class Seen(Enum):
    SAME = auto()
    CHANGED = auto()
    """The response was the first to show that another user is signed in."""
    OUTDATED = auto()
    """The response belongs to another user than the current one."""


class Identity:
    """The user of a client, as the header ``X-Mizan-Identity`` of the responses shows it.

    ``epoch`` counts the users: requests of an earlier epoch belong to another user.
    """

    def __init__(self) -> None:
        self.epoch = 0
        self._current: str | None = None
        self._lock = ProcessLock()

    def see(self, response: Response, asked: int) -> Seen:
        """Takes the identity of the response to a request of the epoch ``asked``."""
        seen = response.header(IDENTITY)
        with self._lock:
            # The identity of the response decides: a read that already shows a logout may arrive before the logout's
            # own response.
            if asked != self.epoch and seen != self._current:
                return Seen.OUTDATED
            if seen is None or seen == self._current:
                return Seen.SAME
            is_first, self._current = self._current is None, seen
            if is_first:
                return Seen.SAME
            self.epoch += 1
            return Seen.CHANGED
