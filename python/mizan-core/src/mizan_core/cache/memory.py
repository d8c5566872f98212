"""A cache in this process."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock

from .backend import HOLD_SECONDS, Revisions

_OVERHEAD = 300
"""Approximate bytes of an entry without its value: its key, objects and table slots."""


@dataclass(frozen=True, slots=True)
class _Entry:
    value: bytes
    deadline: float


@dataclass(frozen=True, slots=True)
class _Revision:
    revision: str
    holds: Mapping[str, float] = field(default_factory=dict)
    """When each of them ends."""


class MemoryBackend:
    """Needs no server. Only for one process: mutations in other processes do not invalidate it.

    - ``max_bytes``: the least recently used values are removed first.
    - ``max_revisions``: the number of instances of contexts that are known at once, without those that are being
      changed.
    """

    blocks = False

    def __init__(
        self,
        *,
        max_bytes: int = 64_000_000,
        max_revisions: int = 100_000,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._max_bytes = max_bytes
        self._max_revisions = max_revisions
        self._clock = clock
        self._entries: OrderedDict[str, _Entry] = OrderedDict()
        self._revisions: OrderedDict[str, _Revision] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def revisions(self, tags: Sequence[str]) -> Revisions:
        now = self._clock()
        found = Revisions()
        made = set()
        with self._lock:
            for tag in tags:
                known = self._revisions.get(tag)
                if known is None or (known.holds and not _lasting(known, now)):
                    known = self._set_revision(tag, {})
                    made.add(tag)
                self._revisions.move_to_end(tag)
                if not known.holds:
                    found[tag] = known.revision
            self._forget_revisions()
        found.made = frozenset(made)
        return found

    def discard(self, tags: Sequence[str]) -> None:
        with self._lock:
            for tag in tags:
                known = self._revisions.get(tag)
                if known is not None and not known.holds:
                    del self._revisions[tag]

    def find(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        now = self._clock()
        found = {}
        with self._lock:
            for key in keys:
                entry = self._entries.get(key)
                if entry is None:
                    continue
                if entry.deadline <= now:
                    self._remove(key)
                else:
                    self._entries.move_to_end(key)
                    found[key] = entry.value
        return found

    def store(self, values: Iterable[tuple[str, bytes, float]], tags: Mapping[str, float] | None = None) -> None:
        """Revisions have no deadline here, only a number of them is kept."""
        now = self._clock()
        with self._lock:
            for key, value, seconds in values:
                self._remove(key)
                if _size(value) <= self._max_bytes:
                    self._entries[key] = _Entry(value, now + seconds)
                    self._bytes += _size(value)
            while self._bytes > self._max_bytes:
                self._remove(next(iter(self._entries)))

    def hold(self, tags: Sequence[str]) -> str:
        now = self._clock()
        hold = secrets.token_hex(8)
        with self._lock:
            for tag in tags:
                self._set_revision(tag, {**_lasting(self._revisions.get(tag), now), hold: now + HOLD_SECONDS})
                self._revisions.move_to_end(tag)
        return hold

    def renew(self, tags: Sequence[str], hold: str | None = None) -> None:
        now = self._clock()
        with self._lock:
            for tag in tags:
                lasting = _lasting(self._revisions.pop(tag, None), now)
                others = {other: end for other, end in lasting.items() if other != hold}
                if others:
                    self._set_revision(tag, others)

    def _set_revision(self, tag: str, holds: Mapping[str, float]) -> _Revision:
        self._revisions[tag] = made = _Revision(secrets.token_hex(16), holds)
        return made

    def _forget_revisions(self) -> None:
        while len(self._revisions) > self._max_revisions:
            self._revisions.popitem(last=False)

    def _remove(self, key: str) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self._bytes -= _size(entry.value)


def _lasting(known: _Revision | None, now: float) -> dict[str, float]:
    return {hold: end for hold, end in known.holds.items() if end > now} if known else {}


def _size(value: bytes) -> int:
    return len(value) + _OVERHEAD
