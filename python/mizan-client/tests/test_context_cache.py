"""The option ``context_cache``."""

from __future__ import annotations

import asyncio
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from mizan_client import AsyncClient, Client, NetworkError, Request, Response
from mizan_client.context_cache import ContextCache

from . import functions
from .conftest import Backend
from .scripted import Answer, Script, failure, result
from .test_renewal import wait_for_threads

LONG = 3600
URL = "http://testserver/api/mizan"
BEFORE = Response(200, (), b'{"board_title": "before", "board_size": "1"}')
DATA = Response(200, (), b'{"board_title": "one", "board_size": "1"}')
PARAMS = {"board_id": 1}


def board(title: str, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(body={"board_title": title, "board_size": "1"}, headers=named)


def title(caller: Any, **params: Any) -> str:
    return str(caller.read(functions.BOARD, **{"board_id": 1, **params}).board_title)


def test_a_context_is_requested_once_for_the_same_parameters(scripted: Any) -> None:
    caller, script = scripted(board("one"), board("two"), context_cache=LONG)
    assert [title(caller), title(caller), title(caller, board_id=2), title(caller)] == ["one", "one", "two", "one"]
    assert len(script.received) == 2


def test_every_read_is_a_request_without_a_cache(scripted: Any) -> None:
    caller, _ = scripted(board("one"), board("two"))
    assert [title(caller), title(caller)] == ["one", "two"]


def test_a_call_drops_the_instances_that_it_makes_stale(scripted: Any) -> None:
    stale = [{"context": "board", "params": {"board_id": 1}}, {"context": "other"}]
    answers = [board("one"), board("two"), result("x", invalidate=stale), board("renamed")]
    caller, script = scripted(*answers, context_cache=LONG)
    assert [title(caller), title(caller, board_id=2)] == ["one", "two"]
    caller.call(functions.RENAME_BOARD, board_id=1, title="x")
    assert [title(caller, board_id=2), title(caller)] == ["two", "renamed"]
    assert len(script.received) == 4


@pytest.mark.parametrize("kind", ["sync"])
def test_a_listener_reads_new_data(scripted: Any) -> None:
    read: list[str] = []
    caller, _ = scripted(
        board("one"),
        failure(500, "CRASHED"),
        board("two"),
        result("x", invalidate=[{"context": "board"}]),
        board("three"),
        context_cache=LONG,
    )
    caller.on_invalidate(lambda _: read.append(title(caller)))
    assert title(caller) == "one"
    with pytest.raises(Exception, match="CRASHED"):
        caller.call(functions.RENAME_BOARD, board_id=1, title="x")
    caller.call(functions.RENAME_BOARD, board_id=1, title="x")
    assert read == ["two", "three"]


def test_nothing_is_kept_after_a_call_that_failed(scripted: Any) -> None:
    caller, _ = scripted(board("one"), failure(500, "CRASHED"), board("two"), context_cache=LONG)
    assert title(caller) == "one"
    with pytest.raises(Exception, match="CRASHED"):
        caller.call(functions.CRASH)
    assert title(caller) == "two"


def test_errors_are_not_kept(scripted: Any) -> None:
    caller, _ = scripted(failure(404, "NOT_FOUND"), board("one"), context_cache=LONG)
    with pytest.raises(Exception, match="NOT_FOUND"):
        title(caller)
    assert title(caller) == "one"


def test_another_user_reads_data_of_their_own(scripted: Any) -> None:
    signed_in = result("sam")
    signed_in.headers["X-Mizan-Identity"] = "sam"
    ada, sam = board("of ada", X_Mizan_Identity="ada"), board("of sam", X_Mizan_Identity="sam")
    caller, _ = scripted(ada, signed_in, sam, context_cache=LONG)
    assert title(caller) == "of ada"
    caller.call(functions.SIGN_IN, name="sam")
    assert [title(caller), title(caller)] == ["of sam", "of sam"]


def test_a_client_with_other_headers_has_data_of_its_own(scripted: Any) -> None:
    caller, _ = scripted(board("one"), board("two"), context_cache=LONG)
    assert [title(caller), title(caller.with_options(headers={"X-User": "x"})), title(caller)] == ["one", "two", "one"]


def test_a_client_with_other_options_shares_the_data(scripted: Any) -> None:
    caller, _ = scripted(board("one"), result("x", invalidate=[{"context": "board"}]), board("two"))
    caching = caller.with_options(context_cache=LONG)
    assert [title(caching), title(caching)] == ["one", "one"]
    caller.call(functions.RENAME_BOARD, board_id=1, title="x")
    assert title(caching) == "two"


def test_data_is_read_again_when_its_time_is_over(scripted: Any) -> None:
    caller, _ = scripted(board("one"), board("two"), context_cache=1e-9)
    assert [title(caller), title(caller)] == ["one", "two"]


def test_a_change_is_seen_after_the_call_on_every_backend(backend: Backend, connect: Any) -> None:
    caller = connect(backend.base_url, backend.transport, context_cache=LONG)
    for name in ("Atlas", "Boreas"):
        caller.call(functions.RENAME_BOARD, board_id=41, title=name)
        assert title(caller, board_id=41) == name


def test_the_least_recently_used_of_too_many_instances_is_dropped() -> None:
    cache = ContextCache(threading.Lock)
    reads = [cache.read(str(number), "board", {}, 0, LONG) for number in range(1000)]
    assert cache.read("0", "board", {}, 0, LONG) is reads[0]
    cache.read("1000", "board", {}, 0, LONG)
    assert cache.read("0", "board", {}, 0, LONG) is reads[0]
    assert cache.read("1", "board", {}, 0, LONG) is not reads[1]


class Slow:
    """A backend that responds to the first request when four other readers wait for it, or never."""

    def __init__(self, *outcomes: Response | NetworkError | None) -> None:
        self.outcomes = list(outcomes)
        self.sent = 0

    def send(self, request: Request, /) -> Response:
        self.sent += 1
        if self.sent == 1:
            wait_for_threads(4)
        return self._outcome()

    def close(self) -> None:
        pass

    def _outcome(self) -> Response:
        outcome = self.outcomes.pop(0)
        if not isinstance(outcome, Response):
            raise outcome or AssertionError("it never responds")
        return outcome


class AsyncSlow(Slow):
    async def send(self, request: Request, /) -> Response:  # type: ignore[override]
        self.sent += 1
        await (asyncio.sleep(0) if self.outcomes[0] else asyncio.Event().wait())
        return self._outcome()

    async def close(self) -> None:  # type: ignore[override]
        pass


def test_threads_share_a_request_and_its_error() -> None:
    transport = Slow(NetworkError("The cable is cut."), DATA)
    with Client(URL, transport=transport, context_cache=LONG, max_retries=0) as client, ThreadPoolExecutor(5) as pool:
        reads = [pool.submit(client._read, functions.BOARD, PARAMS) for _ in range(5)]
        assert {str(read.exception()) for read in reads} == {"The cable is cut."}
        assert transport.sent == 1
        assert client._read(functions.BOARD, PARAMS).board_title == "one"


def test_threads_share_data() -> None:
    transport = Slow(DATA)
    with Client(URL, transport=transport, context_cache=LONG) as client, ThreadPoolExecutor(5) as pool:
        reads = [pool.submit(client._read, functions.BOARD, PARAMS) for _ in range(5)]
        assert {read.result().board_title for read in reads} == {"one"}


async def test_tasks_share_a_request_and_its_error() -> None:
    transport = AsyncSlow(NetworkError("The cable is cut."), DATA)
    async with AsyncClient(URL, transport=transport, context_cache=LONG, max_retries=0) as client:
        for expected in (["The cable is cut."] * 5, ["one"] * 5):
            reads = [client._read(functions.BOARD, PARAMS) for _ in range(5)]
            outcomes = await asyncio.gather(*reads, return_exceptions=True)
            assert [getattr(each, "board_title", str(each)) for each in outcomes] == expected
    assert transport.sent == 2


async def test_a_task_takes_over_when_the_first_is_cancelled() -> None:
    transport = AsyncSlow(None, DATA)
    async with AsyncClient(URL, transport=transport, context_cache=LONG) as client:
        first, second = (asyncio.ensure_future(client._read(functions.BOARD, PARAMS)) for _ in range(2))
        await asyncio.sleep(0)
        transport.outcomes.pop(0)
        first.cancel()
        assert (await second).board_title == "one"


async def test_a_read_that_a_call_overtakes_is_not_kept() -> None:
    stale = b'{"result": "x", "invalidate": [{"context": "board"}]}'
    released = asyncio.Event()

    class Overtaken(AsyncSlow):
        async def send(self, request: Request, /) -> Response:  # type: ignore[override]
            outcome = self._outcome()
            if outcome is BEFORE:
                await released.wait()
            return outcome

    transport = Overtaken(BEFORE, Response(200, (), stale), DATA)
    async with AsyncClient(URL, transport=transport, context_cache=LONG, token="x") as client:
        overtaken = asyncio.ensure_future(client._read(functions.BOARD, PARAMS))
        await asyncio.sleep(0)
        await client._call(functions.RENAME_BOARD, {"board_id": 1, "title": "x"})
        assert (await client._read(functions.BOARD, PARAMS)).board_title == "one"
        released.set()
        assert (await overtaken).board_title == "before"
        assert (await client._read(functions.BOARD, PARAMS)).board_title == "one"


async def test_nothing_is_kept_after_a_cancelled_call() -> None:
    transport = AsyncSlow(DATA, None)
    async with AsyncClient(URL, transport=transport, context_cache=LONG, token="x") as client:
        await client._read(functions.BOARD, PARAMS)
        call = asyncio.ensure_future(client._call(functions.RENAME_BOARD, {"board_id": 1, "title": "x"}))
        await asyncio.sleep(0)
        call.cancel()
        await asyncio.wait([call])
        transport.outcomes = [DATA]
        await client._read(functions.BOARD, PARAMS)
    assert transport.sent == 3


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_process_reads_data_of_its_own() -> None:
    script = Script(board("one"), board("two"))
    with Client(URL, transport=script.transport(""), context_cache=LONG) as client:
        assert client._read(functions.BOARD, PARAMS).board_title == "one"
        child = os.fork()
        if child == 0:
            code = 1
            try:
                code = 42 if client._read(functions.BOARD, PARAMS).board_title == "two" else 1
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 42
        assert client._read(functions.BOARD, PARAMS).board_title == "one"


def test_a_negative_time_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^context_cache must not be negative, but is -1\.$"):
        Client(URL, context_cache=-1)
