"""A cache for several processes, in Redis. Needs the extra ``mizan-core[redis]``."""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from .backend import HOLD_SECONDS, REVISION_SECONDS, Revisions
from .outage import Outage
from .undelivered import Renewal, Undelivered

T = TypeVar("T")

_UPTIME = re.compile(rb"uptime_in_seconds:(\d+)")
_RUN = re.compile(rb"run_id:(\w+)")


class RedisBackend:
    """Shared by every process that has the same ``url``, ``prefix`` and secret.

    While Redis does not respond, contexts are read without it. Mutations continue; their invalidations are sent when
    Redis responds again, and until then this process uses no data of Redis.

    - ``timeout``: seconds for a connection, and for a response.
    - ``pause``: seconds without requests after a failure. When Redis responds again, or has just started, its data is
      not used for 1.25 times as long: by then, every other process has noticed the outage and sent its
      invalidations.
    """

    blocks = True

    def __init__(self, url: str, *, prefix: str = "mizan:", timeout: float = 0.25, pause: float = 2.0) -> None:
        self._prefix = prefix
        self._doubt = pause * 1.25
        self._redis = redis.Redis.from_url(
            url,
            socket_timeout=timeout,
            socket_connect_timeout=timeout,
            retry=Retry(NoBackoff(), 0),
            decode_responses=False,
            redis_connect_func=self._connected,
        )
        self._run: str | None = None
        """The id of this run of Redis; empty if Redis does not report one, None before the first connection."""
        self._outage = Outage("The cache's Redis", pause, self._doubt)
        self._undelivered = Undelivered(self._renew, pause / 8)

    def close(self) -> None:
        self._undelivered.close()
        self._redis.close()

    def revisions(self, tags: Sequence[str]) -> Revisions:
        return self._attempt(lambda: self._revisions(tags), Revisions())

    def discard(self, tags: Sequence[str]) -> None:
        """Other requests may have used such a revision meanwhile. They lose results, which is harmless."""
        self._attempt(lambda: self._redis.delete(*map(self._tag_name, tags)), None)

    def find(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        return self._attempt(lambda: self._find(keys), {})

    def store(self, values: Iterable[tuple[str, bytes, float]], tags: Mapping[str, float] | None = None) -> None:
        self._attempt(lambda: self._store(values, tags or {}), None)

    def hold(self, tags: Sequence[str]) -> str | None:
        if not self._may_ask():
            return None
        hold = secrets.token_hex(8)
        try:
            self._hold(tags, hold)
        except (redis.RedisError, OSError) as error:
            self._outage.begin(error)
        # Without a response the hold may exist nevertheless, and must be released.
        return hold

    def renew(self, tags: Sequence[str], hold: str | None = None) -> None:
        renewals = [(tag, hold) for tag in tags]
        if self._outage.is_away() or not self._renew(renewals):
            self._undelivered.add(renewals)

    def _may_ask(self) -> bool:
        return not self._outage.is_away() and (not self._undelivered or self._undelivered.flush())

    def _attempt(self, work: Callable[[], T], otherwise: T) -> T:
        if self._outage.is_on() or not self._may_ask():
            return otherwise
        try:
            result = work()
        except (redis.RedisError, OSError) as error:
            self._outage.begin(error)
            return otherwise
        self._outage.end()
        # An outage has ended just now, or a new connection has shown a restart.
        return otherwise if self._outage.is_on() else result

    def _revisions(self, tags: Sequence[str]) -> Revisions:
        if self._run is None:
            self._redis.ping()
        run = self._run
        found = self._get_from_writable([self._tag_name(tag) for tag in tags])
        known = {tag: revision for tag, revision in zip(tags, found, strict=True) if revision is not None}
        made = self._make_revisions([tag for tag in tags if tag not in known])
        if run != self._run:  # Redis has restarted meanwhile
            return Revisions()
        revisions = Revisions({tag: f"{run} {revision.decode()}" for tag, revision in {**known, **made}.items()})
        revisions.made = frozenset(made)
        return revisions

    def _make_revisions(self, tags: Sequence[str]) -> Mapping[str, bytes]:
        """Creates revisions for the tags that are not held. A held tag has no revision, so an existing one
        needs no check."""
        if not tags:
            return {}
        with self._redis.pipeline(transaction=True) as pipeline:
            pipeline.watch(*(self._holds_name(tag) for tag in tags))  # type: ignore[no-untyped-call]
            free = [tag for tag in tags if not pipeline.exists(self._holds_name(tag))]
            if not free:
                return {}
            names = [self._tag_name(tag) for tag in free]
            pipeline.multi()
            for name in names:
                pipeline.set(name, secrets.token_hex(16), nx=True, ex=int(REVISION_SECONDS))
            pipeline.mget(names)
            try:
                made = pipeline.execute()[-1]
            except redis.WatchError:  # another process has begun to change the tags
                return {}
        return {tag: revision for tag, revision in zip(free, made, strict=True) if revision is not None}

    def _find(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        values = self._get([self._value_name(key) for key in keys])
        return {key: value for key, value in zip(keys, values, strict=True) if value is not None}

    def _get(self, names: Sequence[str]) -> Sequence[bytes | None]:
        if not names:
            return []
        return cast("list[bytes | None]", self._redis.mget(names))  # bytes, since nothing is decoded

    def _get_from_writable(self, names: Sequence[str]) -> Sequence[bytes | None]:
        """A Redis that can be read but not written receives no invalidations, so its data must not be used.

        Examples are a replica and a Redis that cannot save. They refuse the command that renews revisions, which
        changes nothing here, since no tag has this name.
        """
        if not names:
            return []
        pipeline = self._redis.pipeline(transaction=False)
        pipeline.delete(f"{self._prefix}writable")
        pipeline.mget(names)
        return cast("list[bytes | None]", pipeline.execute()[-1])

    def _store(self, values: Iterable[tuple[str, bytes, float]], tags: Mapping[str, float]) -> None:
        pipeline = self._redis.pipeline(transaction=False)
        for tag in tags:
            pipeline.pttl(self._tag_name(tag))
        left = pipeline.execute()
        for (tag, seconds), milliseconds in zip(tags.items(), left, strict=True):
            if 0 <= milliseconds < seconds * 1000:  # another result may need it for longer
                pipeline.pexpire(self._tag_name(tag), int(seconds * 1000))
        for key, value, seconds in values:
            pipeline.set(self._value_name(key), value, px=max(1, int(seconds * 1000)))
        pipeline.execute()

    def _hold(self, tags: Sequence[str], hold: str) -> None:
        now = time.time()
        pipeline = self._redis.pipeline(transaction=False)
        for tag in tags:
            name = self._holds_name(tag)
            pipeline.zremrangebyscore(name, 0, now)  # of processes that died
            pipeline.zadd(name, {hold: now + HOLD_SECONDS})
            pipeline.expire(name, int(HOLD_SECONDS))
        # Last, since until then another process could create a revision.
        pipeline.delete(*(self._tag_name(tag) for tag in tags))
        pipeline.execute()

    def _renew(self, renewals: Sequence[Renewal]) -> bool:
        """Deleting a revision invalidates it: the next reader creates another.

        A full Redis can still delete, but not in a transaction.
        """
        pipeline = self._redis.pipeline(transaction=False)
        pipeline.delete(*(self._tag_name(tag) for tag, _ in renewals))
        for tag, hold in renewals:
            if hold is not None:
                pipeline.zrem(self._holds_name(tag), hold)
        try:
            pipeline.execute()
        except (redis.RedisError, OSError) as error:
            self._outage.begin(error)
            return False
        return True

    def _connected(self, connection: Any) -> None:
        """A Redis that has just started may have loaded outdated data.

        Data of an earlier run is never found, since a process that changed something in between may be gone. Other
        processes send their pending invalidations while the data is not used yet.
        """
        connection.on_connect()
        connection.send_command("INFO", "server")
        try:
            info = connection.read_response()
        except redis.ResponseError:  # the user of this connection may not run INFO
            info = b""
        run, uptime = _RUN.search(info), _UPTIME.search(info)
        self._run = run[1].decode() if run else ""
        if uptime is None or int(uptime[1]) < self._doubt:
            self._outage.distrust()

    def _tag_name(self, tag: str) -> str:
        return f"{self._prefix}r:{_digest(tag)}"

    def _holds_name(self, tag: str) -> str:
        return f"{self._prefix}h:{_digest(tag)}"

    def _value_name(self, key: str) -> str:
        return f"{self._prefix}v:{key}"


def _digest(tag: str) -> str:
    """A tag contains values of parameters, which must not be readable in Redis."""
    return hashlib.sha256(tag.encode(errors="surrogatepass")).hexdigest()
