"""Every failure under the prefix has a response in the envelope, with the headers of every other response."""

import logging
import re
from collections.abc import Iterator
from typing import Any

import anyio
import pytest
from fastapi import Depends, FastAPI, Header, HTTPException, Request
from fastapi.responses import PlainTextResponse
from mizan_core import NotFound, Registry, ValidationFailed, client
from pydantic import BaseModel

NO_SUCH_PATH = "Unknown path. mizan serves session/, call/ and ctx/<name>/ here; each ends with a slash."


def error_of(response: Any) -> tuple[int, str, str, Any]:
    """Status, code, message and details; checks the common parts of every failure."""
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == "private, no-store"
    assert response.headers["x-mizan-identity"] == ""
    body = response.json()
    assert list(body) == ["error"]
    assert list(body["error"]) == ["code", "message", "details"]
    return (response.status_code, *body["error"].values())


@pytest.fixture
def offered(registry: Registry) -> Registry:
    @client(registry=registry)
    def measure(length: float, unit: str = "m") -> str:
        return f"{length} {unit}"

    return registry


@pytest.mark.usefixtures("offered")
@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "The body must be JSON."),
        (b"{", "The body must be JSON."),
        (b'{"fn": "measure", "args": {"length": NaN}}', "The body must be JSON."),
        (b'{"fn": "measure", "args": {"length": -Infinity}}', "The body must be JSON."),
        (b'{"fn": "measure", "args": {"length": 1, "unit": "\xff"}}', "The body must be JSON."),
        (b'{"fn": "measure", "args": {"length": 1, "unit": "\\ud800"}}', "The body must be JSON."),
        (b'{"fn": "measure", "args": ' + b"[" * 100_000, "The body must be JSON."),
        (b"[1]", "The body must be a JSON object."),
        (b"{}", '"fn" must be the name of a function.'),
        (b'{"fn": "measure", "args": []}', '"args" must be an object.'),
        (b'{"fn": "measure", "mounted": {}}', '"mounted" must be an array.'),
    ],
)
async def test_a_malformed_body_is_a_bad_request(serve: Any, body: bytes, message: str) -> None:
    assert error_of(await serve().post(body)) == (400, "BAD_REQUEST", message, None)


@pytest.mark.usefixtures("offered")
async def test_a_number_too_large_for_a_float_is_refused(serve: Any) -> None:
    response = await serve().post(b'{"fn": "measure", "args": {"length": 1e999}}')
    details = [{"loc": ["length"], "type": "finite_number", "message": "Input should be a finite number"}]
    assert error_of(response) == (422, "VALIDATION_FAILED", "The input is not valid.", details)


@pytest.mark.usefixtures("offered")
async def test_validation_errors_have_locations_and_never_repeat_the_input(serve: Any) -> None:
    response = await serve().call("measure", {"length": "s3cret", "colour": "s3cret"})
    *error, details = error_of(response)
    assert error == [422, "VALIDATION_FAILED", "The input is not valid."]
    # Versions of pydantic list them in different order.
    assert sorted(details, key=lambda each: each["type"]) == [
        {"loc": ["colour"], "type": "extra_forbidden", "message": "Extra inputs are not permitted"},
        {
            "loc": ["length"],
            "type": "float_parsing",
            "message": "Input should be a valid number, unable to parse string as a number",
        },
    ]
    assert "s3cret" not in response.text


@pytest.mark.parametrize(
    "content_type", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
async def test_only_json_is_accepted(serve: Any, offered: Registry, content_type: str | None) -> None:
    response = await serve().post(b'{"fn": "measure", "args": {"length": 1}}', content_type)
    message = "A call needs the header Content-Type: application/json."
    assert error_of(response) == (415, "BAD_REQUEST", message, None)


@pytest.mark.usefixtures("offered")
@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "Application/JSON"])
async def test_every_valid_spelling_of_the_json_media_type_is_accepted(serve: Any, content_type: str) -> None:
    response = await serve().post(b'{"fn": "measure", "args": {"length": 1}}', content_type)
    assert response.json()["result"] == "1.0 m"


