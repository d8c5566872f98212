"""uvicorn with several workers, and the users, in separate processes."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

LOAD = Path(__file__).parents[1]
BACKENDS = LOAD / "backends"
WORKERS = 4


class Server:
    """uvicorn and its workers."""

    def __init__(self, said: str, url: str) -> None:
        self._workers = re.findall(r"Started server process \[(\d+)\]", said)
        self.url = url

    def kill_a_worker(self) -> None:
        """Kills a worker, as if it ran out of memory. uvicorn starts a new one."""
        os.kill(int(self._workers.pop()), signal.SIGKILL)


@contextmanager
def serving(app: str, environment: dict[str, str]) -> Iterator[Server]:
    """The server of ``backends/<app>.py``, once all of its workers run."""
    options = ["--workers", str(WORKERS), "--port", "0", "--no-access-log", "--timeout-keep-alive", "120"]
    command = [sys.executable, "-m", "uvicorn", f"{app}:app", *options]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=BACKENDS, env=environment, stderr=log, stdout=log)
        try:
            deadline = time.monotonic() + 60
            while (said := read(log)).count("Application startup complete") < WORKERS:
                if process.poll() is not None or time.monotonic() > deadline:
                    pytest.fail(f"{app} did not start:\n{said}")
                time.sleep(0.05)
            [url] = re.findall(r"running on (http://\S+)", said)
            yield Server(said, f"{url}/api/mizan")
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=20)
            # Shown when a test failed.
            sys.stdout.write(read(log)[-20_000:])


def read(log: IO[bytes]) -> str:
    """The contents of a file that another process writes."""
    return os.pread(log.fileno(), 10_000_000, 0).decode()


class Users:
    """The program ``users/main.mjs``."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def begin(self, command: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps(command)}\n")
        self._process.stdin.flush()

    def hear(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "The users ended by themselves."
        return json.loads(line)

    def ask(self, command: str) -> Any:
        self.begin(command)
        return self.hear()


@contextmanager
def users(url: str, **options: int) -> Iterator[Users]:
    node = shutil.which("node")
    assert node is not None
    command = [node, str(LOAD / "users/main.mjs"), json.dumps({"baseUrl": url, **options})]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Users(process)
        finally:
            process.kill()
