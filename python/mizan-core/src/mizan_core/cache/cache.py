"""Results of context functions, kept between requests."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from ..identity import class_of, principal_of
from ..invalidation import Invalidation
from ..operation import Invocation
from ..origin import origin_of
from ..registry import Context, Registry, default_registry
from ..secret import MIN_SECRET_BYTES, check_secret
from ..subject import logger
from .backend import MARGIN_SECONDS, CacheBackend, Revisions
from .key import derive_cache_key, seal, unseal
from .memory import MemoryBackend
from .tags import tags_of_changes, tags_of_read

T = TypeVar("T")

Vary = Callable[[Any], str]
"""A function of the framework's request. Returns a text for what a result depends on besides the user: a language, a
tenant."""


class Requester(Protocol):
    """The part of :class:`~mizan_core.dispatch.Host` that a cache needs."""

    @property
    def request(self) -> Any: ...

    @property
    def user(self) -> Any: ...

    async def in_thread(self, work: Callable[[], T], /) -> T: ...


@dataclass(frozen=True, slots=True)
class Slot:
    """The key of one function's result, and the stored value."""

    key: str
    seconds: float
    value: bytes | None
    tags: Sequence[str] = ()
    """What the result depends on."""
    made: frozenset[str] = frozenset()
    """Those of the tags whose revisions were made for this request."""


