"""Where results and revisions are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

HOLD_SECONDS = 120.0
"""How long results stay unused when a process dies between its commit and the word of it."""

REVISION_SECONDS = 14 * 24 * 3600.0
"""How long a revision is remembered; longer than any result, which it would take along."""


class CacheBackend(Protocol):
    """Values by key, and a revision for each tag. Its methods are called from several threads at once.

    A revision is random and never comes back: whatever was stored under one that is gone can never be found again,
    however it went (renewed, expired, evicted, lost with its server). So no method needs to delete a value, and a
    value that is stored too late is stored in vain.

    A backend that cannot be reached finds nothing and stores nothing; it raises nothing.
    """

    @property
    def blocks(self) -> bool:
        """Whether its methods wait for a network, so that an event loop must call them in a thread."""
        ...

    def revisions(self, tags: Sequence[str]) -> Mapping[str, str]:
        """The revision of each tag, made up where there is none. Those that are held are left out, and so are all
        while the backend cannot be trusted."""
        ...

    def find(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """The values that are there."""
        ...

    def store(self, values: Iterable[tuple[str, bytes, float]]) -> None:
        """Keeps each ``(key, value, seconds)``."""
        ...

    def hold(self, tags: Sequence[str]) -> str | None:
        """From now on the tags have no revision, until this hold is given back with ``renew`` or :data:`HOLD_SECONDS`
        have passed. Several may hold a tag, each for itself. None where nothing could be held."""
        ...

    def renew(self, tags: Sequence[str], hold: str | None = None) -> None:
        """Gives each tag another revision, and ``hold`` back. This must not get lost: a backend that cannot do it now
        uses nothing it has until it could."""
        ...
