"""The backends of the wire's fixture: live, and in this process."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import mizan_client
import pytest
from mizan_client import AsyncClient, Client
from mizan_conformance.servers import PYTHON, running

from .callers import AsyncCaller, Caller, SyncCaller
from .scripted import Script

FIXTURE = "mizan_fixtures.wire_exchanges"
IN_PROCESS = {
    "fastapi in process": ("fastapi_backend", "app", "ASGITransport"),
    "django in process, asgi": ("django_backend", "asgi", "ASGITransport"),
    "django in process, wsgi": ("django_backend", "wsgi", "WSGITransport"),
}
LIVE = ["fastapi", "fastapi-csrf", "django-asgi", "django-wsgi"]
NETWORK = {"native": "NativeTransport", "httpx": "HttpxTransport"}
"""The transports over the network. They behave alike."""


@dataclass
class Backend:
    base_url: str
    has_csrf: bool
    transport: Callable[[str], Any]
    """Makes the transport for a kind of client: "" or "Async". None for the usual one."""


def over(network: str) -> Callable[[str], Any]:
    """Makes a transport over the network for a kind of client."""
    if network == "native" and find_spec("mizan_kernel") is None:
        missing = "mizan-kernel is not installed. `npm test -- pytest` builds it; that needs cargo."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    return lambda prefix: getattr(mizan_client, prefix + NETWORK[network])()


@pytest.fixture(scope="session")
def start() -> Iterator[Callable[[str], Backend]]:
    """Starts each backend on its first use."""
    with ExitStack() as stack, pytest.MonkeyPatch.context() as environment:
        environment.setenv("CONFORMANCE_FIXTURE", FIXTURE)
        environment.syspath_prepend(str(PYTHON / "conformance/backends"))

        @cache
        def load(module: str) -> Any:
            """Each adds functions to the registry of the fixture, so each gets one of its own."""
            for name in [name for name in sys.modules if name.split(".")[0] in ("mizan_fixtures", "fixture")]:
                del sys.modules[name]
            return import_module(module)

        @cache
        def start(name: str) -> Backend:
            if name in LIVE:
                base_url = stack.enter_context(running(name, FIXTURE))
                return Backend(base_url, name != "fastapi", lambda _: None)
            module, attribute, kind = IN_PROCESS[name]
            app = getattr(load(module), attribute)
            # Django is strict about HTTPS: it wants a Referer too.
            return Backend(
                "https://testserver/api/mizan",
                "django" in name,
                lambda prefix: getattr(mizan_client, prefix + kind)(app),
            )

        yield start


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=NETWORK)
def network(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[*[f"{name}, {network}" for name in LIVE for network in NETWORK], *IN_PROCESS])
def backend(request: pytest.FixtureRequest, start: Callable[[str], Backend]) -> Backend:
    if request.param in IN_PROCESS:
        return start(request.param)
    name, network = request.param.split(", ")
    return replace(start(name), transport=over(network))


@pytest.fixture
def connect(kind: str) -> Iterator[Callable[..., Caller]]:
    """Makes clients of the kind, and closes them."""
    with ExitStack() as stack:

        def connect(base_url: str, transport: Callable[[str], Any] = lambda _: None, **options: Any) -> Caller:
            caller: Caller = (
                SyncCaller(Client(base_url, transport=transport(""), **options))
                if kind == "sync"
                else AsyncCaller(
                    AsyncClient(base_url, transport=transport("Async"), **options),
                    stack.enter_context(asyncio.Runner()),
                )
            )
            stack.callback(caller.close)
            return caller

        yield connect


@pytest.fixture
def caller(backend: Backend, connect: Callable[..., Caller]) -> Caller:
    return connect(backend.base_url, backend.transport)


@pytest.fixture
def reach(connect: Callable[..., Caller], network: str) -> Callable[..., Caller]:
    """Makes clients that use the network, with each transport."""
    transport = over(network)

    def reach(base_url: str, **options: Any) -> Caller:
        return connect(base_url, transport, **options)

    return reach


@pytest.fixture
def scripted(
    connect: Callable[..., Caller], reach: Callable[..., Caller], network: str
) -> Iterator[Callable[..., tuple[Caller, Script]]]:
    """A client, and the script of a backend that answers as the test says."""
    with ExitStack() as stack:

        def scripted(*answers: Any, **options: Any) -> tuple[Caller, Script]:
            script = Script(*answers)
            options = {"retry_delay": 0, **options}
            # The transport in process is one of httpx.
            if network == "httpx":
                return connect(script.base_url, script.transport, **options), script
            stack.enter_context(script.serving())
            return reach(script.base_url, **options), script

        yield scripted
