"""A lock for threads of a process that may fork."""

from __future__ import annotations

import os
import threading


class ProcessLock:
    """A ``threading.Lock`` that is open in a forked process.

    If one thread holds a lock while another one forks, the new process has the lock but not the thread that would
    release it.
    """

    def __init__(self) -> None:
        self._locks: dict[int, threading.Lock] = {}

    def __enter__(self) -> None:
        self._own().acquire()

    def __exit__(self, *_: object) -> None:
        self._own().release()

    def _own(self) -> threading.Lock:
        return self._locks.setdefault(os.getpid(), threading.Lock())
