"""Calls with files: both backends, as live servers, respond alike to good bodies and to malformed ones."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from typing import Any

import pytest
from mizan_conformance import Backend
from mizan_conformance.servers import running
from mizan_fixtures.multipart import CONTENT_TYPES, MULTIPART, body_of, malformed_bodies, part

FIXTURES = {
    "fastapi": "mizan_fixtures.parity_fastapi",
    "fastapi-csrf": "mizan_fixtures.parity_fastapi",
    "django-asgi": "mizan_fixtures.parity_django",
    "django-wsgi": "mizan_fixtures.parity_django",
}
PLACE = "/values/file"
OTHERS = ["/values", "/values/title", "/more"]


def call_of(fn: str = "upload_submit", **values: Any) -> bytes:
    return json.dumps({"fn": fn, "args": {"values": {"title": "x", "file": None, **values}}}).encode()


GOOD = part("call", call_of())


def put(*files: tuple[str, bytes], name: str = PLACE, call: bytes = GOOD) -> bytes:
    body: bytes = body_of([call, *(part(name, content, filename=filename) for filename, content in files)])["body"]
    return body


BODIES = {
    "a file": (MULTIPART, put(("a.txt", b"x"))),
    "a name with odd characters": (MULTIPART, put(("é 😂;=%22.txt", b"x"))),
    "a name with directories": (MULTIPART, put(("../a\\b/c.txt", b"x"))),
    "a large file": (MULTIPART, put(("a.txt", b"x" * 3_000_000))),
    "no file": (MULTIPART, put()),
    "no file, as JSON": ("application/json", call_of()),
    "text instead of a file, as JSON": ("application/json", call_of(file="aGk=")),
    "a function without files": (MULTIPART, put(call=part("call", b'{"fn":"nothing"}'))),
    "an unknown function": (MULTIPART, put(call=part("call", b'{"fn":"nowhere"}'))),
    "a call that is too large": (MULTIPART, put(call=part("call", call_of(title="x" * 1_000_000)))),
    "a body that is too large": (MULTIPART, put(("a.txt", b"x" * 25_000_000))),
    "100 files": (MULTIPART, put(*[("a.txt", b"x")] * 100)),
    "101 files": (MULTIPART, put(*[("a.txt", b"x")] * 101)),
    **{
        f"content type {index}, {what}": (content_type, body)
        for index, content_type in enumerate(CONTENT_TYPES)
        for what, body in {"empty": b"", "JSON": call_of(), "parts": put(("a.txt", b"x"))}.items()
    },
}

# Django decodes parts in base64, which RFC 7578, section 4.7, has deprecated.
MALFORMED = [body for body in malformed_bodies(call_of(), PLACE, OTHERS) if b"Content-Transfer-Encoding" not in body]


@pytest.fixture(scope="module")
def backend() -> Iterator[Callable[[str], Backend]]:
    """Starts each server on its first use."""
    with ExitStack() as stack:

        @cache
        def start(server: str) -> Backend:
            return Backend(stack.enter_context(running(server, FIXTURES[server])))

        yield start


@pytest.mark.parametrize("name", BODIES)
def test_the_backends_respond_alike(backend: Callable[[str], Backend], name: str) -> None:
    content_type, body = BODIES[name]
    request = {"method": "POST", "path": "call/", "headers": {"Content-Type": content_type}, "body": {"bytes": body}}
    first, *others = [_summary(backend(server), request) for server in FIXTURES]
    assert others == [first] * len(others)
    assert first[0] in (200, 400, 404, 413, 415, 422)


@pytest.mark.parametrize("body", MALFORMED, ids=range(len(MALFORMED)))
def test_the_backends_refuse_the_same_malformed_bodies(backend: Callable[[str], Backend], body: bytes) -> None:
    request = {"method": "POST", "path": "call/", "headers": {"Content-Type": MULTIPART}, "body": {"bytes": body}}
    statuses = [_summary(backend(server), request)[0] for server in FIXTURES]
    assert set(statuses) == {200} or set(statuses) <= {400, 413}


def _summary(backend: Backend, request: dict[str, Any]) -> tuple[int, Any]:
    """The status, and the result or the code and the places of errors: messages are each backend's own."""
    response = backend.send(request)
    body = json.loads(response.body)
    if "error" not in body:
        return response.status, body["result"]
    error = body["error"]
    places = [each["loc"] for each in error["details"]] if error["code"] == "VALIDATION_FAILED" else None
    return response.status, [error["code"], places]


@pytest.mark.parametrize("server", ["fastapi-csrf", "django-asgi", "django-wsgi"])
def test_the_token_must_be_in_the_header(backend: Callable[[str], Backend], server: str) -> None:
    for parts in ([GOOD], [GOOD, part("csrfmiddlewaretoken", b"x")]):
        body = body_of(parts)["body"]
        request = {"method": "POST", "path": "call/", "csrf": False, "headers": {"Content-Type": MULTIPART}}
        response = backend(server).send({**request, "body": {"bytes": body}})
        assert (response.status, json.loads(response.body)["error"]["code"]) == (403, "CSRF_FAILED")
