"""Pauses requests to a server that does not respond, and logs the outage once."""

from __future__ import annotations

import logging
import time
from threading import Lock

logger = logging.getLogger("mizan")


class Outage:
    """Whether requests to a server are allowed, and whether its data may be used.

    - ``server`` is for the log.
    - ``pause``: seconds without requests after a failure.
    - ``doubt``: seconds after the server responds again in which it is written to and not read: other processes may
      notice the outage later.
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
        """Whether requests are paused after a failure."""
        return time.monotonic() < self._away_until

    def is_on(self) -> bool:
        """Whether the data of the server must not be used."""
        return time.monotonic() < max(self._away_until, self._doubted_until)

    def begin(self, error: Exception) -> None:
        """To be called when a request failed."""
        with self._lock:
            self._away_until = time.monotonic() + self._pause
            is_known, self._is_known = self._is_known, True
        if not is_known:
            logger.warning("%s does not respond; contexts are read without the cache: %s", self._server, error)

    def distrust(self) -> None:
        """To be called when the server responds, but with data that may be out of date."""
        with self._lock:
            self._doubted_until = time.monotonic() + self._doubt

    def end(self) -> None:
        """To be called when a request succeeded."""
        if not self._is_known or self.is_away():
            return
        with self._lock:
            is_known, self._is_known = self._is_known, False
        if is_known:
            self.distrust()
            logger.warning("%s responds again", self._server)
