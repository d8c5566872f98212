"""Redis that is unreachable, slow, full or without its data makes requests slower, but never wrong or failing."""

import asyncio
import contextlib
import threading
import time

import pytest
from mizan_core import Cache, NotFound, client
from mizan_core.cache.backend import MARGIN_SECONDS
from mizan_core.cache.redis import RedisBackend
from mizan_fixtures.redis_server import RedisServer

from ..conftest import Backend
from .conftest import IMPATIENT, PAUSE, SECRET, Redises

AWAY = "The cache's Redis does not respond; contexts are read without the cache: "


@pytest.fixture
def processes(page: Backend, own_redis: RedisServer, redises: Redises) -> list[Backend]:
    """Two processes, each with its own connection to one Redis that has run for a while."""
    own_redis.start()
    return [type(page)(page.registry, page.host, redises.cache(own_redis)) for _ in range(2)]


@pytest.fixture
def impatient(page: Backend, own_redis: RedisServer, redises: Redises) -> list[Backend]:
    """Two processes with a short timeout for a Redis that does not answer."""
    own_redis.start()
    return [type(page)(page.registry, page.host, redises.cache(own_redis, timeout=IMPATIENT)) for _ in range(2)]


def redis_of(process: Backend) -> RedisBackend:
    assert process.cache is not None
    assert isinstance(process.cache.backend, RedisBackend)
    return process.cache.backend


def test_a_shared_cache_needs_a_secret() -> None:
    with pytest.raises(ValueError, match="shared cache needs a secret"):
        Cache(RedisBackend("redis://localhost"))


async def test_processes_share_results_and_invalidations(processes: list[Backend]) -> None:
    first, second = processes
    assert await first.context("page") == await second.context("page") == {"read": "old"}
    assert first.host.ran == ["read"]
    await second.call("write", {"text": "new"})
    assert await first.context("page") == {"read": "new"}


async def test_redis_contains_no_readable_application_data(
    backend: Backend, redis_server: RedisServer, redises: Redises
) -> None:
    backend.cache = redises.cache(redis_server)

    @client(context="page", cache=60, registry=backend.registry)
    def read(email: str) -> int:
        return 1

    await backend.context("page", "email=ada@example.org")
    with redis_server.client as inside:
        names = sorted(inside.keys("*"))
    assert len(names) == 3
    assert not any(b"ada" in name or b"page" in name for name in names)
    assert all(name.startswith((b"mizan:r:", b"mizan:v:")) for name in names)


async def test_everything_in_redis_expires(page: Backend, redis_server: RedisServer, redises: Redises) -> None:
    page.cache = redises.cache(redis_server)
    await page.context("page")
    with redis_server.client as inside:
        lives = [inside.ttl(name) for name in inside.keys("*")]
    short, long = sorted(lives)
    assert 50 <= short <= 60
    assert 60 + MARGIN_SECONDS - 10 <= long <= 60 + MARGIN_SECONDS


async def test_a_revision_lives_as_long_as_the_last_result_that_depends_on_it(
    backend: Backend, redis_server: RedisServer, redises: Redises
) -> None:
    @client(context="page", cache=1000, registry=backend.registry)
    def long() -> int:
        return 1

    @client(context="page", cache=1, registry=backend.registry)
    def short() -> int:
        return 2

    backend.cache = redises.cache(redis_server)
    await backend.context("page")
    await asyncio.sleep(1.1)
    await backend.context("page")  # stores the short one again
    with redis_server.client as inside:
        (life,) = [inside.ttl(name) for name in inside.keys("mizan:r:*")]
    assert life > 900


@pytest.mark.parametrize("reason", ["failure", "side effects"])
async def test_reads_whose_results_are_not_stored_leave_nothing_in_redis(
    backend: Backend, redis_server: RedisServer, redises: Redises, reason: str
) -> None:
    @client(context="page", cache=60, registry=backend.registry)
    def read(a: int, b: int, c: int) -> int:
        if reason == "failure":
            raise NotFound
        return a

    backend.cache = redises.cache(redis_server)
    backend.host.has_side_effects = True
    for number in range(5):
        with contextlib.suppress(NotFound):
            await backend.context("page", f"a={number}&b=1&c=2")
    with redis_server.client as inside:
        assert inside.keys("*") == []


