"""One server in a separate process, pinned to one core."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from .machine import SERVER_CORE, pinned

_TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """A context manager; the server is ready when the block begins."""

    def __init__(self, command: Sequence[str], port: int, environment: Mapping[str, str], directory: Path) -> None:
        self._command = pinned(SERVER_CORE, command)
        self.port = port
        self._environment = {**os.environ, **environment}
        self._directory = directory

    def __enter__(self) -> "Server":
        self._process = subprocess.Popen(
            self._command, cwd=self._directory, env=self._environment, start_new_session=True
        )
        deadline = time.monotonic() + 30
        while not self._listens():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.__exit__()
                raise RuntimeError(f"This does not serve: {self}")
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def __str__(self) -> str:
        return " ".join(self._command)

    def cpu_seconds(self) -> float:
        """The CPU time so far of the server and its child processes."""
        return sum(map(_cpu_seconds, _family(self._process.pid)))

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _family(pid: int) -> Iterator[int]:
    yield pid
    # Servers fork in their main thread; others come and go.
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield from _family(int(child))


def _cpu_seconds(pid: int) -> float:
    """utime and stime; see proc(5). The name before them may hold anything but a ")"."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS
