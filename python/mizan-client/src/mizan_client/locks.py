"""A lock for threads of a process that may fork."""

from __future__ import annotations

import os
import threading


class ProcessLock:
    """A ``threading.Lock`` that is open in a forked process.

    If one thread holds a lock while another one forks, the new process has the lock but not the thread that would
    release it. A thread that forks while it holds the lock releases its parent's in the new process, which no other
    thread uses.
    """

    def __init__(self) -> None:
        self._locks: dict[int, threading.Lock] = {}
        self._held = threading.local()

    def __enter__(self) -> None:
        lock = self._locks.setdefault(os.getpid(), threading.Lock())
        lock.acquire()
        self._held.lock = lock

    def __exit__(self, *_: object) -> None:
        self._held.lock.release()
