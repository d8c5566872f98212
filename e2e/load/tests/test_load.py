"""Many users send calls and context requests at once to several workers, while workers and Redis are killed."""

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


def test_no_invalidation_is_lost_and_every_page_finally_equals_the_database(site: Site) -> None:
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
    """Kills workers and Redis during the work. Returns the errors that the users found."""

    def stop_redis() -> None:
        site.redis.save()
        site.redis.kill()

    def start_redis() -> None:
        """It starts with its saved data, without later writes."""
        site.redis.start(seconds=0)

    events = {
        0.1: site.server.kill_a_worker,
        0.3: stop_redis,
        0.5: start_redis,
        0.8: stop_redis,
        0.9: site.server.kill_a_worker,  # with changes that it could not send to Redis yet
        1.0: start_redis,
    }
    while "done" in (heard := people.hear()):
        for due in [each for each in events if each <= heard["done"]]:
            events.pop(due)()
    assert not events
    return heard


def check_private_pages(truth: Truth, pages: list[Any], perhaps: dict[str, int]) -> None:
    """A user's own data is correct on their page without another read, except for calls without an answer."""
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
    """Every confirmed write happened once, and no failed one did."""
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
    """Ends the two minutes in which data that a killed worker was changing is not cached."""
    with redis.client as inside:
        for name in inside.keys("mizan:h:*"):
            inside.delete(name)


def check_the_cache_is_used(people: Users) -> None:
    """Every page shows the result of one read, once Redis is used again after its restart."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        shown = [each for page in people.ask("fresh") for each in page["contexts"]]
        nonces = {each["data"]["all_boards"]["nonce"] for each in shown if each["context"] == "totals"}
        if len(nonces) == 1:
            return
        time.sleep(0.1)
    pytest.fail("No user gets a result that another user's read has cached.")


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
    """The same pages, with the data of the database."""
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
