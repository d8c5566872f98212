"""Two processes with one Redis: a slow read in one and a mutation in the other."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(__file__).with_name("race_process.py")


class Process:
    def __init__(self, url: str, file: Path, gate: Path | None) -> None:
        self._gate = gate
        command = [sys.executable, str(PROGRAM), url, str(file), str(gate or "")]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def begin(self, command: str, text: str = "") -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([command, text]) + "\n")
        self._process.stdin.flush()

    def finish(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())

    def do(self, command: str, text: str = "") -> Any:
        self.begin(command, text)
        return self.finish()

    def wait_at_gate(self) -> None:
        """Waits until a read has read the file but has not returned yet."""
        deadline = time.monotonic() + 30
        while not Path(f"{self._gate}.reached").exists():
            assert time.monotonic() < deadline
            time.sleep(0.01)

    def open_gate(self) -> None:
        Path(f"{self._gate}.open").touch()

    def end(self) -> None:
        if self._gate:
            self.open_gate()
        self._process.communicate(timeout=30)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "page"
    file.write_text("old")
    return file


@pytest.fixture
def start(redis_server: Any, file: Path) -> Iterator[Any]:
    started: list[Process] = []

    def start(gate: Path | None = None) -> Process:
        started.append(Process(redis_server.url, file, gate))
        started[-1].do("edit", file.read_text())  # it runs
        return started[-1]

    yield start
    for process in started:
        process.end()


def test_a_result_that_a_slow_read_stores_after_a_mutation_is_never_found(start: Any, tmp_path: Path) -> None:
    slow, quick = start(tmp_path / "gate"), start()
    slow.begin("read")
    slow.wait_at_gate()
    quick.do("edit", "new")
    slow.open_gate()
    assert slow.finish() == {"page": "old"}
    assert quick.do("read") == {"page": "new"}
    assert slow.do("read") == {"page": "new"}


def test_one_process_uses_results_that_another_process_stored(start: Any, file: Path) -> None:
    first, second = start(), start()
    first.do("read")
    file.write_text("changed without an invalidation")
    assert second.do("read") == {"page": "old"}


def test_no_client_reads_older_data_after_its_own_mutation(start: Any, file: Path) -> None:
    """Two processes write and read independently, as fast as they can."""
    highest = {"written": 0}
    wrong: list[Any] = []

    def work(process: Process, lock: threading.Lock) -> None:
        for _ in range(40):
            with lock:  # as a database would, one writer at a time
                number = highest["written"] + 1
                process.do("edit", str(number))
                highest["written"] = number
            seen_before = highest["written"]
            seen = int(process.do("read")["page"])
            if seen < seen_before:
                wrong.append((seen, seen_before))

    file.write_text("0")
    lock = threading.Lock()
    threads = [threading.Thread(target=work, args=(start(), lock)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert highest == {"written": 80}
