"""The native kernel: when it is used, its options, and how its calls end early."""

from __future__ import annotations

import asyncio
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from mizan_client import AsyncClient, Client, NetworkError, Request

from . import functions
from .conftest import over
from .programs import RAW, command, run
from .scripted import Script, result
from .test_network import serving


@pytest.fixture(autouse=True)
def native() -> Callable[[str], Any]:
    return over("native")


@pytest.mark.parametrize(
    ("is_installed", "expected"),
    [(True, "NativeTransport AsyncNativeTransport"), (False, "HttpxTransport AsyncHttpxTransport")],
)
def test_the_native_transport_is_the_default_where_it_is_installed(is_installed: bool, expected: str) -> None:
    program = """
        import sys
        if sys.argv[1] == "False":
            sys.modules["mizan_kernel"] = None
        clients = mizan_client.Client("http://x"), mizan_client.AsyncClient("http://x")
        print(*[type(client._runner._transport).__name__ for client in clients])
    """
    assert run(program, str(is_installed), before="import mizan_client") == expected


def test_without_it_the_native_transport_says_how_to_install_it() -> None:
    program = """
        import sys
        sys.modules["mizan_kernel"] = None
        try:
            mizan_client.NativeTransport
        except ImportError as error:
            print(error)
    """
    message = "The native transport needs mizan-kernel: pip install mizan-client[native]"
    assert run(program, before="import mizan_client") == message


def test_a_client_does_not_import_httpx() -> None:
    program = """
        import sys
        mizan_client.Client("http://x").close()
        print([name for name in sys.modules if name.startswith(("httpx", "anyio"))])
    """
    assert run(program, before="import mizan_client") == "[]"


def test_its_stubs_are_those_of_the_module(tmp_path: Path) -> None:
    allowed = tmp_path / "allowed"
    allowed.write_text("mizan_kernel.mizan_kernel")  # the library inside the package
    command = [sys.executable, "-m", "mypy.stubtest", "mizan_kernel", "--allowlist", str(allowed)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout


def test_requests_go_through_a_proxy(native: Callable[[str], Any]) -> None:
    script = Script(result("x"))
    with script.serving():
        proxy = script.base_url.removesuffix("/api/mizan").replace("//", "//ada:word@")
        transport = type(native(""))(proxy=proxy)
        with Client("http://backend.invalid/api/mizan", token="t", transport=transport) as client:
            assert client._call(functions.ECHO, {"text": "x"}) == "x"
    (received,) = script.received
    assert received.headers["HOST"] == "backend.invalid"
    assert received.headers["PROXY_AUTHORIZATION"] == "Basic YWRhOndvcmQ="


@pytest.mark.parametrize("options", [{"proxy": "http://:s3cret:"}, {"root_certificates": b"no certificate"}])
def test_invalid_options_are_named(native: Callable[[str], Any], options: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(options)).removesuffix("s")) as error:
        type(native(""))(**options)
    assert "s3cret" not in str(error.value)


@contextmanager
def watched() -> Iterator[tuple[str, threading.Event, threading.Event]]:
    """A server that does not answer its first request: its base URL, when that has arrived, and when it has ended."""
    arrived, ended = threading.Event(), threading.Event()

    def watch(connection: socket.socket, over: threading.Event) -> None:
        arrived.set()
        connection.settimeout(20)
        assert connection.recv(1) == b""
        ended.set()

    with serving(watch) as base_url:
        yield base_url, arrived, ended


async def test_a_server_sees_that_a_call_was_cancelled(native: Callable[[str], Any]) -> None:
    with watched() as (base_url, arrived, ended):
        async with AsyncClient(base_url, token="t", transport=native("Async")) as client:
            call = asyncio.create_task(client._call(functions.ECHO, {"text": "x"}))
            await asyncio.to_thread(arrived.wait, 20)
            assert not ended.is_set()
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            assert await asyncio.to_thread(ended.wait, 20)
            assert await client._call(functions.ECHO, {"text": "x"}) == "x"


async def test_a_timeout_of_asyncio_ends_a_call(native: Callable[[str], Any]) -> None:
    with watched() as (base_url, _, ended):
        async with AsyncClient(base_url, token="t", transport=native("Async")) as client:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(client._call(functions.ECHO, {"text": "x"}), 0.3)
            assert await asyncio.to_thread(ended.wait, 20)


def test_ctrl_c_ends_a_call() -> None:
    program = """
        import signal, sys
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
        try:
            mizan_kernel.PyMizanClient().send(request(sys.argv[1]))
        except KeyboardInterrupt:
            print("interrupted")
    """
    with watched() as (base_url, arrived, ended):
        interrupted = command(program, base_url, before=RAW)
        with subprocess.Popen(interrupted, stdout=subprocess.PIPE, text=True) as process:
            assert arrived.wait(60)
            process.send_signal(signal.SIGINT)
            printed, _ = process.communicate(timeout=25)
        assert (printed, ended.wait(20)) == ("interrupted\n", True)


@pytest.mark.skipif(sys.platform != "linux", reason="It limits the memory as Linux does.")
@pytest.mark.parametrize("send", ["client.send(unreachable)", "asyncio.run(wait(client.send_async, unreachable))"])
def test_a_panic_is_an_exception(send: str) -> None:
    """Without memory for a thread that resolves a name, tokio panics."""
    program = f"""
        import asyncio, resource, sys
        async def wait(send, request):
            return await send(request)
        client = mizan_kernel.PyMizanClient()
        client.send(request(sys.argv[1]))
        unreachable = request("http://localhost.invalid/")
        asyncio.run(asyncio.sleep(0))
        pages = int(open("/proc/self/statm").read().split()[0])
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + 1_000_000,) * 2)
        try:
            {send}
        except mizan_kernel.KernelError as error:
            print(type(error).__name__, error)
    """
    script = Script(result("x"))
    with script.serving():
        assert run(program, script.base_url, before=RAW).startswith("KernelError mizan_kernel panicked: OS can't spawn")


def test_a_closed_kernel_says_so() -> None:
    program = """
        client = mizan_kernel.PyMizanClient()
        client.close()
        client.close()
        try:
            client.send(request("http://x"))
        except RuntimeError as error:
            print(error)
    """
    assert run(program, before=RAW) == "this client is closed"


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"timeout": -1}, ValueError),
        ({"timeout": float("nan")}, ValueError),
        ({"max_bytes": -1}, TypeError),
        ({"method": "GE T"}, ValueError),
        ({"url": 5}, TypeError),
        ({"headers": None}, TypeError),
    ],
)
def test_a_request_that_is_none_is_an_error(options: dict[str, Any], error: type[Exception]) -> None:
    import mizan_kernel

    usual = {"method": "GET", "url": "http://x", "headers": {}, "body": None, "timeout": 1, "max_bytes": 1}
    with pytest.raises(error):
        mizan_kernel.PyMizanClient().send(type("Request", (), {**usual, **options})())


@pytest.mark.parametrize("headers", [{"X-A": "a\r\nX-B: b"}, {"X A": "a"}])
def test_a_header_never_becomes_two(native: Callable[[str], Any], headers: dict[str, str]) -> None:
    script = Script(result("x"))
    with script.serving(), pytest.raises(NetworkError):
        native("").send(Request("GET", f"{script.base_url}/ctx/x/", headers, None, 5, 100))
    assert script.received == []
