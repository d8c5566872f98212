"""The threads in which httpx sends requests, so that each ends in time."""

from __future__ import annotations

import threading
from collections.abc import Callable

import httpx
import pytest
from mizan_client import Client, HttpxTransport, RequestTimeout

from .conftest import Backend
from .functions import ADD, ECHO
from .test_network import drips, serving


class Watched(HttpxTransport):
    """Notes the thread of each request."""

    def __init__(self) -> None:
        self.threads: list[threading.Thread] = []
        super().__init__(lambda: httpx.Client(event_hooks={"request": [self._note]}))

    def _note(self, _: httpx.Request) -> None:
        self.threads.append(threading.current_thread())


def test_requests_one_after_another_share_a_thread(start: Callable[[str], Backend]) -> None:
    transport = Watched()
    with Client(start("fastapi").base_url, transport=transport) as client:
        assert [client._call(ADD, {"a": a, "b": 1}) for a in range(3)] == [1, 2, 3]
    assert len(transport.threads) >= 3
    assert set(transport.threads) == {transport.threads[0]} != {threading.current_thread()}


def test_an_abandoned_thread_gets_no_request() -> None:
    transport = Watched()
    with serving(drips) as base_url, Client(base_url, transport=transport, token="t", timeout=20) as client:
        with pytest.raises(RequestTimeout):
            client.with_options(timeout=0.3)._call(ECHO, {"text": "x"})
        assert client._call(ECHO, {"text": "x"}) == "x"
    first, second = transport.threads
    assert first is not second
