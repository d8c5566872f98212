"""Servers that do not answer properly: a typed error in time, and the next call works."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from mizan_client import MizanError, NetworkError, RequestTimeout

from . import functions
from .callers import Caller
from .scripted import Script, result

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
GOOD = HEAD + b'Content-Length: 15\r\nConnection: close\r\n\r\n{"result": "x"}'

Behaviour = Callable[[socket.socket, threading.Event], None]


def closes(connection: socket.socket, over: threading.Event) -> None:
    pass


def cuts_the_body(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(HEAD + b'Content-Length: 100\r\n\r\n{"result":')


def sends_no_http(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")


def never_answers(connection: socket.socket, over: threading.Event) -> None:
    over.wait()


def stops_within_the_body(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(HEAD + b"Content-Length: 100\r\n\r\n{")
    over.wait()


def drips(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(HEAD + b"Content-Length: 1000000\r\n\r\n")
    while not over.wait(0.02):
        connection.sendall(b" ")


def drips_within_the_head(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while not over.wait(0.02):
        connection.sendall(b"x")


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[str]:
    """Behaves badly on the first connection, and answers on all others."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            first = True
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(65536)
                    try:
                        if first:
                            behaviour(connection, over)
                        else:
                            connection.sendall(GOOD)
                    except OSError:
                        pass
                first = False

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/api/mizan"
        finally:
            over.set()
            server.shutdown(socket.SHUT_RDWR)
            server.close()
            thread.join()


@pytest.mark.parametrize(
    ("behaviour", "error"),
    [
        (closes, NetworkError),
        (cuts_the_body, NetworkError),
        (sends_no_http, NetworkError),
        (never_answers, RequestTimeout),
        (stops_within_the_body, RequestTimeout),
        (drips, RequestTimeout),
        (drips_within_the_head, RequestTimeout),
    ],
)
def test_a_fault_is_a_typed_error_in_time(
    reach: Callable[..., Caller], behaviour: Behaviour, error: type[MizanError]
) -> None:
    with serving(behaviour) as base_url:
        # A short one only where it is what the test waits for: a busy machine may take a second to connect.
        caller = reach(base_url, token="t", timeout=0.3 if error is RequestTimeout else 30)
        started = time.monotonic()
        with pytest.raises(error) as raised:
            caller.call(functions.ECHO, text="x")
        assert time.monotonic() - started < 20
        assert (raised.value.status, raised.value.is_refusal) == (0, False)
        if error is NetworkError:
            assert caller.call(functions.ECHO, text="x") == "x"


def test_a_server_that_is_not_there_is_a_network_error(reach: Callable[..., Caller]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(NetworkError, match=r"POST http://127\.0\.0\.1"):
        reach(f"http://127.0.0.1:{port}/api/mizan", token="t").call(functions.ECHO, text="x")


def test_a_read_survives_a_server_that_dies_once(reach: Callable[..., Caller]) -> None:
    with serving(closes) as base_url:
        caller = reach(base_url, retry_delay=0)
        assert caller.read(functions.FRAGILE, key="x") == {"result": "x"}


@pytest.mark.parametrize("no_proxy", ["*", "127.0.0.1", "other.example, 127.0.0.1", "other.example, *"])
def test_the_environment_can_ask_for_no_proxy(
    reach: Callable[..., Caller], no_proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", no_proxy)
    script = Script(result("x"))
    with script.serving():
        assert reach(script.base_url, token="t").call(functions.ECHO, text="x") == "x"