async def test_a_body_over_the_limit_is_refused_before_it_is_read(serve: Any, offered: Registry) -> None:
    backend = serve(max_body_bytes=60)
    fits = b'{"fn": "measure", "args": {"length": 1, "unit": "yards__"}}'
    assert len(fits) == 59
    assert (await backend.post(fits)).status_code == 200
    message = "The body of a call must not be larger than 60 bytes."
    assert error_of(await backend.post(fits + b"  ")) == (413, "BAD_REQUEST", message, None)

    taken = []

    async def long() -> Any:
        for _ in range(1000):
            taken.append(1)
            yield b" " * 50

    for headers, read in (({}, 2), ({"content-length": "61"}, 0)):
        taken.clear()
        with anyio.fail_after(5):
            streamed = await backend.http.post(
                "/api/mizan/call/", content=long(), headers={"content-type": "application/json", **headers}
            )
        assert error_of(streamed) == (413, "BAD_REQUEST", message, None)
        assert len(taken) == read


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("GET", "nowhere/", (404, "NOT_FOUND", NO_SUCH_PATH, None)),
        ("PATCH", "nowhere/", (404, "NOT_FOUND", NO_SUCH_PATH, None)),
        ("GET", "", (404, "NOT_FOUND", NO_SUCH_PATH, None)),
        ("POST", "call", (404, "NOT_FOUND", NO_SUCH_PATH, None)),
        ("GET", "call/", (405, "BAD_REQUEST", "Method Not Allowed", None)),
        ("POST", "session/", (405, "BAD_REQUEST", "Method Not Allowed", None)),
        ("DELETE", "ctx/project/", (405, "BAD_REQUEST", "Method Not Allowed", None)),
        ("GET", "ctx/project/", (404, "NOT_FOUND", "There is no such context.", None)),
    ],
)
async def test_an_unknown_url_gets_an_error_in_the_envelope(
    serve: Any, method: str, path: str, expected: tuple[Any, ...]
) -> None:
    assert error_of(await serve().http.request(method, f"/api/mizan/{path}")) == expected


async def test_an_unknown_function_is_not_found(serve: Any) -> None:
    expected = (404, "NOT_FOUND", "There is no such function.", None)
    assert error_of(await serve().call("nothing")) == expected


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (NotFound("No project 7."), (404, "NOT_FOUND", "No project 7.", None)),
        (NotFound(details={"id": 7}), (404, "NOT_FOUND", "Not found.", {"id": 7})),
        (
            ValidationFailed.at("name", message="Taken."),
            (
                422,
                "VALIDATION_FAILED",
                "The input is not valid.",
                [{"loc": ["name"], "type": "value_error", "message": "Taken."}],
            ),
        ),
        (PermissionError("not yours"), (403, "FORBIDDEN", "not yours", None)),
        (
            PermissionError(13, "Permission denied", "/etc/shadow"),
            (403, "FORBIDDEN", "You may not do this.", None),
        ),
        (NotImplementedError(), (501, "NOT_IMPLEMENTED", "This is not implemented yet.", None)),
        (HTTPException(401, "sign in"), (401, "UNAUTHORIZED", "sign in", None)),
        (HTTPException(403), (403, "FORBIDDEN", "Forbidden", None)),
        (HTTPException(404, {"id": 7}), (404, "NOT_FOUND", "Not found.", {"id": 7})),
        (HTTPException(409, "too late"), (409, "CONFLICT", "too late", None)),
        (HTTPException(402, "pay"), (402, "PAYMENT_REQUIRED", "pay", None)),
        (HTTPException(410, "over"), (410, "GONE", "over", None)),
        (HTTPException(418, "tea"), (418, "BAD_REQUEST", "tea", None)),
        (
            HTTPException(409, {"code": "OUT_OF_STOCK", "message": "Sold out.", "left": 0}),
            (409, "OUT_OF_STOCK", "Sold out.", {"left": 0}),
        ),
        (HTTPException(422, "too long"), (422, "VALIDATION_FAILED", "too long", [])),
        (HTTPException(501, "soon"), (501, "NOT_IMPLEMENTED", "soon", None)),
        (HTTPException(503, "closed"), (503, "UNAVAILABLE", "closed", None)),
    ],
)
@pytest.mark.parametrize("is_async", [True, False])
async def test_each_exception_has_its_code(
    serve: Any, registry: Registry, raised: Exception, expected: tuple[Any, ...], is_async: bool
) -> None:
    if is_async:

        @client(registry=registry)
        async def fail() -> None:
            raise raised
    else:

        @client(registry=registry)
        def fail() -> None:  # type: ignore[misc]
            raise raised

    assert error_of(await serve().call("fail")) == expected


