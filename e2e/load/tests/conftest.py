"""A site for all tests, on each framework and kind of database."""

from collections.abc import Iterator

import pytest
from mizan_fixtures.postgres_fixture import postgres_server
from mizan_fixtures.redis_fixture import find_redis_or_skip

from .database import Postgres, SQLite
from .site import Site, running_site

__all__ = ["postgres_server"]


@pytest.fixture(scope="session", params=["fastapi-sqlite", "django-sqlite", "django-postgresql"])
def shared_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    framework, engine = request.param.split("-")
    redis = find_redis_or_skip()
    try:
        # Has run long enough that mizan uses it from the first request on.
        redis.start(seconds=2)
        if engine == "postgresql":
            database = Postgres(request.getfixturevalue("postgres_server"), "boards")
        else:
            database = SQLite(tmp_path_factory.mktemp("data") / "boards.sqlite3")
        with running_site(framework, database, redis) as site:
            yield site
    finally:
        redis.remove()


@pytest.fixture
def site(shared_site: Site) -> Site:
    """A site with empty boards."""
    shared_site.empty()
    return shared_site