class Cache:
    """The cache of ``@client(cache=seconds)``.

    - ``backend``: by default the memory of this process, which mutations in other processes do not invalidate.
      Several processes need :class:`~mizan_core.cache.redis.RedisBackend`.
    - ``secret``: random, at least 32 bytes, the same in every process that shares the backend, and not used for any
      other purpose. Optional for a backend in memory.
    - ``vary``: text that is part of every key.
    """

    def __init__(
        self, backend: CacheBackend | None = None, *, secret: str | bytes | None = None, vary: Vary | None = None
    ) -> None:
        self.backend: CacheBackend = MemoryBackend() if backend is None else backend
        self.secret = self._own_secret(secret)
        self.vary = vary

    def _own_secret(self, secret: str | bytes | None) -> bytes:
        if secret is None:
            if not isinstance(self.backend, MemoryBackend):
                raise ValueError("A shared cache needs a secret. Pass 32 random bytes, the same in every process.")
            return secrets.token_bytes(MIN_SECRET_BYTES)
        return check_secret("The cache's secret", secret)

    async def find(
        self, context: Context, reads: Sequence[tuple[Invocation, Mapping[str, Any]]], host: Requester
    ) -> Sequence[Slot | None]:
        """The slot of each read (with its arguments as plain JSON data); None for reads that must not be cached now.

        Its revisions are those before the functions run: a result that is stored after a mutation has an outdated
        key, which no request looks up.
        """
        policies = [invocation.function.cache for invocation, _ in reads]
        if not any(policies):
            return [None] * len(reads)
        return await self._guarded(lambda: self._find(context, reads, host), [None] * len(reads), host)

    async def store(self, results: Sequence[tuple[Slot, bytes]], host: Requester) -> None:
        """Stores results."""
        values = [(slot.key, seal(self.secret, slot.key, result), slot.seconds) for slot, result in results]
        tags: dict[str, float] = {}
        for slot, _ in results:
            for tag in slot.tags:
                tags[tag] = max(tags.get(tag, 0.0), slot.seconds + MARGIN_SECONDS)
        if values:
            await self._guarded(lambda: self.backend.store(values, tags), None, host)

    async def discard(self, slots: Iterable[Slot | None], host: Requester) -> None:
        """Called when the results of these slots are not stored."""
        made = sorted({tag for slot in slots if slot is not None for tag in slot.made})
        if made:
            await self._guarded(lambda: self.backend.discard(made), None, host)

    @asynccontextmanager
    async def changing(
        self, registry: Registry, invalidations: Sequence[Invalidation], host: Requester
    ) -> AsyncIterator[None]:
        """Surrounds a mutation and its commit: meanwhile no affected result is read from the cache, and afterwards no
        older one. This holds for failures too, since a part of the mutation may be committed.

        A cancelled mutation may continue in a thread and commit later, so its hold stays until it expires.
        """
        tags = tags_of_changes(registry, invalidations)
        if not tags:
            yield
            return
        hold = await self._guarded(lambda: self.backend.hold(tags), None, host)
        has_ended = False
        try:
            yield
            has_ended = True
        except Exception:
            has_ended = True
            raise
        finally:
            await self._guarded(lambda: self.renew(tags, hold if has_ended else None), None, host)

    def renew(self, tags: Sequence[str], hold: str | None) -> None:
        """Called when a mutation has ended."""
        self.backend.renew(tags, hold)

    def invalidate(
        self, context: str, params: Mapping[str, Any] | None = None, *, registry: Registry = default_registry
    ) -> None:
        """For changes outside of mutations, such as those of a script. Call this method after the commit.

        Without ``params`` every instance is affected, else those with these values (plain JSON data). May wait for the
        network. Raises ValueError for an unknown context.
        """
        if context not in registry.contexts:
            raise ValueError(f'No function belongs to the context "{context}".')
        tags = tags_of_changes(registry, [Invalidation(context, params or {})])
        if tags:
            self.backend.renew(tags)

    def _find(
        self, context: Context, reads: Sequence[tuple[Invocation, Mapping[str, Any]]], host: Requester
    ) -> list[Slot | None]:
        scopes = [self._scope(invocation, host) for invocation, _ in reads]
        tags = [
            tags_of_read(context, invocation) if scope is not None else []
            for (invocation, _), scope in zip(reads, scopes, strict=True)
        ]
        revisions: Revisions = self.backend.revisions(sorted({tag for each in tags for tag in each}))
        keys = [
            self._key(context, *read, scope, [revisions[tag] for tag in each])
            if scope is not None and all(tag in revisions for tag in each)
            else None
            for read, scope, each in zip(reads, scopes, tags, strict=True)
        ]
        found = self.backend.find([key for key in keys if key is not None])
        slots: list[Slot | None] = []
        for (invocation, _), key, its_tags in zip(reads, keys, tags, strict=True):
            policy = invocation.function.cache
            if key is None or policy is None:
                slots.append(None)
                continue
            sealed = found.get(key)
            value = None if sealed is None else unseal(self.secret, key, sealed)
            slots.append(Slot(key, policy.seconds, value, its_tags, revisions.made.intersection(its_tags)))
        return slots

    def _scope(self, invocation: Invocation, host: Requester) -> list[str] | None:
        """The users that share a result; None if they cannot be determined."""
        function = invocation.function
        if function.cache is None:
            return None
        vary = [] if self.vary is None else [self.vary(host.request)]
        if function.cache.scope == "public":
            # An error at import or export. Without that check, no user must receive the result of another one.
            return None if function.signature.injected else ["public", *vary]
        user = host.user
        principal = principal_of(user)
        if principal is not None:
            return ["user", class_of(user), principal, *vary]
        # An injected parameter may know a user that mizan does not know.
        return None if function.signature.injected else ["anonymous", *vary]

    def _key(
        self,
        context: Context,
        invocation: Invocation,
        arguments: Mapping[str, Any],
        scope: Sequence[str],
        revisions: Sequence[str],
    ) -> str:
        function = invocation.function
        rev = [function.output.fingerprint, origin_of(function.function), *revisions]
        return derive_cache_key(self.secret, context.name, {function.name: arguments}, scope, rev)

    @property
    def needs_thread(self) -> bool:
        """Whether the cache must not be used on an event loop."""
        return self.backend.blocks

    async def _guarded(self, work: Callable[[], T], otherwise: T, host: Requester) -> T:
        """Errors of the cache do not affect the response."""
        try:
            return await host.in_thread(work) if self.needs_thread else work()
        except Exception:
            logger.exception("The cache failed; this request continues without the cache")
            return otherwise