async def test_a_failed_read_keeps_what_others_depend_on(
    backend: Backend, redis_server: RedisServer, redises: Redises
) -> None:
    @client(context="page", cache=60, registry=backend.registry)
    def read(id: int) -> int:
        if id == 2:
            raise NotFound
        return id

    backend.cache = redises.cache(redis_server)
    await backend.context("page", "id=1")
    with pytest.raises(NotFound):
        await backend.context("page", "id=2")
    backend.host.ran.clear()
    await backend.context("page", "id=1")
    assert backend.host.ran == []


async def test_without_redis_requests_succeed_and_one_warning_is_logged(
    page: Backend, own_redis: RedisServer, redises: Redises, caplog: pytest.LogCaptureFixture
) -> None:
    page.cache = redises.cache(own_redis)
    for turn in range(3):
        await page.call("write", {"text": str(turn)})
        assert await page.context("page") == {"read": str(turn)}
    messages = [record.getMessage() for record in caplog.records]
    assert len(messages) == 1
    assert messages[0].startswith(AWAY)


async def test_a_closed_backend_does_not_reconnect(page: Backend, own_redis: RedisServer, redises: Redises) -> None:
    page.cache = redises.cache(own_redis)
    await page.call("write", {"text": "new"})
    (trying,) = (each for each in threading.enumerate() if each.name == "mizan-cache")
    redis_of(page).close()
    assert not trying.is_alive()
    await page.call("write", {"text": "newer"})
    assert "mizan-cache" not in {each.name for each in threading.enumerate()}


async def test_redis_is_used_again_and_logged_when_it_returns(
    page: Backend, own_redis: RedisServer, redises: Redises, caplog: pytest.LogCaptureFixture
) -> None:
    page.cache = redises.cache(own_redis)
    await page.context("page")
    own_redis.start()
    await asyncio.sleep(PAUSE)
    await page.context("page")
    await asyncio.sleep(1.25 * PAUSE)
    page.host.ran.clear()
    await page.context("page")
    await page.context("page")
    assert page.host.ran == ["read"]
    assert [record.getMessage() for record in caplog.records][1:] == ["The cache's Redis responds again"]


async def test_a_redis_that_does_not_respond_costs_a_little_time_once(
    impatient: list[Backend], own_redis: RedisServer
) -> None:
    first, _ = impatient
    await first.context("page")
    own_redis.freeze()
    started = time.monotonic()
    for _ in range(50):
        assert await first.context("page") == {"read": "old"}
    waited = time.monotonic() - started
    assert IMPATIENT <= waited < 50 * IMPATIENT, "one read waits, not each"
    own_redis.thaw()


async def test_changes_during_an_outage_are_sent_to_redis_when_it_returns(
    impatient: list[Backend], own_redis: RedisServer
) -> None:
    first, second = impatient
    assert await second.context("page") == {"read": "old"}
    own_redis.freeze()
    await first.call("write", {"text": "new"})
    own_redis.thaw()
    assert await first.context("page") == {"read": "new"}
    # The second has not noticed the outage. The first sends no further request, but its change still arrives.
    for _ in range(500):
        if await second.context("page") == {"read": "new"}:
            break
        await asyncio.sleep(0.02)
    assert await second.context("page") == {"read": "new"}


async def test_changes_during_an_outage_are_sent_before_the_first_read(
    impatient: list[Backend], own_redis: RedisServer
) -> None:
    first, _ = impatient
    await first.context("page")
    own_redis.freeze()
    await first.context("page")
    ends = time.monotonic() + PAUSE
    own_redis.thaw()
    await asyncio.sleep(PAUSE - 0.1)
    await first.call("write", {"text": "new"})
    await asyncio.sleep(max(0, ends + 0.02 - time.monotonic()))
    assert await first.context("page") == {"read": "new"}


async def test_a_process_that_dies_in_its_mutation_leaves_nothing_stale(processes: list[Backend]) -> None:
    """The process dies after its commit and before it releases its hold: here, nothing releases it."""
    first, second = processes
    await second.context("page")
    redis_of(second).hold(['["page",{}]', '["page","any"]'])
    first.host.ran.clear()
    await first.context("page")
    await second.context("page")
    assert first.host.ran == ["read", "read"]


