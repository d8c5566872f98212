"""A mixed run of calls and contexts by many people at once, on several workers, while workers and Redis die."""

import time
from typing import Any

import pytest
from mizan_fixtures.redis_server import RedisServer

from .database import Database, Truth
from .servers import Users, users
from .site import Site

USERS = 8
STEPS = 30
MOST_CALLS = 4
"""That one user has under way."""


def test_no_invalidation_is_lost_and_every_page_ends_equal_to_the_database(site: Site) -> None:
    with users(site.server.url, users=USERS, steps=STEPS, seed=1) as people:
        people.begin("work")
        found = disturb(site, people)
        assert found["wrong"] == []
        assert found["workers"] >= 3
        assert found["sharedReads"] > USERS, "the cache was in use"
        assert found["lost"] <= 2 * USERS * MOST_CALLS, "only calls that were with a worker when it died"
        check_private_pages(Truth(site.database), people.ask("shown"), found["perhaps"])
        check_counts(Truth(site.database), found)
        check_pages(site.database, people, "read")
        check_pages(site.database, people, "fresh")
        forget_the_dead(site.redis)
        check_the_cache_is_used(people)
        check_pages(site.database, people, "fresh")


def disturb(site: Site, people: Users) -> Any:
    """Lets workers and Redis die in the middle of the work. Returns what the users found in all of it."""

    def stop_redis() -> None:
        site.redis.save()
        site.redis.kill()

    def start_redis() -> None:
        """It has what was true when it was saved, and not what was written since."""
        site.redis.start(seconds=0)

    events = {
        0.1: site.server.kill_a_worker,
        0.3: stop_redis,
        0.5: start_redis,
        0.8: stop_redis,
        0.9: site.server.kill_a_worker,  # with what it had yet to tell Redis
        1.0: start_redis,
    }
    while "done" in (heard := people.hear()):
        for due in [each for each in events if each <= heard["done"]]:
            events.pop(due)()
    assert not events
    return heard


def check_private_pages(truth: Truth, pages: list[Any], perhaps: dict[str, int]) -> None:
    """What only its user writes is right on their page without another look, but for calls that got no answer."""
    checked = 0
    for page in pages:
        for each in page["contexts"]:
            if (
                each["context"] == "folder"
                and f"{page['account']} folder?folder={each['params']['folder']}" not in perhaps
            ):
                assert without_nonce(each["data"]) == truth.of("folder", each["params"], page["account"])
                checked += 1
    assert checked > USERS


def check_counts(truth: Truth, found: Any) -> None:
    """Everything that was confirmed was written once, and nothing that failed was."""
    written, perhaps = found["written"], found["perhaps"]
    versions = {f"board?board_id={board}": version for board, (version, _) in truth.boards.items()}
    versions |= {f"{owner} folder?folder={name}": version for (owner, name), (version, _) in truth.folders.items()}
    assert set(written) <= set(versions)
    for key, version in versions.items():
        everywhere = perhaps.get("board?", 0) if key.startswith("board") else 0
        least = written.get(key, 0)
        assert least <= version <= least + perhaps.get(key, 0) + everywhere


def check_pages(database: Database, people: Users, command: str) -> None:
    """Every page equals the database. A call that its user aborted may still be carried out, so look again if so."""
    for _ in range(20):
        before = Truth(database)
        pages = people.ask(command)
        if Truth(database) == before:
            assert all(len(page["contexts"]) >= 4 for page in pages)
            assert without_nonces(pages) == true_pages(before, pages)
            return
    pytest.fail("The database does not come to rest.")


def forget_the_dead(redis: RedisServer) -> None:
    """As if the two minutes were over for which nothing is kept of what a worker was changing when it died."""
    with redis.client as inside:
        for name in inside.keys("mizan:h:*"):
            inside.delete(name)


def check_the_cache_is_used(people: Users) -> None:
    """One read is what every page shows. Redis is not trusted at once after its restart."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        shown = [each for page in people.ask("fresh") for each in page["contexts"]]
        nonces = {each["data"]["all_boards"]["nonce"] for each in shown if each["context"] == "totals"}
        if len(nonces) == 1:
            return
        time.sleep(0.1)
    pytest.fail("Nobody finds what another has read.")


def without_nonces(pages: list[Any]) -> list[Any]:
    return [
        {**page, "contexts": [{**each, "data": without_nonce(each["data"])} for each in page["contexts"]]}
        for page in pages
    ]


def without_nonce(data: dict[str, Any]) -> dict[str, Any]:
    return {
        name: {key: each for key, each in value.items() if key != "nonce"} if isinstance(value, dict) else value
        for name, value in data.items()
    }


def true_pages(truth: Truth, pages: list[Any]) -> list[Any]:
    """The same pages, with what the database has."""
    return [
        {
            **page,
            "contexts": [
                {**each, "data": truth.of(each["context"], each["params"], page["account"])}
                for each in page["contexts"]
            ],
        }
        for page in pages
    ]
