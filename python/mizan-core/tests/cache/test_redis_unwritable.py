"""A read-only Redis: it receives no invalidations."""

import asyncio
import time
from pathlib import Path

import pytest
import redis
from mizan_fixtures.redis_server import RedisServer

from ..conftest import Backend
from .conftest import PAUSE, Redises, used_again


@pytest.mark.parametrize("reason", ["it cannot save", "it has too few replicas", "it is a replica"])
async def test_a_read_only_redis_is_not_used(
    page: Backend, own_redis: RedisServer, redises: Redises, reason: str
) -> None:
    """The first process cannot report its change, and the second does not know of it."""
    own_redis.start()
    first, second = (type(page)(page.registry, page.host, redises.cache(own_redis)) for _ in range(2))
    assert await second.context("page") == {"read": "old"}
    refuse_writes(own_redis, reason)
    await first.call("write", {"text": "new"})
    assert await second.context("page") == {"read": "new"}
    accept_writes(own_redis)
    deadline = time.monotonic() + 3 * PAUSE
    while time.monotonic() < deadline:
        for process in (second, first):
            assert await process.context("page") == {"read": "new"}
        await asyncio.sleep(0.02)
    assert await used_again(second)


def refuse_writes(server: RedisServer, reason: str) -> None:
    with server.client as inside:
        if reason == "it cannot save":
            inside.config_set("save", "3600 1")
            directory = Path(inside.config_get("dir")["dir"])
            (directory / "dump.rdb" / "in its way").mkdir(parents=True)
            inside.bgsave()
            while inside.info("persistence")["rdb_last_bgsave_status"] != "err":
                time.sleep(0.02)
        elif reason == "it has too few replicas":
            inside.config_set("min-replicas-to-write", 1)
        else:
            inside.replicaof("127.0.0.1", 1)
        with pytest.raises(redis.RedisError):
            inside.set("anything", 1)


def accept_writes(server: RedisServer) -> None:
    with server.client as inside:
        inside.config_set("stop-writes-on-bgsave-error", "no")
        inside.config_set("min-replicas-to-write", 0)
        inside.replicaof("NO", "ONE")