async def test_a_process_that_dies_while_another_finishes_the_same_mutation_leaves_nothing_stale(
    processes: list[Backend],
) -> None:
    """The release of the other process does not cover what the dead one committed later."""
    first, second = processes
    redis_of(second).hold(['["page",{}]', '["page","any"]'])
    await first.call("write", {"text": "new"})
    first.host.ran.clear()
    await first.context("page")
    await second.context("page")
    assert first.host.ran == ["read", "read"]


async def test_the_holds_of_a_dead_process_expire_while_others_keep_writing(
    processes: list[Backend], own_redis: RedisServer
) -> None:
    first, _ = processes
    redis_of(first).hold(['["page",{}]', '["page","any"]'])
    with own_redis.client as inside:
        for name in inside.keys("mizan:h:*"):
            for hold in inside.zrange(name, 0, -1):
                inside.zincrby(name, -121, hold)  # two minutes go by
    await first.call("write", {"text": "new"})
    first.host.ran.clear()
    await first.context("page")
    await first.context("page")
    assert first.host.ran == ["read"]


async def test_holds_that_redis_had_when_it_failed_are_released_with_the_pending_changes(
    impatient: list[Backend], own_redis: RedisServer
) -> None:
    first, second = impatient
    backend = redis_of(first)
    hold = backend.hold(["tag"])
    own_redis.freeze()
    backend.renew(["tag"], hold)
    own_redis.thaw()
    for _ in range(500):
        if "tag" in redis_of(second).revisions(["tag"]):
            break
        await asyncio.sleep(0.02)
    assert "tag" in redis_of(second).revisions(["tag"])


async def test_holds_that_redis_did_not_confirm_are_released_too(
    impatient: list[Backend], own_redis: RedisServer
) -> None:
    """Redis executes commands that it received before it froze."""
    first, second = map(redis_of, impatient)
    first.revisions(["tag"])
    own_redis.freeze()
    first.renew(["tag"], first.hold(["tag"]))
    own_redis.thaw()
    for _ in range(500):
        if "tag" in second.revisions(["tag"]):
            break
        await asyncio.sleep(0.02)
    assert "tag" in second.revisions(["tag"])


def test_holds_that_are_never_released_expire(redis_server: RedisServer, redises: Redises) -> None:
    redises.backend(redis_server).hold(["tag"])
    with redis_server.client as inside:
        (name,) = inside.keys("mizan:h:*")
        assert 110 <= inside.ttl(name) <= 120


def test_a_result_that_is_kept_for_less_than_a_millisecond_is_no_outage(
    redis_server: RedisServer, redises: Redises, caplog: pytest.LogCaptureFixture
) -> None:
    backend = redises.backend(redis_server)
    backend.store([("short", b"v", 0.0001), ("long", b"v", 60)])
    assert backend.find(["long"]) == {"long": b"v"}
    assert caplog.records == []


async def test_a_redis_that_lost_its_data_is_filled_again(processes: list[Backend], own_redis: RedisServer) -> None:
    first, _ = processes
    await first.context("page")
    with own_redis.client as inside:
        inside.flushall()
    assert await first.context("page") == {"read": "old"}
    assert await first.context("page") == {"read": "old"}
    assert first.host.ran == ["read", "read"]


async def test_a_full_redis_still_receives_invalidations(processes: list[Backend], own_redis: RedisServer) -> None:
    first, second = processes
    await second.context("page")
    with own_redis.client as inside:
        inside.config_set("maxmemory", 1)
    await first.call("write", {"text": "new"})
    await asyncio.sleep(PAUSE)
    assert await first.context("page") == {"read": "new"}
    assert await second.context("page") == {"read": "new"}


async def test_a_key_with_a_value_of_another_redis_type_is_a_miss(
    processes: list[Backend], own_redis: RedisServer
) -> None:
    first, _ = processes
    await first.context("page")
    with own_redis.client as inside:
        for name in inside.keys("mizan:v:*"):
            inside.delete(name)
            inside.rpush(name, "a list")
    assert await first.context("page") == {"read": "old"}


def test_another_prefix_or_secret_is_another_cache(redis_server: RedisServer, redises: Redises) -> None:
    backends = [redises.backend(redis_server, prefix=prefix) for prefix in ("a:", "b:")]
    backends[0].store([("k", b"v", 60)])
    assert backends[1].find(["k"]) == {}
    assert backends[0].revisions(["t"]) != backends[1].revisions(["t"])
    assert len(SECRET) >= 32
