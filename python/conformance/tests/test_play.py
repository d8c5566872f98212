"""The runner finds every wrong response: it is tested on a server that always sends the same."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from mizan_conformance import Backend, Mismatch, play

GOOD = {"Content-Type": "application/json", "Cache-Control": "private, no-store", "X-Mizan-Identity": ""}
NOT_FOUND = b'{"error": {"code": "NOT_FOUND", "message": "No.", "details": null}}'
INVALID = b'{"error": {"code": "VALIDATION_FAILED", "message": "No.", "details": [%b]}}'
DETAIL = b'{"loc": ["name"], "type": "missing", "message": "Field required"}'


@contextmanager
def responding(status: int, body: bytes, headers: dict[str, str]) -> Iterator[Backend]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            for name, value in (GOOD | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Silent."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield Backend(f"http://127.0.0.1:{server.server_port}/mizan")
        finally:
            server.shutdown()
            thread.join()


Responding = Callable[..., Backend]


@pytest.fixture
def backend() -> Iterator[Responding]:
    with ExitStack() as stack:

        def start(status: int = 200, body: bytes = b"{}", headers: dict[str, str] | None = None) -> Backend:
            return stack.enter_context(responding(status, body, headers or {}))

        yield start


def exchange(response: dict[str, Any], user: str | None = None) -> dict[str, Any]:
    request = {"method": "GET", "path": "x/"} | ({} if user is None else {"user": user})
    return {"name": "sample", "steps": [{"request": request, "response": response}]}


@pytest.mark.parametrize(
    ("given", "response"),
    [
        ({}, {"json": {}}),
        ({"body": b'{"n": 1.0}'}, {"json": {"n": 1}}),
        ({"status": 404, "body": NOT_FOUND}, {"error": "NOT_FOUND", "details": None}),
        ({"status": 422, "body": INVALID % DETAIL}, {"error": "VALIDATION_FAILED", "places": [["name"]]}),
        ({"headers": {"X-Mizan-Invalidate": "[ ]"}}, {"headers": {"X-Mizan-Invalidate": {"json": []}}}),
        ({"status": 405, "body": b""}, {"status": 405, "empty": True}),
    ],
)
def test_a_matching_response_passes(backend: Responding, given: dict[str, Any], response: dict[str, Any]) -> None:
    play(exchange(response), backend(**given))


@pytest.mark.parametrize(
    ("given", "response", "difference"),
    [
        ({"status": 201}, {}, "the status is 201, not 200"),
        ({"body": b"{"}, {}, "the body is not JSON"),
        ({"body": b'{"n": NaN}'}, {}, "the body is not JSON"),
        ({"body": b'{"n": true}'}, {"json": {"n": 1}}, 'the body is not {"n": 1}'),
        ({"body": b"a"}, {"text": "b"}, "the body is not 'b'"),
        ({"body": b'"s3cret"'}, {"without": ["s3cret"]}, "the body has 's3cret' in it"),
        ({"status": 405}, {"status": 405, "empty": True}, "the body is not empty"),
        ({"status": 400, "body": NOT_FOUND}, {"error": "BAD_REQUEST"}, "$.error.code 'BAD_REQUEST' was expected"),
        ({"status": 404, "body": NOT_FOUND}, {"error": "NOT_FOUND", "details": {}}, "the details are not {}"),
        ({"status": 404, "body": b"{}"}, {"error": "NOT_FOUND"}, "$ 'error' is a required property"),
        (
            {"status": 422, "body": INVALID % DETAIL},
            {"error": "VALIDATION_FAILED", "places": [["name"], ["age"]]},
            "the errors are about [['name']], not [['name'], ['age']]",
        ),
        (
            {"status": 422, "body": INVALID % b'"name"'},
            {"error": "VALIDATION_FAILED"},
            "$.error.details[0] 'name' is not of type 'object'",
        ),
        ({"headers": {"Cache-Control": "public"}}, {}, "the header Cache-Control is 'public', not 'private, no-store'"),
        ({"headers": {"Content-Type": "text/html"}}, {}, "the header Content-Type is 'text/html'"),
        ({"headers": {"X-Mizan-Invalidate": "[]"}}, {"headers": {"X-Mizan-Invalidate": None}}, "is '[]', not None"),
        ({"headers": {"X-Mizan-Identity": "a1"}}, {}, "X-Mizan-Identity is 'a1', but the request is anonymous"),
    ],
)
def test_each_difference_is_reported(
    backend: Responding, given: dict[str, Any], response: dict[str, Any], difference: str
) -> None:
    with pytest.raises(Mismatch) as caught:
        play(exchange(response), backend(**given))
    assert str(caught.value).startswith("sample, step 1 (GET x/):\n- ")
    assert difference in str(caught.value)


@pytest.mark.parametrize(
    ("identity", "difference"),
    [("", "does not stand for sam"), ("user-sam", "does not stand for sam"), ("a1", "is the same for several users")],
)
def test_an_identity_differs_for_each_user_without_naming_them(
    backend: Responding, identity: str, difference: str
) -> None:
    live = backend(headers={"X-Mizan-Identity": identity})
    live.identities["ada"] = "a1"
    with pytest.raises(Mismatch, match=difference):
        play(exchange({}, "sam"), live)


def test_an_exchange_can_expect_another_identity_or_none(backend: Responding) -> None:
    live = backend(headers={"X-Mizan-Identity": "a2"})
    play(exchange({"user": "ada"}, "sam"), live)
    assert live.identities == {"ada": "a2"}
    with pytest.raises(Mismatch, match="the response must have no identity"):
        play(exchange({"user": False}, "sam"), live)


def test_the_identity_of_a_user_stays_the_same(backend: Responding) -> None:
    live = backend(headers={"X-Mizan-Identity": "a2"})
    live.identities["ada"] = "a1"
    with pytest.raises(Mismatch, match="is not what it was for ada before"):
        play(exchange({}, "ada"), live)


@pytest.mark.parametrize(("compared", "holds"), [("equals", True), ("differs", False)])
def test_steps_are_compared_with_earlier_ones(backend: Responding, compared: str, holds: bool) -> None:
    step = exchange({})["steps"][0]
    again = {**step, "response": {compared: 1}}
    difference = None
    try:
        play({"name": "sample", "steps": [step, again]}, backend())
    except Mismatch as mismatch:
        difference = str(mismatch)
    assert (difference is None) is holds
    assert holds or "the body is that of step 1" in str(difference)


@pytest.mark.parametrize("is_own", [True, False])
def test_cookies_are_kept_unless_an_exchange_begins_without(backend: Responding, is_own: bool) -> None:
    live = backend(headers={"Set-Cookie": "session=1; Path=/"})
    play({**exchange({}), **({"cookies": "own"} if is_own else {})}, live)
    assert live.cookies == ({} if is_own else {"session": "1"})


def test_an_expired_cookie_is_removed(backend: Responding) -> None:
    live = backend(headers={"Set-Cookie": "session=; Max-Age=0; Path=/"})
    live.cookies["session"] = "1"
    play(exchange({}), live)
    assert live.cookies == {}
