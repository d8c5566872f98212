"""A real Django project, tested through WSGI and ASGI."""

import json
import os
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from asgiref.sync import async_to_sync
from mizan_core import Registry

PROJECT = Path(__file__).parent / "project"
PREFIX = "/api/mizan"

sys.path.insert(0, str(PROJECT))
os.environ["DJANGO_SETTINGS_MODULE"] = "tracker_site.settings"
django.setup()


class Backend:
    """A client with cookies. Under ASGI every request goes through Django's asynchronous handler."""

    def __init__(self, interface: str, **options: Any) -> None:
        from django.test import AsyncClient, Client

        self.interface = interface
        # Otherwise the client would raise the exceptions of functions in the test.
        options = {"raise_request_exception": False, **options}
        self.client: Any = (Client if interface == "wsgi" else AsyncClient)(**options)

    def request(self, method: str, path: str, headers: dict[str, str] | None = None, **options: Any) -> Any:
        send = getattr(self.client, method.lower())
        if self.interface == "asgi":
            send = async_to_sync(send)
        return send(f"{PREFIX}/{path}", headers=headers, **options)

    def get(self, path: str, **options: Any) -> Any:
        return self.request("get", path, **options)

    def post(self, body: Any, content_type: str = "application/json", **options: Any) -> Any:
        return self.request("post", "call/", data=body, content_type=content_type, **options)

    def call(self, fn: str, args: Any = None, *, mounted: Any = None, **options: Any) -> Any:
        body = json.dumps({"fn": fn, "args": args or {}, "mounted": mounted or []})
        return self.post(body, **options)

    def error(self, fn: str, args: Any = None, **options: Any) -> tuple[int, str]:
        response = self.call(fn, args, **options)
        return response.status_code, response.json()["error"]["code"]


@pytest.fixture
def registry() -> Registry:
    return Registry()


Serve = Callable[..., None]


@pytest.fixture
def serve(registry: Registry, settings: Any) -> Iterator[Serve]:
    """Serves `registry` under the prefix, next to other patterns."""
    name = "tracker_site.urls_of_a_test"

    def start(*patterns: Any) -> None:
        from django.urls import include, path
        from mizan_django import mizan_urls

        module = types.ModuleType(name)
        module.urlpatterns = [  # type: ignore[attr-defined]
            *patterns,
            path(f"{PREFIX.strip('/')}/", include(mizan_urls(registry))),
        ]
        sys.modules[name] = module
        settings.ROOT_URLCONF = name

    yield start
    sys.modules.pop(name, None)


@pytest.fixture(params=["wsgi", "asgi"])
def backend(request: pytest.FixtureRequest, serve: Serve) -> Backend:
    """Serves `registry`."""
    serve()
    return Backend(request.param)


@pytest.fixture
def atomic_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """`ATOMIC_REQUESTS` of the default database, which Django reads when it starts."""
    from django.db import connections

    monkeypatch.setitem(connections["default"].settings_dict, "ATOMIC_REQUESTS", True)
    monkeypatch.setitem(connections.settings["default"], "ATOMIC_REQUESTS", True)


@pytest.fixture
def journal() -> list[str]:
    """Events in order, for tests of the order."""
    return []
