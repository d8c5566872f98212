"""Whom a client tells what has become stale."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from .envelope import Invalidation

logger = logging.getLogger("mizan_client")

Listener = Callable[[Sequence[Invalidation]], object]


class Listeners:
    def __init__(self) -> None:
        self._listeners: tuple[Listener, ...] = ()

    def add(self, listener: Listener) -> Callable[[], None]:
        """Returns a function that removes the listener."""
        self._listeners = (*self._listeners, listener)

        def remove() -> None:
            self._listeners = tuple(each for each in self._listeners if each is not listener)

        return remove

    def tell(self, invalidations: Sequence[Invalidation]) -> None:
        """An error of a listener is logged: the call itself has succeeded."""
        if not invalidations:
            return
        for listener in self._listeners:
            try:
                listener(invalidations)
            except Exception:
                logger.exception("A listener of on_invalidate failed.")
