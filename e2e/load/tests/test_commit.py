"""What other users read before a mutation commits and afterwards."""

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from .site import Site

BOARD = {"context": "board", "params": {"board_id": 1}}


class Visitor:
    """Reads and calls from several threads, over many connections, so that every worker gets requests."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=f"{url}/", timeout=60, limits=httpx.Limits(max_keepalive_connections=0))
        self._token = self._http.get("session/").json()["csrfToken"]

    def read(self, board_id: int = 1) -> dict[str, Any]:
        bundle = self._http.get("ctx/board/", params={"board_id": board_id}).json()
        state: dict[str, Any] = bundle["board_state"]
        assert state["version"] == bundle["board_version"]
        return state

    def call(self, fn: str, **args: Any) -> Any:
        body = {"fn": fn, "args": args, "mounted": [BOARD]}
        return self._http.post("call/", json=body, headers={"X-CSRFToken": self._token}).json()


class Gate:
    """Blocks a mutation between its write and its commit."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def wait_for_writer(self) -> None:
        deadline = time.monotonic() + 30
        while not (self.directory / "written").exists():
            assert time.monotonic() < deadline
            time.sleep(0.01)

    def open(self) -> None:
        (self.directory / "open").touch()


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    return Gate(tmp_path)


@pytest.fixture
def visitor(site: Site) -> Visitor:
    return Visitor(site.server.url)


@pytest.fixture
def pool(gate: Gate) -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool
        gate.open()  # if a test failed before it opened the gate


def write_at_gate(pool: ThreadPoolExecutor, visitor: Visitor, gate: Gate, **args: Any) -> Future[Any]:
    """Returns when the mutation has written."""
    writing = pool.submit(visitor.call, "post_at_gate", board_id=1, gate=str(gate.directory), **args)
    gate.wait_for_writer()
    return writing


def read_often(visitor: Visitor) -> tuple[set[int], int]:
    """The versions that twelve readers saw, and how often the function ran for them."""
    states = [visitor.read() for _ in range(12)]
    return {state["version"] for state in states}, len({state["nonce"] for state in states})


def test_until_the_commit_all_users_read_the_old_data_and_none_of_it_is_cached(
    visitor: Visitor, gate: Gate, pool: ThreadPoolExecutor
) -> None:
    assert read_often(visitor) == ({0}, 1)
    writing = write_at_gate(pool, visitor, gate)
    assert read_often(visitor) == ({0}, 12)
    gate.open()
    answer = writing.result()
    assert answer["result"]["version"] == 1
    assert answer["invalidate"] == [BOARD, {"context": "totals"}]
    assert [each["data"]["board_state"]["version"] for each in answer["refreshed"]] == [1]
    assert read_often(visitor) == ({1}, 1)


def test_rolled_back_data_is_never_read(visitor: Visitor, gate: Gate, pool: ThreadPoolExecutor) -> None:
    writing = write_at_gate(pool, visitor, gate, is_refused=True)
    assert read_often(visitor) == ({0}, 12)
    gate.open()
    assert writing.result()["error"]["code"] == "BAD_REQUEST"
    assert read_often(visitor) == ({0}, 1)


def test_concurrent_changes_of_a_row_wait_and_reads_between_them_are_not_cached(
    visitor: Visitor, gate: Gate, pool: ThreadPoolExecutor, site: Site
) -> None:
    first = write_at_gate(pool, visitor, gate)
    second = pool.submit(visitor.call, "post", board_id=1, text="second")
    elsewhere = pool.submit(visitor.call, "post", board_id=2, text="elsewhere")
    if site.database.locks_rows:
        assert elsewhere.result()["result"]["version"] == 1
    assert read_often(visitor) == ({0}, 12)
    assert not first.done()
    assert not second.done()
    assert elsewhere.done() is site.database.locks_rows
    gate.open()
    versions = [each.result()["result"]["version"] for each in (first, second, elsewhere)]
    assert versions == [1, 2, 1]
    assert second.result()["refreshed"][0]["data"]["board_state"]["version"] == 2
    assert read_often(visitor) == ({2}, 1)
