"""The cache under transactions: uncommitted results are not cached, and a rollback invalidates nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connections, transaction
from mizan_core import Cache, Context, Invocation, Registry, default_registry
from mizan_core.cache.cache import Requester, Slot

from .replicas import may_lag
from .settings import mizan_settings


def current_cache() -> Cache:
    """The cache for a request. To be called in the thread of the request."""
    cache = mizan_settings().cache
    databases = [each.alias for each in connections.all(initialized_only=True) if each.in_atomic_block]
    if databases:
        return EnclosedCache(cache, databases)
    return UnkeptCache(cache) if may_lag() else cache


def invalidate(
    context: str,
    params: Mapping[str, Any] | None = None,
    *,
    registry: Registry = default_registry,
    using: str | None = None,
) -> None:
    """For changes that no mutation made, such as those of an admin page or a script.

    Takes effect when the open transaction of the database `using` has committed, and at once where there is none.
    Without `params` every instance is affected, else those with these values (plain JSON data). Raises ValueError for
    an unknown context.
    """
    if context not in registry.contexts:
        raise ValueError(f'No function belongs to the context "{context}".')
    cache = mizan_settings().cache
    transaction.on_commit(lambda: cache.invalidate(context, params, registry=registry), using=using)


class UnkeptCache(Cache):
    """Where reads may come from a replica: a value that was read right after a change may be older than the change, and
    would be kept as if it were newer. Nothing is kept or found."""

    def __init__(self, cache: Cache) -> None:
        super().__init__(cache.backend, secret=cache.secret)

    async def find(
        self, context: Context, reads: Sequence[tuple[Invocation, Mapping[str, Any]]], host: Requester
    ) -> Sequence[Slot | None]:
        return [None] * len(reads)


class EnclosedCache(UnkeptCache):
    """For a request inside an outer transaction: that of a middleware, or of a `TestCase`.

    What it reads may never be committed, so nothing is kept or found. What it changes is held back until that
    transaction has committed; if it is rolled back, or a request was cancelled, until the hold has passed.
    """

    def __init__(self, cache: Cache, databases: Sequence[str]) -> None:
        super().__init__(cache)
        self._databases = databases

    @property
    def needs_thread(self) -> bool:
        """The request's, whose transaction it is."""
        return True

    def renew(self, tags: Sequence[str], hold: str | None) -> None:
        for alias in self._databases:
            transaction.on_commit(lambda: self.backend.renew(tags, hold), using=alias)
