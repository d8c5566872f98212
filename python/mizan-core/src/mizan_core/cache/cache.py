"""Results of context functions, kept between requests."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from ..failure import logger
from ..identity import class_of, principal_of
from ..invalidation import Invalidation
from ..operation import Invocation
from ..origin import origin_of
from ..registry import Context, Registry, default_registry
from ..secret import MIN_SECRET_BYTES, as_bytes
from .backend import CacheBackend
from .key import derive_cache_key, seal, unseal
from .memory import MemoryBackend
from .tags import tags_of_changes, tags_of_read

T = TypeVar("T")

Vary = Callable[[Any], str]
"""Sees the framework's request and says what else, besides who asks, a result depends on: a language, a tenant."""


class Requester(Protocol):
    """The part of :class:`~mizan_core.dispatch.Host` that a cache needs."""

    @property
    def request(self) -> Any: ...

    @property
    def user(self) -> Any: ...

    async def in_thread(self, work: Callable[[], T], /) -> T: ...


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the result of one function is kept, and what is there."""

    key: str
    seconds: float
    value: bytes | None


class Cache:
    """What ``@client(cache=seconds)`` uses.

    - ``backend``: by default this process's memory, which knows nothing of mutations in other processes. Several
      processes need :class:`~mizan_core.cache.redis.RedisBackend`.
    - ``secret``: random, at least 32 bytes, the same in every process that shares the backend, and used for nothing
      else. May be left out for a backend in memory.
    - ``vary``: text that is part of every key.
    """

    def __init__(
        self, backend: CacheBackend | None = None, *, secret: str | bytes | None = None, vary: Vary | None = None
    ) -> None:
        self.backend: CacheBackend = MemoryBackend() if backend is None else backend
        self.secret = self._own_secret(secret)
        self._vary = vary

    def _own_secret(self, secret: str | bytes | None) -> bytes:
        if secret is None:
            if not isinstance(self.backend, MemoryBackend):
                raise ValueError("A shared cache needs a secret: pass 32 random bytes, the same to every process.")
            return secrets.token_bytes(MIN_SECRET_BYTES)
        encoded = as_bytes(secret)
        if len(encoded) < MIN_SECRET_BYTES:
            raise ValueError(f"The cache's secret has {len(encoded)} bytes; at least {MIN_SECRET_BYTES} are needed.")
        return encoded

    async def find(
        self, context: Context, reads: Sequence[tuple[Invocation, Mapping[str, Any]]], host: Requester
    ) -> Sequence[Slot | None]:
        """For each read (and its arguments as plain JSON data) its slot; None for what is not to be cached now.

        Its revisions are those of before the functions run: what is stored later, while a mutation went by, is
        stored where nobody looks.
        """
        policies = [invocation.function.cache for invocation, _ in reads]
        if not any(policies):
            return [None] * len(reads)
        return await self._guarded(lambda: self._find(context, reads, host), [None] * len(reads), host)

    async def store(self, results: Sequence[tuple[Slot, bytes]], host: Requester) -> None:
        """Keeps what was just read."""
        values = [(slot.key, seal(self.secret, slot.key, result), slot.seconds) for slot, result in results]
        if values:
            await self._guarded(lambda: self.backend.store(values), None, host)

    @asynccontextmanager
    async def changing(
        self, registry: Registry, invalidations: Sequence[Invalidation], host: Requester
    ) -> AsyncIterator[None]:
        """Around a mutation, its commit included: nothing that it affects is read from the cache meanwhile, nor
        anything older afterwards, whether it succeeds or fails, which may come after a part of it was committed.

        One that is cancelled may go on in a thread and commit later, so its hold is left to end by itself.
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
        """When a mutation has ended."""
        self.backend.renew(tags, hold)

    def invalidate(
        self, context: str, params: Mapping[str, Any] | None = None, *, registry: Registry = default_registry
    ) -> None:
        """For changes that no mutation made, such as those of a script. Call it after the commit.

        Without ``params`` every instance is affected, else those with these values (plain JSON data). May wait for a
        network. Raises ValueError for an unknown context.
        """
        if context not in registry.contexts:
            raise ValueError(f'No function belongs to a context "{context}".')
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
        revisions = self.backend.revisions(sorted({tag for each in tags for tag in each}))
        keys = [
            self._key(context, *read, scope, [revisions[tag] for tag in each])
            if scope is not None and all(tag in revisions for tag in each)
            else None
            for read, scope, each in zip(reads, scopes, tags, strict=True)
        ]
        found = self.backend.find([key for key in keys if key is not None])
        slots: list[Slot | None] = []
        for (invocation, _), key in zip(reads, keys, strict=True):
            policy = invocation.function.cache
            if key is None or policy is None:
                slots.append(None)
                continue
            sealed = found.get(key)
            slots.append(Slot(key, policy.seconds, None if sealed is None else unseal(self.secret, key, sealed)))
        return slots

    def _scope(self, invocation: Invocation, host: Requester) -> list[str] | None:
        """For whom a result is; None where that cannot be told."""
        function = invocation.function
        if function.cache is None:
            return None
        vary = [] if self._vary is None else [self._vary(host.request)]
        if function.cache.scope == "public":
            # Reported at import or export; whoever goes on all the same gets no result of another user's.
            return None if function.signature.injected else ["public", *vary]
        user = host.user
        principal = principal_of(user)
        if principal is not None:
            return ["user", class_of(user), principal, *vary]
        # What the framework fills in may well know somebody whom mizan was not told of.
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
        """Whether its work must not be done on an event loop."""
        return self.backend.blocks

    async def _guarded(self, work: Callable[[], T], otherwise: T, host: Requester) -> T:
        """Whatever goes wrong with the cache, the answer does not suffer."""
        try:
            return await host.in_thread(work) if self.needs_thread else work()
        except Exception:
            logger.exception("The cache failed, so this request does without it")
            return otherwise
