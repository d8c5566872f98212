"""The native kernel in processes that are forked, and in those that end."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Backend, over
from .programs import RAW, TYPED, run
from .test_network import never_answers, serving

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="This system has no fork.")


@pytest.fixture
def base_url(start: Callable[[str], Backend]) -> str:
    over("native")
    return start("fastapi").base_url


def test_a_fork_of_a_fork_has_connections_of_its_own(base_url: str) -> None:
    program = """
        import os, sys
        client = Client(sys.argv[1], transport=NativeTransport())

        def call_in_fork(depth):
            assert client._call(ADD, {"a": depth, "b": 0}) == depth
            if depth == 3:
                return
            if child := os.fork():
                assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
                assert client._call(ADD, {"a": depth, "b": 1}) == depth + 1
            else:
                call_in_fork(depth + 1)
                os._exit(0)

        call_in_fork(0)
    """
    run(program, base_url)


def test_forks_while_threads_call(base_url: str) -> None:
    program = """
        import os, sys, threading
        client = Client(sys.argv[1], transport=NativeTransport())
        is_over = threading.Event()
        failures = []

        def call():
            while not is_over.is_set():
                try:
                    assert client._call(ADD, {"a": 1, "b": 2}) == 3
                except Exception as error:
                    failures.append(error)

        threads = [threading.Thread(target=call) for _ in range(8)]
        for thread in threads:
            thread.start()
        for _ in range(20):
            if child := os.fork():
                assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
            else:
                os._exit(0 if client._call(ADD, {"a": 2, "b": 3}) == 5 else 1)
        is_over.set()
        for thread in threads:
            thread.join()
        assert failures == [], failures
    """
    run(program, base_url)


@pytest.mark.parametrize(
    "pool",
    [
        "multiprocessing.get_context('fork').Pool(2)",
        "concurrent.futures.ProcessPoolExecutor(2, multiprocessing.get_context('fork'))",
    ],
)
def test_pools_of_forked_processes(base_url: str, pool: str) -> None:
    program = f"""
        import concurrent.futures, multiprocessing, sys
        client = Client(sys.argv[1], transport=NativeTransport())

        def add(a):
            return client._call(ADD, {{"a": a, "b": 1}})

        assert add(0) == 1
        with {pool} as pool:
            assert list(pool.map(add, range(8))) == list(range(1, 9))
        assert add(1) == 2
    """
    run(program, base_url)


def test_a_forked_process_uses_asyncio(base_url: str) -> None:
    program = """
        import asyncio, os, sys
        from mizan_client import AsyncClient, AsyncNativeTransport

        async def calls():
            async with AsyncClient(sys.argv[1], transport=AsyncNativeTransport()) as client:
                return await asyncio.gather(*[client._call(ADD, {"a": a, "b": 0}) for a in range(8)])

        assert asyncio.run(calls()) == list(range(8))
        child = os.fork()
        assert asyncio.run(calls()) == list(range(8))
        if child:
            assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    """
    run(program, base_url)


def test_gunicorn_with_preload(base_url: str, tmp_path: Path) -> None:
    (tmp_path / "service.py").write_text(
        f"""{TYPED}
import os
client = Client({base_url!r}, transport=NativeTransport())
PRELOADED = os.getpid(), client._call(ADD, {{"a": 1, "b": 1}})

def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    answer = client._call(ADD, {{"a": 2, "b": 3}})
    return [f"{{PRELOADED[0] != os.getpid()}} {{PRELOADED[1]}} {{answer}}".encode()]
"""
    )
    options = ["--preload", "--workers", "2", "--bind", "127.0.0.1:0", "--no-control-socket"]
    command = [sys.executable, "-m", "gunicorn", *options, "service:app"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            said = (re.search(r"Listening at: (http://\S+)", line) for line in process.stderr)
            url = next(found[1] for found in said if found)
            answers = {urllib.request.urlopen(url, timeout=60).read() for _ in range(8)}
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=60)
    assert (answers, process.returncode) == ({b"True 2 5"}, 0)


ENDINGS = {
    "futures that nothing awaits": """
        async def main():
            futures = [client.send_async(request(url)) for _ in range(50)]
            await futures[0]
        asyncio.run(main())
    """,
    "daemon threads that call": """
        def call():
            while True:
                client.send(request(url))
        for _ in range(8):
            threading.Thread(target=call, daemon=True).start()
        time.sleep(0.05)
    """,
    "a daemon thread with an event loop": """
        async def call():
            while True:
                await asyncio.gather(*[client.send_async(request(url)) for _ in range(20)])
        threading.Thread(target=lambda: asyncio.run(call()), daemon=True).start()
        time.sleep(0.05)
    """,
    "a call by a later hook": """
        # Hooks are called in the reverse order, so this one after that of the kernel.
        client.send(request(url))
    """,
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_process_ends_while_requests_are_answered(base_url: str, ending: str) -> None:
    early = """
import atexit, asyncio, sys, threading, time
url = sys.argv[1] + "/session/"
"""
    if ending == "a call by a later hook":
        early += "atexit.register(lambda: print(client.send(request(url))[0]))\n"
    program = f"client = mizan_kernel.PyMizanClient()\n{re.sub('^ {8}', '', ENDINGS[ending], flags=re.M)}"
    for _ in range(10):
        printed = run(program, base_url, before=early + RAW)
        assert printed == ("200" if ending == "a call by a later hook" else "")


def test_a_process_does_not_wait_for_requests_when_it_ends(base_url: str) -> None:
    program = """
        import sys, threading, time
        client = mizan_kernel.PyMizanClient()
        threading.Thread(target=client.send, args=[request(sys.argv[1])], daemon=True).start()
        time.sleep(0.1)
    """
    with serving(never_answers) as silent:
        run(program, silent, before=RAW)
