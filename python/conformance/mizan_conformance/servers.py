"""Live servers of the fixture, each in a process of its own.

For tests in other languages, ``python -m mizan_conformance.servers django-asgi mizan_fixtures.wire_exchanges`` in
``python/conformance`` prints the base URL of a server, which runs until standard input is closed.
"""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PYTHON = Path(__file__).parents[2]
UVICORN = ["-m", "uvicorn", "--port", "0", "--no-access-log", "--lifespan", "off"]
SERVERS: dict[str, tuple[list[str], dict[str, str]]] = {
    "fastapi": ([*UVICORN, "fastapi_backend:app"], {}),
    "fastapi-csrf": ([*UVICORN, "fastapi_backend:app"], {"CONFORMANCE_CSRF": "1"}),
    "django-asgi": ([*UVICORN, "django_backend:asgi"], {}),
    "django-wsgi": (["-m", "wsgi_server"], {}),
}
"""The command of each, and its environment."""


def has_csrf(server: str) -> bool:
    return server != "fastapi"


def environment(server: str, fixture: str) -> dict[str, str]:
    path = os.pathsep.join(map(str, [PYTHON / "conformance/backends", PYTHON / "conformance", PYTHON / "fixtures"]))
    options = {"PYTHONPATH": path, "PYTHONUNBUFFERED": "1", "CONFORMANCE_FIXTURE": fixture}
    return {**os.environ, **options, **SERVERS[server][1]}


@contextmanager
def running(server: str, fixture: str) -> Iterator[str]:
    """The base URL of the server, with the functions of the module `fixture`."""
    command = [sys.executable, *SERVERS[server][0]]
    with subprocess.Popen(command, env=environment(server, fixture), stderr=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stderr is not None  # noqa: S101 - tells the type checker
        said = []
        for line in process.stderr:
            said.append(line)
            if started := re.search(r"running on (http://\S+)", line):
                # Deliberate failures are logged, and a full pipe would block the server.
                log = threading.Thread(target=process.stderr.read)
                log.start()
                try:
                    yield f"{started[1]}/api/mizan"
                finally:
                    process.send_signal(signal.SIGINT)
                    log.join(timeout=10)
                break
        else:
            raise RuntimeError(f"{server} did not start:\n{''.join(said)}")


if __name__ == "__main__":
    with running(*sys.argv[1:]) as base_url:
        sys.stdout.write(f"{base_url}\n")
        sys.stdout.flush()
        sys.stdin.read()
