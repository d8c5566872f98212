"""With any middleware of a project, clients get mizan's response and no redirect or page."""

import sys
import types
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf.urls.i18n import i18n_patterns, is_language_prefix_patterns_used
from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path
from django.utils import translation
from mizan_core import NotFound, Registry, client
from mizan_django import mizan_urls
from mizan_django.checks import check_project

from .conftest import PREFIX, Backend, Serve

pytestmark = pytest.mark.django_db

NOT_FOUND = {"error": {"code": "NOT_FOUND", "message": "No such thing.", "details": None}}


def page(request: HttpRequest, path: str = "") -> HttpResponse:
    return HttpResponse("<html>The page of every path.</html>")


@pytest.fixture(autouse=True)
def functions(registry: Registry) -> None:
    @client(context="thing", registry=registry)
    def thing(thing_id: int) -> int:
        raise NotFound("No such thing.")

    @client(registry=registry)
    async def drop() -> None:
        raise NotFound("No such thing.")

    @client(registry=registry)
    def response() -> HttpResponse:
        return HttpResponse("Nothing.", status=404)


@pytest.fixture(params=["wsgi", "asgi"])
def backend(request: pytest.FixtureRequest, serve: Serve, settings: Any) -> Iterator[Backend]:
    is_language_prefix_patterns_used.cache_clear()  # type: ignore[attr-defined]  # of other URLs by the same name
    settings.USE_I18N = True
    settings.MIDDLEWARE = ["django.middleware.locale.LocaleMiddleware", *settings.MIDDLEWARE]
    serve(*i18n_patterns(path("<path:path>", page)))
    yield Backend(request.param)
    is_language_prefix_patterns_used.cache_clear()  # type: ignore[attr-defined]
    translation.deactivate()


def test_a_404_is_not_redirected_to_a_language(backend: Backend) -> None:
    for response in (backend.get("ctx/thing/?thing_id=2"), backend.call("drop")):
        assert (response.status_code, response.json()) == (404, NOT_FOUND)
    for response in (backend.get("nowhere"), backend.get("ctx/nowhere/"), backend.call("nowhere")):
        assert (response.status_code, response.json()["error"]["code"]) == (404, "NOT_FOUND")
    assert (backend.call("response").status_code, backend.call("response").content) == (404, b"Nothing.")


def test_other_pages_are_still_redirected(backend: Backend) -> None:
    response = Backend("wsgi").client.get("/about/")
    assert (response.status_code, response.headers["location"]) == (302, "/en/about/")


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("debug", [False, True])
def test_a_missing_slash_is_not_redirected(backend: Backend, settings: Any, method: str, debug: bool) -> None:
    """For a POST, `CommonMiddleware` would raise in debug mode, and lose the body otherwise."""
    settings.DEBUG = debug
    for address in ("call", "ctx/thing", "session"):
        response = backend.request(method, address)
        assert (response.status_code, response.json()["error"]["code"]) == (404, "NOT_FOUND")


@pytest.fixture
def urls(settings: Any) -> Iterator[Any]:
    name = "tracker_site.other_urls_of_a_test"

    def use(*patterns: Any) -> None:
        module = types.ModuleType(name)
        module.urlpatterns = list(patterns)  # type: ignore[attr-defined]
        sys.modules[name] = module
        settings.ROOT_URLCONF = name

    yield use
    sys.modules.pop(name, None)


def test_check_warns_of_an_earlier_pattern_that_matches_all_paths(registry: Registry, urls: Any) -> None:
    own = path(f"{PREFIX.strip('/')}/", include(mizan_urls(registry)))
    urls(path("<path:path>", page), own)
    (message,) = check_project(None)
    assert (message.id, message.msg) == (
        "mizan.W009",
        "Requests to /api/mizan/ are served by another view, so clients receive its pages.",
    )
    assert message.hint == (
        "In tracker_site.other_urls_of_a_test, move the path of mizan_urls() before the pattern that matches all paths."
    )
    urls(own, path("<path:path>", page))
    assert check_project(None) == []
    urls(re_path(r"^api/(?:mizan)/", include(mizan_urls(registry))))
    assert check_project(None) == []
