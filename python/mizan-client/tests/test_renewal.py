"""Tokens that several requests need at the same time, and one of them gets."""

from __future__ import annotations

import asyncio
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from mizan_client import AsyncClient, AsyncWSGITransport, Client, NetworkError, Request, Response, WSGITransport
from mizan_client.locks import ProcessLock

from . import functions
from .scripted import Script, result

URL = "http://testserver/api/mizan"


def waiting_threads() -> int:
    """How many threads wait for a lock of a client."""
    enter = ProcessLock.__enter__.__code__
    return sum(frame.f_code is enter for frame in sys._current_frames().values())


def wait_for_threads(number: int) -> None:
    while waiting_threads() < number:
        time.sleep(0.001)


class Unreachable:
    """A network without the backend: its first request fails as soon as four others wait for it."""

    def __init__(self) -> None:
        self.sent = 0

    def send(self, request: Request, /) -> Response:
        self.sent += 1
        if self.sent == 1:
            wait_for_threads(4)
        raise NetworkError("The cable is cut.")

    def close(self) -> None:
        pass


class AsyncUnreachable:
    def __init__(self) -> None:
        self.sent = 0

    async def send(self, request: Request, /) -> Response:
        self.sent += 1
        await asyncio.sleep(0)
        raise NetworkError("The cable is cut.")

    async def close(self) -> None:
        pass


def test_threads_that_wait_for_a_session_share_its_failure() -> None:
    transport = Unreachable()
    with Client(URL, transport=transport) as client, ThreadPoolExecutor(5) as pool:
        calls = [pool.submit(client._call, functions.ECHO, {"text": "x"}) for _ in range(5)]
        assert {str(call.exception()) for call in calls} == {"The cable is cut."}
        assert transport.sent == 1
        # A later call makes an attempt of its own.
        with pytest.raises(NetworkError):
            client._call(functions.ECHO, {"text": "x"})
        assert transport.sent == 2


async def test_tasks_that_wait_for_a_session_share_its_failure() -> None:
    transport = AsyncUnreachable()
    async with AsyncClient(URL, transport=transport) as client:
        calls = [client._call(functions.ECHO, {"text": "x"}) for _ in range(5)]
        errors = await asyncio.gather(*calls, return_exceptions=True)
        assert {str(error) for error in errors} == {"The cable is cut."}
        assert transport.sent == 1


def test_threads_that_wait_for_a_token_share_the_failure_of_renew_token() -> None:
    renewals = []

    def renew() -> str:
        renewals.append(1)
        if len(renewals) == 1:
            wait_for_threads(4)
            raise LookupError("no token today")
        return "new"

    script = Script(result("x"))
    with Client(URL, renew_token=renew, transport=WSGITransport(script)) as client, ThreadPoolExecutor(5) as pool:
        calls = [pool.submit(client._call, functions.ECHO, {"text": "x"}) for _ in range(5)]
        assert [str(call.exception()) for call in calls] == ["no token today"] * 5
        assert renewals == [1]
        assert client._call(functions.ECHO, {"text": "x"}) == "x"


async def test_if_the_first_of_several_calls_is_cancelled_the_next_gets_the_token() -> None:
    renewals = []
    begun = asyncio.Event()

    async def renew() -> str:
        renewals.append(1)
        begun.set()
        if len(renewals) == 1:
            await asyncio.Event().wait()
        return "new"

    script = Script(result("x"), result("y"))
    async with AsyncClient(URL, renew_token=renew, transport=AsyncWSGITransport(script)) as client:
        first, *others = [asyncio.create_task(client._call(functions.ECHO, {"text": "x"})) for _ in range(3)]
        await begun.wait()
        first.cancel()
        assert sorted(await asyncio.gather(*others)) == ["x", "y"]
        with pytest.raises(asyncio.CancelledError):
            await first
    assert renewals == [1, 1]


def test_renew_token_cannot_use_the_client_that_waits_for_the_token() -> None:
    clients: list[Client] = []
    renew = lambda: clients[0]._call(functions.ECHO, {"text": "x"})  # noqa: E731
    with Client(URL, renew_token=renew, transport=WSGITransport(Script())) as client:
        clients.append(client.with_options(timeout=1))
        with pytest.raises(RuntimeError, match="Give it a client of its own"):
            client._call(functions.ECHO, {"text": "x"})


async def test_nor_can_it_in_asyncio() -> None:
    clients: list[AsyncClient] = []

    async def renew() -> Any:
        # In another task, which has the context of this one.
        return await asyncio.create_task(clients[0]._call(functions.ECHO, {"text": "x"}))

    async with AsyncClient(URL, renew_token=renew, transport=AsyncWSGITransport(Script())) as client:
        clients.append(client)
        with pytest.raises(RuntimeError, match="Give it a client of its own"):
            await client._call(functions.ECHO, {"text": "x"})


def test_renew_token_may_use_another_client() -> None:
    issuer = Client(URL, transport=WSGITransport(Script(result("fresh"))), token="password")
    renew = lambda: issuer._call(functions.ECHO, {"text": "x"})  # noqa: E731
    script = Script(result("x"))
    with issuer, Client(URL, renew_token=renew, transport=WSGITransport(script)) as client:
        assert client._call(functions.ECHO, {"text": "x"}) == "x"
    assert script.received[0].headers["AUTHORIZATION"] == "Bearer fresh"


@pytest.mark.parametrize("token", ["", "a\nb", "größe", " padded "])
def test_a_token_that_is_no_header_is_refused_without_being_shown(token: str) -> None:
    with pytest.raises(ValueError, match="must be printable ASCII") as refused:
        Client(URL, token=token)
    assert not token or token not in str(refused.value)
    script = Script()
    client = Client(URL, renew_token=lambda: token, transport=WSGITransport(script))
    with pytest.raises(ValueError, match="must be printable ASCII"):
        client._call(functions.ECHO, {"text": "x"})
    assert script.received == []
