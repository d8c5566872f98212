"""mizan under the URLs and middleware of a project."""

import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import include, path, re_path
from mizan_core import Registry, client
from mizan_django import mizan_urls
from mizan_django.export import export_project

from .conftest import Backend

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(registry: Registry) -> None:
    @client(context="home", registry=registry)
    def home() -> int:
        return 1

    @client(auth=True, registry=registry)
    def secret() -> int:
        return 2


@pytest.fixture
def route(settings: Any) -> Iterator[Callable[..., None]]:
    """Installs the patterns as the project's URLs."""
    name = "tracker_site.routes_of_a_test"

    def start(*patterns: Any) -> None:
        module = types.ModuleType(name)
        module.urlpatterns = list(patterns)  # type: ignore[attr-defined]
        sys.modules[name] = module
        settings.ROOT_URLCONF = name

    yield start
    sys.modules.pop(name, None)


@pytest.mark.parametrize("interface", ["wsgi", "asgi"])
@pytest.mark.parametrize("route_of_prefix", [r"^(api)/mizan/", r"^(?P<kind>api)/mizan/", r"^(a(p)i)/(mizan)/"])
def test_the_prefix_may_capture(
    registry: Registry, route: Callable[..., None], route_of_prefix: str, interface: str
) -> None:
    route(re_path(route_of_prefix, include(mizan_urls(registry))))
    backend = Backend(interface)
    assert backend.get("ctx/home/").json() == {"home": 1}
    assert backend.call("home").json()["result"] == 1
    assert backend.get("ctx/nowhere/").json()["error"]["code"] == "NOT_FOUND"
    assert backend.get("nowhere/").json()["error"]["code"] == "NOT_FOUND"


@pytest.mark.parametrize("prefix", [None, "/", ""])
def test_mizan_may_serve_the_whole_site(
    registry: Registry, route: Callable[..., None], client: Any, prefix: str | None
) -> None:
    route(path("", include(mizan_urls(registry))))
    assert client.get("/ctx/home/").json() == {"home": 1}
    assert sorted(export_project(prefix)["paths"]) == ["/call/", "/ctx/home/", "/session/"]
    call_command("check")


def test_a_repeated_prefix_uses_the_first_pattern(registry: Registry, route: Callable[..., None], client: Any) -> None:
    route(path("api/", include(mizan_urls(registry))), path("api/", include(mizan_urls(Registry()))))
    assert client.get("/api/ctx/home/").json() == {"home": 1}
    assert sorted(export_project()["paths"]) == ["/api/call/", "/api/ctx/home/", "/api/session/"]
    call_command("check")
