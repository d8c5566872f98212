"""Cross-site request forgery: Django's tokens and checks protect calls."""

from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth import alogin, login
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import include, path
from mizan_core import Registry, client
from mizan_django import mizan_urls

from .conftest import Backend

pytestmark = pytest.mark.django_db

REFUSED = (403, "CSRF_FAILED")


@pytest.fixture(params=["wsgi", "asgi"])
def backend(request: pytest.FixtureRequest, serve: Any, registry: Registry) -> Backend:
    """With CSRF checks, like a browser; Django's test clients skip them by default."""

    @client(affects=[], registry=registry)
    def ping() -> str:
        return "pong"

    serve()
    return Backend(request.param, enforce_csrf_checks=True)


def token_of(backend: Backend, **options: Any) -> dict[str, str]:
    return {"x-csrftoken": backend.get("session/", **options).json()["csrfToken"]}


def test_session_sets_the_cookie_and_returns_a_valid_token(backend: Backend) -> None:
    session = backend.get("session/")
    assert session.status_code == 200
    assert session.cookies["csrftoken"].value
    headers = {"x-csrftoken": session.json()["csrfToken"]}
    assert backend.call("ping", headers=headers).json()["result"] == "pong"
    assert backend.call("ping", headers={"x-csrftoken": session.cookies["csrftoken"].value}).status_code == 200


@pytest.mark.parametrize("token", ["", "guess", "a" * 32, "a" * 64])
def test_a_call_without_the_token_is_refused(backend: Backend, token: str) -> None:
    assert backend.error("ping") == REFUSED
    backend.get("session/")
    assert backend.error("ping", headers={"x-csrftoken": token}) == REFUSED


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "text/plain", "application/json"])
def test_the_token_is_checked_before_the_body_is_read(backend: Backend, content_type: str) -> None:
    """Django's middleware would search for the token in a form of any size."""
    backend.get("session/")
    form = "csrfmiddlewaretoken=x&filler=" + "x" * 3_000_000
    response = backend.post(form, content_type=content_type)
    assert (response.status_code, response.json()["error"]["code"]) == REFUSED


def test_a_token_in_the_body_does_not_replace_the_header(backend: Backend) -> None:
    form = "csrfmiddlewaretoken=" + token_of(backend)["x-csrftoken"]
    response = backend.post(form, content_type="application/x-www-form-urlencoded")
    assert (response.status_code, response.json()["error"]["code"]) == REFUSED


def test_a_token_without_its_cookie_is_refused(backend: Backend) -> None:
    headers = token_of(backend)
    backend.client.cookies.clear()
    assert backend.error("ping", headers=headers) == REFUSED


@pytest.mark.parametrize("is_async", [False, True])
def test_signing_in_rotates_the_token(backend: Backend, registry: Registry, is_async: bool) -> None:
    ada = User.objects.create_user("ada")

    if is_async:

        @client(affects=[], registry=registry)
        async def sign_in(request: HttpRequest) -> None:
            await alogin(request, ada)
    else:

        @client(affects=[], registry=registry)
        def sign_in(request: HttpRequest) -> None:  # type: ignore[misc]
            login(request, ada)

    headers = token_of(backend)
    signed_in = backend.call("sign_in", headers=headers)
    assert signed_in.status_code == 200
    assert {"csrftoken", "sessionid"} <= set(signed_in.cookies)
    assert backend.error("ping", headers=headers) == REFUSED
    assert backend.call("ping", headers=token_of(backend)).status_code == 200


def test_reads_are_exempt(backend: Backend, registry: Registry) -> None:
    @client(context="home", registry=registry)
    def home() -> str:
        return "sweet"

    assert backend.get("ctx/home/").status_code == 200


def test_an_unverified_bearer_token_does_not_replace_the_csrf_token(backend: Backend) -> None:
    for scheme in ("Bearer", "Basic"):
        assert backend.error("ping", headers={"authorization": f"{scheme} x"}) == REFUSED


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://testserver", 200),
        ("https://app.example.com", 200),
        ("https://deep.example.org", 200),
        ("https://evil.example", 403),
        ("null", 403),
    ],
)
def test_only_trusted_origins_may_call(backend: Backend, settings: Any, origin: str, status: int) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://app.example.com", "https://*.example.org"]
    headers = {**token_of(backend), "origin": origin}
    assert backend.call("ping", headers=headers).status_code == status


def test_over_https_the_referer_must_be_this_site(backend: Backend) -> None:
    headers = token_of(backend, secure=True)
    assert backend.error("ping", headers=headers, secure=True) == REFUSED
    elsewhere = {**headers, "referer": "https://evil.example/"}
    assert backend.error("ping", headers=elsewhere, secure=True) == REFUSED
    here = {**headers, "referer": "https://testserver/page/"}
    assert backend.call("ping", headers=here, secure=True).status_code == 200


def test_the_token_may_be_stored_in_the_session(backend: Backend, settings: Any) -> None:
    settings.CSRF_USE_SESSIONS = True
    session = backend.get("session/")
    assert set(session.cookies) == {"sessionid"}
    assert backend.call("ping", headers={"x-csrftoken": session.json()["csrfToken"]}).status_code == 200
    assert backend.error("ping", headers={"x-csrftoken": "a" * 64}) == REFUSED


def test_the_settings_of_the_csrf_cookie_apply(backend: Backend, settings: Any) -> None:
    settings.CSRF_COOKIE_NAME = "token"
    settings.CSRF_COOKIE_PATH = "/api/"
    settings.CSRF_COOKIE_HTTPONLY = True
    session = backend.get("session/")
    assert (session.cookies["token"]["path"], session.cookies["token"]["httponly"]) == ("/api/", True)
    assert backend.call("ping", headers={"x-csrftoken": session.json()["csrfToken"]}).status_code == 200


def test_a_project_without_the_middleware_is_protected_too(backend: Backend, settings: Any, registry: Registry) -> None:
    @client(registry=registry)
    def token(request: HttpRequest) -> str:
        return get_token(request)

    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "Csrf" not in each]
    assert backend.error("ping") == REFUSED
    headers = token_of(backend)
    assert backend.call("ping", headers=headers).status_code == 200
    inside = {"x-csrftoken": backend.call("token", headers=headers).json()["result"]}
    assert {backend.call("ping", headers=each).status_code for each in (headers, inside)} == {200}


def test_without_the_middleware_a_token_in_the_session_protects_async_functions_too(
    backend: Backend, settings: Any, registry: Registry
) -> None:
    @client(registry=registry)
    async def ping_async() -> str:
        return "pong"

    settings.CSRF_USE_SESSIONS = True
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "Csrf" not in each]
    token = backend.get("session/").json()["csrfToken"]
    assert backend.call("ping_async", headers={"x-csrftoken": token}).status_code == 200
    assert backend.error("ping_async") == REFUSED


def test_a_line_break_in_the_path_forges_no_line_of_the_log(
    backend: Backend, serve: Any, registry: Registry, caplog: pytest.LogCaptureFixture
) -> None:
    serve(path("<str:tenant>/mizan/", include(mizan_urls(registry))))
    send = backend.client.post if backend.interface == "wsgi" else async_to_sync(backend.client.post)
    response = send("/a%0AFORGED/mizan/call/", data="{}", content_type="application/json")
    assert (response.status_code, response.json()["error"]["code"]) == REFUSED
    (record,) = [each for each in caplog.records if each.name == "django.security.csrf"]
    assert record.getMessage().endswith(r"/a\nFORGED/mizan/call/")
