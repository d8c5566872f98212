"""Responses that browsers and shared caches may keep, on Django."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone
from mizan_core import Registry, client

from ..conftest import Backend

pytestmark = pytest.mark.django_db(transaction=True)

SHARED = "public, max-age=0, must-revalidate, s-maxage=30"
OWN = "private, no-cache"


@pytest.fixture(autouse=True)
def prices(registry: Registry) -> None:
    amounts = [10]

    @client(context="catalog", cache=60, cache_scope="public", registry=registry)
    def price() -> int:
        return amounts[0]

    @client(affects="catalog", registry=registry)
    def raise_price(to: int) -> None:
        amounts[0] = to

    @client(context="about", cache=60, cache_scope="public", shared_max_age=30, registry=registry)
    def about() -> str:
        return "us"

    @client(context="news", cache=60, cache_scope="public", shared_max_age=30, registry=registry)
    async def news() -> str:
        return "none"


def cache_control(backend: Backend, path: str = "ctx/about/") -> str:
    return str(backend.get(path).headers["Cache-Control"])


def test_a_client_that_has_the_data_receives_no_body(backend: Backend) -> None:
    first = backend.get("ctx/catalog/")
    assert (first.headers["Cache-Control"], first.headers["X-Mizan-Identity"]) == (OWN, "")
    again = backend.get("ctx/catalog/", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "Content-Type" not in again.headers
    for name in ("Cache-Control", "ETag", "X-Mizan-Identity"):
        assert again.headers[name] == first.headers[name]


def test_the_tag_changes_with_a_mutation(backend: Backend) -> None:
    first = backend.get("ctx/catalog/")
    backend.call("raise_price", {"to": 12})
    again = backend.get("ctx/catalog/", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.json()) == (200, {"price": 12})


@pytest.mark.parametrize("path", ["ctx/about/", "ctx/news/"])
def test_a_shared_response_has_nothing_of_the_user_and_does_not_ask_who_it_is(
    backend: Backend, path: str, django_assert_num_queries: Any
) -> None:
    backend.client.force_login(User.objects.create_user("ada"))
    with django_assert_num_queries(0):
        response = backend.get(path)
    assert response.headers["Cache-Control"] == SHARED
    assert "X-Mizan-Identity" not in response.headers
    assert "Vary" not in response.headers
    assert not response.cookies
    assert backend.get("ctx/catalog/").headers["X-Mizan-Identity"] != ""


def test_no_failure_is_kept(backend: Backend) -> None:
    for path in ("ctx/about/?x=1", "ctx/nothing/"):
        response = backend.get(path, headers={"if-none-match": "*"})
        assert response.status_code >= 400
        assert response.headers["Cache-Control"] == "private, no-store"
        assert "ETag" not in response.headers


def visits(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    def middleware(request: HttpRequest) -> Any:
        request.session["visits"] = request.session.get("visits", 0) + 1
        return get_response(request)

    return middleware


def far_away(get_response: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    def middleware(request: HttpRequest) -> Any:
        with timezone.override("Asia/Tokyo"):
            return get_response(request)

    return middleware


@pytest.mark.parametrize(
    "middleware", ["django.middleware.locale.LocaleMiddleware", f"{__name__}.visits", f"{__name__}.far_away"]
)
def test_nothing_is_shared_that_depends_on_what_a_middleware_has_chosen(
    backend: Backend, settings: Any, middleware: str
) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, middleware]
    assert cache_control(backend) == OWN


def test_nothing_is_shared_where_every_response_may_set_a_cookie(backend: Backend, settings: Any) -> None:
    settings.SESSION_SAVE_EVERY_REQUEST = True
    assert cache_control(backend) == OWN


def test_nothing_is_shared_that_depends_on_more_than_its_address(backend: Backend, settings: Any) -> None:
    settings.MIZAN = {"CACHE": {"VARY": lambda request: request.headers.get("x-tenant", "")}}
    assert cache_control(backend) == OWN


def test_a_guarded_context_is_not_kept(backend: Backend, settings: Any) -> None:
    settings.MIZAN = {"AUTH": True}
    backend.client.force_login(User.objects.create_user("ada"))
    response = backend.get("ctx/catalog/", headers={"if-none-match": "*"})
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "private, no-store")


def test_a_compressed_response_has_a_tag_too(backend: Backend, registry: Registry, settings: Any) -> None:
    settings.MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *settings.MIDDLEWARE]

    @client(context="book", cache=60, cache_scope="public", registry=registry)
    def book() -> str:
        return "chapter " * 1000

    compressed = backend.get("ctx/book/", headers={"accept-encoding": "gzip"})
    assert compressed.headers["Content-Encoding"] == "gzip"
    tag = compressed.headers["ETag"]
    assert tag.startswith("W/")
    headers = {"accept-encoding": "gzip", "if-none-match": tag}
    assert backend.get("ctx/book/", headers=headers).status_code == 304
