"""A server that does not answer is left alone for a while, and complained about once."""

from __future__ import annotations

import logging
import time
from threading import Lock

logger = logging.getLogger("mizan")


class Outage:
    """Whether a server may be asked, and whether what it has may be used.

    - ``server`` is for the log.
    - ``pause``: seconds for which it is left alone after it failed.
    - ``doubt``: seconds for which it is told things but what it has is not used, once it answers again: others that it
      failed may find out later.
    """

    def __init__(self, server: str, pause: float, doubt: float) -> None:
        self._server = server
        self._pause = pause
        self._doubt = doubt
        self._away_until = 0.0
        self._doubted_until = 0.0
        self._is_known = False
        self._lock = Lock()

    def is_away(self) -> bool:
        """It failed, and is left alone."""
        return time.monotonic() < self._away_until

    def is_on(self) -> bool:
        """What it has is not to be used."""
        return time.monotonic() < max(self._away_until, self._doubted_until)

    def begin(self, error: Exception) -> None:
        """It failed just now."""
        with self._lock:
            self._away_until = time.monotonic() + self._pause
            is_known, self._is_known = self._is_known, True
        if not is_known:
            logger.warning("%s does not answer, so contexts are read without the cache: %s", self._server, error)

    def distrust(self) -> None:
        """It answers, but what it has may be out of date."""
        with self._lock:
            self._doubted_until = time.monotonic() + self._doubt

    def end(self) -> None:
        """It answered."""
        if not self._is_known or self.is_away():
            return
        with self._lock:
            is_known, self._is_known = self._is_known, False
        if is_known:
            self.distrust()
            logger.warning("%s answers again", self._server)
