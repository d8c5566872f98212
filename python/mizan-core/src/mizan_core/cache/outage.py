"""A server that does not answer is left alone for a while, and complained about once."""

from __future__ import annotations

import logging
import time
from threading import Lock

logger = logging.getLogger("mizan")


class Outage:
    """Whether a server may be asked. ``pause`` is in seconds; ``server`` is for the log."""

    def __init__(self, server: str, pause: float) -> None:
        self._server = server
        self._pause = pause
        self._until = 0.0
        self._is_known = False
        self._lock = Lock()

    def is_on(self) -> bool:
        return time.monotonic() < self._until

    def begin(self, error: Exception) -> None:
        """It failed just now."""
        with self._lock:
            self._until = time.monotonic() + self._pause
            is_known, self._is_known = self._is_known, True
        if not is_known:
            logger.warning("%s does not answer, so contexts are read without the cache: %s", self._server, error)

    def distrust(self, seconds: float) -> None:
        """It answers, but what it has may be out of date."""
        with self._lock:
            self._until = max(self._until, time.monotonic() + seconds)

    def end(self) -> None:
        """It answered."""
        if not self._is_known or self.is_on():
            return
        with self._lock:
            is_known, self._is_known = self._is_known, False
        if is_known:
            logger.warning("%s answers again", self._server)
