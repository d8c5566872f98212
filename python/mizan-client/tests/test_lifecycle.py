"""Closing, copies, event loops, processes and threads."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from mizan_client import (
    AsyncClient,
    AsyncWSGITransport,
    Client,
    ClientClosed,
    HttpxTransport,
    Request,
    Response,
    WrongEventLoop,
    WSGITransport,
)
from mizan_client.flow import Requests
from mizan_client.options import Settings
from mizan_client.runner import Runner
from mizan_client.session import Session

from . import functions
from .callers import Caller
from .conftest import Backend
from .scripted import Script, failure, result

Scripted = Callable[..., tuple[Caller, Script]]
URL = "http://testserver/api/mizan"


def test_a_closed_client_says_so(scripted: Scripted) -> None:
    caller, _ = scripted(result("x"))
    copy = caller.with_options(timeout=1)
    assert caller.call(functions.ECHO, text="x") == "x"
    copy.close()
    for each in (caller, copy):
        with pytest.raises(ClientClosed, match="closed"):
            each.call(functions.ECHO, text="x")


def test_a_with_block_closes_the_client() -> None:
    with Client(URL, transport=Script(result("x")).transport("")) as client:
        assert client._call(functions.ECHO, {"text": "x"}) == "x"
    with pytest.raises(ClientClosed):
        client._call(functions.ECHO, {"text": "x"})
    client.close()


async def test_an_async_with_block_closes_the_client() -> None:
    async with AsyncClient(URL, transport=Script(result("x")).transport("Async")) as client:
        assert await client._call(functions.ECHO, {"text": "x"}) == "x"
    with pytest.raises(ClientClosed):
        await client._call(functions.ECHO, {"text": "x"})
    await client.close()


def test_another_event_loop_is_an_error() -> None:
    client = AsyncClient(URL, transport=AsyncWSGITransport(Script(result("x"))))
    with asyncio.Runner() as first, asyncio.Runner() as second:
        first.run(client._call(functions.ECHO, {"text": "x"}))
        with pytest.raises(WrongEventLoop, match="one client in each event loop"):
            second.run(client._call(functions.ECHO, {"text": "x"}))
        with pytest.raises(WrongEventLoop):
            second.run(client.close())
        first.run(client.close())


def test_threads_share_one_session(start: Callable[[str], Backend]) -> None:
    with Client(start("django-wsgi").base_url) as client, ThreadPoolExecutor(8) as pool:
        texts = [str(number) for number in range(40)]
        assert list(pool.map(lambda text: client._call(functions.ECHO, {"text": text}), texts)) == texts


def test_calls_that_need_a_session_together_open_one() -> None:
    script = Script()
    session = Session(needs_csrf=True)
    runner = Runner(script.transport(""), session, None)
    requests = Requests(URL, session, Settings(), "")
    first, second = (next(requests.call(b"{}", "application/json")) for _ in range(2))
    runner._take(first)
    runner._take(second)
    assert (script.sessions, session.csrf_token) == (1, "1")
    runner.close()


async def test_calls_that_are_refused_together_share_one_renewal() -> None:
    renewals = []
    all_are_sent = asyncio.Barrier(5)

    class Backend:
        async def send(self, request: Request, /) -> Response:
            if request.headers["Authorization"] == "Bearer old":
                await all_are_sent.wait()
                return Response(401, [], failure(401, "UNAUTHORIZED").content)
            return Response(200, [], result("x").content)

        async def close(self) -> None:
            pass

    async def renew() -> str:
        renewals.append(1)
        return "new"

    async with AsyncClient(URL, token="old", renew_token=renew, transport=Backend()) as client:
        calls = [client._call(functions.ECHO, {"text": "x"}) for _ in range(5)]
        assert await asyncio.gather(*calls) == ["x"] * 5
    assert renewals == [1]


async def test_cancelling_a_call_ends_its_request() -> None:
    ended = asyncio.Event()
    sent = asyncio.Event()

    class Slow:
        async def send(self, request: Request, /) -> Response:
            sent.set()
            try:
                await asyncio.Event().wait()
            finally:
                ended.set()
            return Response(200, [], b"")

        async def close(self) -> None:
            pass

    client = AsyncClient(URL, token="t", transport=Slow())
    task = asyncio.create_task(client._call(functions.ECHO, {"text": "x"}))
    await sent.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended.is_set()
    await client.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_process_has_connections_of_its_own(start: Callable[[str], Backend]) -> None:
    base_url = start("fastapi").base_url
    program = f"""
import os
from mizan_client import Client, Function, HttpxTransport
import httpx
opened = []
def open_client():
    opened.append(os.getpid())
    return httpx.Client()
client = Client({base_url!r}, transport=HttpxTransport(open_client))
add = Function("add", input=dict[str, int], output=int)
assert client._call(add, {{"a": 1}}) == 11
if child := os.fork():
    _, status = os.waitpid(child, 0)
    assert client._call(add, {{"a": 3}}) == 13
    assert opened == [os.getpid()]
    raise SystemExit(os.waitstatus_to_exitcode(status))
assert client._call(add, {{"a": 2}}) == 12
assert len(set(opened)) == 2
os._exit(0)
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_process_may_fork_while_it_renews_a_token() -> None:
    parent = os.getpid()
    children: list[int] = []

    def renew() -> str:
        children.append(os.fork())
        return "two"

    script = Script(failure(401, "UNAUTHORIZED"), result("a"), result("b"))
    client = Client(URL, token="one", renew_token=renew, transport=WSGITransport(script))
    try:
        # Both processes go on here.
        answers = [client._call(functions.ECHO, {"text": text}) for text in "ab"]
    finally:
        if os.getpid() != parent:
            os._exit(0 if sys.exception() is None else 1)
    assert answers == ["a", "b"]
    assert os.waitpid(children[0], 0)[1] == 0


def test_a_client_does_not_import_a_server() -> None:
    program = "import sys, mizan_client; print(*[m for m in sys.modules if m.split('.')[0] in sys.argv])"
    names = ["mizan_core", "fastapi", "starlette", "django"]
    done = subprocess.run([sys.executable, "-c", program, *names], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""


def test_a_transport_opens_one_client_for_all_threads() -> None:
    opened = []
    barrier = threading.Barrier(4)

    def open_client() -> object:
        opened.append(1)
        return object()

    transport = HttpxTransport(open_client)  # type: ignore[arg-type]

    def use() -> object:
        barrier.wait()
        return transport._client()

    with ThreadPoolExecutor(4) as pool:
        clients = {id(each.result()) for each in [pool.submit(use) for _ in range(4)]}
    assert (len(clients), opened) == (1, [1])