async def test_the_headers_of_an_http_exception_are_kept(serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    def fail() -> None:
        raise HTTPException(429, "slow down", headers={"Retry-After": "30"})

    response = await serve().call("fail")
    assert error_of(response) == (429, "RATE_LIMITED", "slow down", None)
    assert response.headers["retry-after"] == "30"


@pytest.mark.parametrize("raised", [ZeroDivisionError("s3cret"), HTTPException(302, "s3cret")])
async def test_an_unexpected_failure_shows_only_its_id_and_is_logged_under_it(
    app: FastAPI, serve: Any, registry: Registry, caplog: pytest.LogCaptureFixture, raised: Exception
) -> None:
    @client(registry=registry)
    def fail() -> None:
        raise raised

    app.debug = True
    response = await serve().call("fail")
    status, code, message, details = error_of(response)
    assert (status, code, list(details)) == (500, "INTERNAL_ERROR", ["requestId"])
    assert message == f"Something went wrong on the server. The request id is {details['requestId']}."
    assert "s3cret" not in response.text
    (record,) = caplog.records
    assert (record.name, record.levelno) == ("mizan", logging.ERROR)
    assert re.search(
        r"in fail \(tests/test_envelope.py:\d+\), request id \w+, identity anonymous$", record.getMessage()
    )
    assert details["requestId"] in record.getMessage()
    assert record.exc_info is not None
    assert record.exc_info[1] is raised


async def test_a_result_that_breaks_its_annotation_is_not_sent(
    serve: Any, registry: Registry, caplog: pytest.LogCaptureFixture
) -> None:
    class User(BaseModel):
        id: int

    @client(registry=registry)
    def find() -> User:
        return {"id": "s3cret"}  # type: ignore[return-value]

    response = await serve().call("find")
    assert error_of(response)[:2] == (500, "INTERNAL_ERROR")
    assert "s3cret" not in response.text
    assert len(caplog.records) == 1


async def test_exception_handlers_of_the_app_apply_only_to_its_own_routes(
    app: FastAPI, serve: Any, registry: Registry
) -> None:
    @app.exception_handler(HTTPException)
    @app.exception_handler(ArithmeticError)
    def handle(request: Request, error: Exception) -> PlainTextResponse:
        return PlainTextResponse("the app's own", 418)

    @app.get("/own")
    def own() -> None:
        raise HTTPException(404)

    @client(registry=registry)
    def fail() -> None:
        raise HTTPException(404)

    backend = serve()
    assert (await backend.http.get("/own")).text == "the app's own"
    assert error_of(await backend.call("fail")) == (404, "NOT_FOUND", "Not Found", None)


async def test_a_dependency_of_the_app_protects_mizan_too(registry: Registry, serve: Any, app: FastAPI) -> None:
    def check_key(x_key: str = Header()) -> None:
        if x_key != "right":
            raise HTTPException(401, "wrong key")

    @client(registry=registry)
    def ping() -> str:
        return "pong"

    app.router.dependencies.append(Depends(check_key))
    backend = serve()
    assert (await backend.call("ping", headers={"x-key": "right"})).json()["result"] == "pong"
    wrong = await backend.call("ping", headers={"x-key": "wrong"})
    assert error_of(wrong) == (401, "UNAUTHORIZED", "wrong key", None)
    missing = [{"loc": ["header", "x-key"], "type": "missing", "message": "Field required"}]
    assert error_of(await backend.call("ping")) == (422, "VALIDATION_FAILED", "The input is not valid.", missing)


async def test_a_dependency_of_the_app_that_fails_at_its_end_gives_an_error_in_the_envelope(
    registry: Registry, serve: Any, app: FastAPI
) -> None:
    def end_badly() -> Iterator[None]:
        yield
        raise HTTPException(409, "could not commit")

    @client(registry=registry)
    def ping() -> str:
        return "pong"

    app.router.dependencies.append(Depends(end_badly, scope="function"))
    assert error_of(await serve().call("ping")) == (409, "CONFLICT", "could not commit", None)
