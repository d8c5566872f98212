"""Redis that restarts with its saved data, or has just started, may have outdated data."""

import asyncio
import time

from mizan_fixtures.redis_server import RedisServer

from ..conftest import Backend
from .conftest import PAUSE, Redises, used_again


async def test_data_that_changed_while_redis_was_down_is_never_read_from_its_snapshot(
    page: Backend, own_redis: RedisServer, redises: Redises
) -> None:
    pause = 2
    own_redis.start(seconds=pause + 1)
    first, second = (type(page)(page.registry, page.host, redises.cache(own_redis, pause=pause)) for _ in range(2))
    for process in (first, second):
        assert await process.context("page") == {"read": "old"}
    assert page.host.ran == ["read"]
    own_redis.save()
    own_redis.kill()
    await first.call("write", {"text": "new"})
    own_redis.start(seconds=0)
    deadline = time.monotonic() + pause + 2
    while time.monotonic() < deadline:
        for process in (second, first):
            assert await process.context("page") == {"read": "new"}
        await asyncio.sleep(0.02)
    assert await used_again(second)


async def test_data_that_a_dead_process_changed_while_redis_was_down_is_never_read_either(
    page: Backend, own_redis: RedisServer, redises: Redises
) -> None:
    pause = 1
    own_redis.start(seconds=pause + 1)
    page.cache = redises.cache(own_redis, pause=pause)
    assert await page.context("page") == {"read": "old"}
    own_redis.save()
    own_redis.kill()
    dying = type(page)(page.registry, page.host, None)  # it cannot report its change
    await dying.call("write", {"text": "new"})
    own_redis.start(seconds=0)
    deadline = time.monotonic() + pause + 2
    while time.monotonic() < deadline:
        assert await page.context("page") == {"read": "new"}
        await asyncio.sleep(0.02)
    assert await used_again(page)


async def test_after_an_outage_no_process_uses_redis_until_every_process_could_report_its_changes(
    page: Backend, own_redis: RedisServer, redises: Redises
) -> None:
    """Processes notice the outage at different times. A confirmed write is visible in every process."""
    pause = 1
    own_redis.start(seconds=2)
    first, second = (type(page)(page.registry, page.host, redises.cache(own_redis, pause=pause)) for _ in range(2))
    for process in (first, second):
        await process.context("page")
    own_redis.save()
    own_redis.kill()
    await first.call("write", {"text": "0"})
    own_redis.start(seconds=0)
    started, number = time.monotonic(), 0
    while time.monotonic() < started + 4 * pause:
        assert await second.context("page") == {"read": str(number)}
        number += 1
        await first.call("write", {"text": str(number)})
        assert await second.context("page") == {"read": str(number)}
        await asyncio.sleep(0.005)


async def test_a_process_that_starts_does_not_use_a_redis_that_has_just_started(
    page: Backend, own_redis: RedisServer, redises: Redises
) -> None:
    own_redis.start(seconds=0)
    page.cache = redises.cache(own_redis, pause=5)
    await page.context("page")
    await page.context("page")
    assert page.host.ran == ["read", "read"]


async def test_a_process_that_was_idle_during_an_outage_reads_no_value_from_before_it(
    page: Backend, own_redis: RedisServer, redises: Redises
) -> None:
    """Redis is used again when this process continues, and no process is left to report the change."""
    own_redis.start(seconds=2)
    page.cache = redises.cache(own_redis)
    assert await page.context("page") == {"read": "old"}
    own_redis.save()
    own_redis.kill()
    dying = type(page)(page.registry, page.host, None)
    await dying.call("write", {"text": "new"})
    own_redis.start(seconds=2)
    for _ in range(2):
        assert await page.context("page") == {"read": "new"}
    page.host.ran.clear()
    await page.context("page")
    assert page.host.ran == [], "it is used again"


async def test_a_redis_with_an_unknown_uptime_counts_as_just_started(
    page: Backend, own_redis: RedisServer, redises: Redises
) -> None:
    own_redis.start()
    with own_redis.client as inside:
        inside.execute_command("ACL SETUSER default -info")
    page.cache = redises.cache(own_redis)
    for _ in range(2):
        await page.context("page")
    assert page.host.ran == ["read", "read"]
    await asyncio.sleep(1.25 * PAUSE)
    page.host.ran.clear()
    for _ in range(2):
        await page.context("page")
    assert page.host.ran == ["read"], "it is used after a while"
