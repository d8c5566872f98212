"""The interface of a cache backend, which stores results and revisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

HOLD_SECONDS = 120.0
"""How long results stay unused when a process dies after a commit and before it reports the change."""

REVISION_SECONDS = 60.0
"""How long a revision is kept while the functions run. A result that takes longer cannot be found."""

MARGIN_SECONDS = 30.0
"""How much longer than the results that depend on it a revision is kept."""


class Revisions(dict[str, str]):
    """Revisions by their tags."""

    made: frozenset[str] = frozenset()
    """The tags whose revisions did not exist before."""


class CacheBackend(Protocol):
    """Values by key, and a revision for each tag. Its methods are called from several threads at once.

    A revision is random and never returns: a value of a revision that is gone (renewed, expired, evicted, lost with
    its server) can never be found again. So no method needs to delete a value, and a value that is stored too late is
    never read.

    A backend that cannot be reached finds nothing, stores nothing and raises nothing.
    """

    @property
    def blocks(self) -> bool:
        """Whether its methods wait for a network, so that an event loop must call them in a thread."""
        ...

    def revisions(self, tags: Sequence[str]) -> Revisions:
        """The revision of each tag, created if there is none. Held tags are left out, and so are all tags while the
        data of the backend may be outdated.

        A new revision is kept for :data:`REVISION_SECONDS`, until ``store`` or ``discard`` decides about it. It cannot
        be created later: a mutation between the read and that moment would go unnoticed.
        """
        ...

    def discard(self, tags: Sequence[str]) -> None:
        """Removes revisions that were made for results which are not stored. May fail to do so."""
        ...

    def find(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """The stored values by key."""
        ...

    def store(self, values: Iterable[tuple[str, bytes, float]], tags: Mapping[str, float] | None = None) -> None:
        """Stores each ``(key, value, seconds)``, and keeps the revision of each tag for at least so many seconds."""
        ...

    def hold(self, tags: Sequence[str]) -> str | None:
        """From now on the tags have no revision, until ``renew`` releases this hold or :data:`HOLD_SECONDS` have
        passed. A tag may have several independent holds. None if nothing could be held."""
        ...

    def renew(self, tags: Sequence[str], hold: str | None = None) -> None:
        """Replaces the revision of each tag, and releases ``hold``. This must not get lost: a backend that cannot do it
        now must not use its data until it succeeds."""
        ...
