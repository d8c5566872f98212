"""Every failure under the prefix, in one form."""

import logging
from typing import Any

import pytest
from django.core import exceptions
from django.core.validators import EmailValidator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy, ngettext_lazy
from mizan_core import NotFound, Registry, client

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[False, True], ids=["production", "debug"], autouse=True)
def debug(request: pytest.FixtureRequest, settings: Any) -> None:
    settings.DEBUG = request.param


def failing(registry: Registry, error: Exception) -> None:
    @client(registry=registry)
    def fail() -> None:
        raise error


@pytest.mark.parametrize(
    ("error", "status", "code", "message"),
    [
        (Http404("No Project matches the given query."), 404, "NOT_FOUND", "Not found."),
        (exceptions.ObjectDoesNotExist("secret"), 404, "NOT_FOUND", "Not found."),
        (NotFound("No such project."), 404, "NOT_FOUND", "No such project."),
        (exceptions.PermissionDenied(), 403, "FORBIDDEN", "You may not do this."),
        (exceptions.PermissionDenied("Only on weekdays."), 403, "FORBIDDEN", "Only on weekdays."),
        (exceptions.SuspiciousOperation("secret"), 400, "BAD_REQUEST", "The request is malformed."),
        (exceptions.BadRequest("secret"), 400, "BAD_REQUEST", "The request is malformed."),
        (NotImplementedError(), 501, "NOT_IMPLEMENTED", "This is not implemented yet."),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_djangos_exceptions_have_codes(
    backend: Any, registry: Registry, error: Exception, status: int, code: str, message: str
) -> None:
    failing(registry, error)
    response = backend.call("fail")
    assert response.status_code == status
    assert response.json() == {"error": {"code": code, "message": message, "details": None}}
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == "private, no-store"


def test_a_validation_error_names_its_fields(backend: Any, registry: Registry) -> None:
    failing(
        registry,
        exceptions.ValidationError(
            {
                "name": [exceptions.ValidationError("Taken.", code="unique")],
                "__all__": ["Too late."],
                "size": [exceptions.ValidationError("At least %(limit)s.", params={"limit": 3}, code="min")],
            }
        ),
    )
    response = backend.call("fail")
    assert (response.status_code, response.json()["error"]["code"]) == (422, "VALIDATION_FAILED")
    assert response.json()["error"]["details"] == [
        {"loc": ["name"], "type": "unique", "message": "Taken."},
        {"loc": [], "type": "value_error", "message": "Too late."},
        {"loc": ["size"], "type": "min", "message": "At least 3."},
    ]


def test_a_validation_error_never_repeats_what_was_sent(backend: Any, registry: Registry) -> None:
    @client(registry=registry)
    def check(text: str) -> None:
        EmailValidator("“%(value)s” is no address.")(text)

    response = backend.call("check", {"text": "hunter2"})
    assert response.json()["error"]["details"] == [{"loc": [], "type": "invalid", "message": "“…” is no address."}]
    assert b"hunter2" not in response.content


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("%(value).1f%% is too much", "…% is too much"),
        ("%(value)x is no number, nor %(value)+05d", "… is no number, nor …"),
        (gettext_lazy("%(value)d is more than %(limit)d"), "… is more than 3"),
        ("%%(value)s is %(limit)s", "%(value)s is 3"),
        (ngettext_lazy("%(value)d of %(limit)d thing", "%(value).1f of %(limit)d things", "limit"), "0.0 of 3 things"),
        (ngettext_lazy("%(value)d thing", "%(value)x things", "value"), "0 things"),
        ("100% wrong", "100% wrong"),
        ("%(nothing)s is missing", "%(nothing)s is missing"),
        (42, "42"),
    ],
)
def test_a_validation_error_may_have_any_message(backend: Any, registry: Registry, message: Any, shown: str) -> None:
    failing(registry, exceptions.ValidationError(message, params={"value": 1234, "limit": 3}))
    response = backend.call("fail")
    assert response.status_code == 422
    assert response.json()["error"]["details"] == [{"loc": [], "type": "value_error", "message": shown}]
    assert b"1234" not in response.content


def test_the_code_of_a_validation_error_may_be_a_number(backend: Any, registry: Registry) -> None:
    failing(registry, exceptions.ValidationError("x", code=42))  # type: ignore[arg-type]
    response = backend.call("fail")
    assert response.json()["error"]["details"] == [{"loc": [], "type": "42", "message": "x"}]


class WithoutText:
    """A lazy message that fails when it is formatted."""

    def __str__(self) -> str:
        raise RuntimeError("hunter2")


