"""A server with its database and Redis."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from mizan_fixtures.redis_server import RedisServer

from .database import Database
from .servers import BACKENDS, Server, serving


@dataclass
class Site:
    server: Server
    database: Database
    redis: RedisServer

    def empty(self) -> None:
        """Empties the database, the cache and all pages."""
        self.database.execute("DELETE FROM folder")
        self.database.execute("UPDATE board SET version = 0, text = ''")
        with self.redis.client as inside:
            inside.flushall()


@contextmanager
def running_site(framework: str, database: Database, redis: RedisServer) -> Iterator[Site]:
    environment = {**os.environ, "LOAD_REDIS": redis.url, "LOAD_DATABASE": database.url}
    if framework == "django":
        _migrate(environment)
    else:
        database.create_tables()
    database.execute(
        "INSERT INTO board (id, version, text) VALUES (1, 0, ''), (2, 0, ''), (3, 0, ''), (4, 0, ''), (5, 0, '')"
    )
    with serving(f"load_{framework}", environment) as server:
        yield Site(server, database, redis)


def _migrate(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "django", "migrate", "--run-syncdb", "--verbosity", "0"]
    options = {"DJANGO_SETTINGS_MODULE": "load_django_settings", "PYTHONPATH": str(BACKENDS)}
    subprocess.run(command, check=True, cwd=BACKENDS, env={**environment, **options})