def test_an_error_that_cannot_be_sent_is_an_internal_error(
    backend: Any, registry: Registry, caplog: pytest.LogCaptureFixture
) -> None:
    failing(registry, exceptions.ValidationError(WithoutText()))  # type: ignore[arg-type]
    with caplog.at_level(logging.ERROR, "mizan"):
        response = backend.call("fail")
    assert (response.status_code, response.json()["error"]["code"]) == (500, "INTERNAL_ERROR")
    assert response.headers["x-mizan-identity"] == ""
    assert b"hunter2" not in response.content
    assert f"request id {response.json()['error']['details']['requestId']}" in caplog.text
    assert "RuntimeError: hunter2" in caplog.text


def test_an_unexpected_failure_shows_a_request_id_and_nothing_else(
    backend: Any, registry: Registry, caplog: pytest.LogCaptureFixture
) -> None:
    failing(registry, RuntimeError("hunter2"))
    with caplog.at_level(logging.ERROR, "mizan"):
        response = backend.call("fail")
    request_id = response.json()["error"]["details"]["requestId"]
    assert (response.status_code, response.json()["error"]["code"]) == (500, "INTERNAL_ERROR")
    assert b"hunter2" not in response.content
    assert f"request id {request_id}" in caplog.text
    assert "RuntimeError: hunter2" in caplog.text


@pytest.mark.parametrize(
    "path", ["", "nowhere/", "call", "session", "ctx/", "ctx/home", "call/more/", "ctx/unknown/", "ctx/a/b/"]
)
def test_unknown_paths(backend: Any, path: str) -> None:
    response = backend.get(path)
    assert (response.status_code, response.json()["error"]["code"]) == (404, "NOT_FOUND")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("get", "call/", "POST"),
        ("put", "call/", "POST"),
        ("options", "call/", "POST"),
        ("post", "session/", "GET"),
        ("post", "ctx/home/", "GET"),
        ("delete", "ctx/home/", "GET"),
    ],
)
def test_wrong_methods(backend: Any, method: str, path: str, allowed: str) -> None:
    response = backend.request(method, path)
    assert (response.status_code, response.json()["error"]["code"]) == (405, "BAD_REQUEST")
    assert response.headers["allow"] == allowed


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"{}", "text/plain", 415),
        (b"fn=ping", "application/x-www-form-urlencoded", 415),
        (b"{}", "multipart/form-data; boundary=x", 415),
        (b" ", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"fn": NaN}', "application/json", 400),
        (b"\xff", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"fn": "nothing"}', "Application/JSON; charset=utf-8", 404),
        (b" " * 1_000_001, "application/json", 413),
    ],
)
def test_malformed_bodies(backend: Any, body: bytes, content_type: str, status: int) -> None:
    response = backend.post(body, content_type)
    assert response.status_code == status
    assert set(response.json()["error"]) == {"code", "message", "details"}


def test_djangos_own_limit_applies_too(backend: Any, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    assert backend.error("ping") == (413, "BAD_REQUEST")


def test_the_limit_is_a_setting(backend: Any, settings: Any, registry: Registry) -> None:
    @client(registry=registry)
    def ping(text: str) -> None: ...

    settings.MIZAN = {"MAX_BODY_BYTES": 100}
    assert backend.call("ping", {"text": "x"}).status_code == 200
    assert backend.error("ping", {"text": "x" * 100}) == (413, "BAD_REQUEST")


def test_invalid_queries(backend: Any, registry: Registry) -> None:
    @client(context="home", registry=registry)
    def home(number: int, text: str = "") -> str:
        return text

    assert backend.get("ctx/home/?number=1&text=%C3%A9").json() == {"home": "é"}
    for query, code in [
        ("number=x", "VALIDATION_FAILED"),
        ("", "VALIDATION_FAILED"),
        ("number=1&other=2", "VALIDATION_FAILED"),
        ("number=1&number=2", "VALIDATION_FAILED"),
        ("number=1&text=%FF", "BAD_REQUEST"),
    ]:
        assert backend.get(f"ctx/home/?{query}").json()["error"]["code"] == code


def test_other_views_keep_their_own_error_pages(registry: Registry, serve: Any, client: Any) -> None:
    from django.urls import path

    def other(request: HttpRequest) -> HttpResponse:
        raise Http404

    serve(path("other/", other))
    assert client.get("/other/").headers["content-type"].startswith("text/html")
    assert client.get("/api/other/").headers["content-type"].startswith("text/html")
