"""Exceptions of the application become errors that it has declared, or those of its own handlers."""

from typing import Any

import pytest
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from mizan_core import Conflict, DefinitionError, MizanError, NotFound, RateLimited, Registry, client
from mizan_fastapi import install


class ShopError(Exception):
    pass


class OutOfStock(ShopError):
    def __init__(self, left: int) -> None:
        super().__init__(f"{left} left")
        self.left = left


class SoldOut(Conflict):
    code = "SOLD_OUT"


def limited(error: OutOfStock) -> MizanError:
    return RateLimited("Later.", details={"left": error.left}, retry_after=1.5)


def error_of(response: Any) -> tuple[int, str, str, Any]:
    error = response.json()["error"]
    return response.status_code, error["code"], error["message"], error["details"]


@pytest.fixture
def raises(registry: Registry) -> Any:
    def offer(error: Exception) -> None:
        @client(registry=registry)
        def buy() -> None:
            raise error

    return offer


@pytest.mark.parametrize(
    ("errors", "expected"),
    [
        ({OutOfStock: Conflict}, (409, "CONFLICT", "3 left", None)),
        ({OutOfStock: SoldOut}, (409, "SOLD_OUT", "3 left", None)),
        ({ShopError: NotFound}, (404, "NOT_FOUND", "3 left", None)),
        ({ShopError: NotFound, OutOfStock: Conflict}, (409, "CONFLICT", "3 left", None)),
        ({OutOfStock: limited}, (429, "RATE_LIMITED", "Later.", {"left": 3})),
    ],
)
async def test_a_declared_exception_is_its_error(serve: Any, raises: Any, errors: Any, expected: Any) -> None:
    raises(OutOfStock(3))
    response = await serve(errors=errors).call("buy")
    assert error_of(response) == expected
    assert response.headers.get("retry-after") == ("2" if expected[0] == 429 else None)


async def test_a_declared_exception_of_a_dependency_of_the_user_is_its_error(serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    def ping() -> None: ...

    def find(request: Request) -> None:
        raise OutOfStock(1)

    assert (await serve(user=find, errors={OutOfStock: Conflict}).call("ping")).status_code == 409


async def test_a_function_that_returns_no_error_is_an_unexpected_error(serve: Any, raises: Any) -> None:
    raises(OutOfStock(3))
    response = await serve(errors={OutOfStock: lambda error: "sold out"}).call("buy")
    assert error_of(response)[:2] == (500, "INTERNAL_ERROR")


@pytest.mark.parametrize("errors", [[1], {"OutOfStock": Conflict}, {Exception: Conflict}, {OutOfStock: ValueError}])
def test_an_invalid_declaration_is_an_error(errors: Any) -> None:
    with pytest.raises(DefinitionError, match="errors="):
        install(FastAPI(), registry=Registry(), errors=errors)


def json_handler(request: Request, error: Exception) -> Response:
    return JSONResponse({"detail": f"Sorry: {error}"}, 409, {"Retry-After": "9"})


async def async_handler(request: Request, error: Exception) -> Response:
    return json_handler(request, error)


def problem_handler(request: Request, error: Exception) -> Response:
    return JSONResponse({"code": "OUT_OF_STOCK", "message": "Sold out.", "left": 3}, 409)


def page_handler(request: Request, error: Exception) -> Response:
    return PlainTextResponse("<h1>Sorry</h1>", 503)


def lenient_handler(request: Request, error: Exception) -> Response:
    return JSONResponse({"left": 0})


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        (json_handler, (409, "CONFLICT", "Sorry: 3 left", None)),
        (async_handler, (409, "CONFLICT", "Sorry: 3 left", None)),
        (page_handler, (503, "UNAVAILABLE", "Service Unavailable", None)),
        (lenient_handler, (500, "INTERNAL_ERROR")),
    ],
)
@pytest.mark.parametrize("kind", [OutOfStock, ShopError])
async def test_the_response_of_a_handler_of_the_app_becomes_an_error(
    app: FastAPI, serve: Any, raises: Any, handler: Any, expected: Any, kind: Any
) -> None:
    app.add_exception_handler(kind, handler)
    raises(OutOfStock(3))
    response = await serve().call("buy")
    assert error_of(response)[: len(expected)] == expected
    assert response.headers.get("retry-after") == ("9" if expected[0] == 409 else None)


async def test_a_declared_error_takes_precedence_over_a_handler(app: FastAPI, serve: Any, raises: Any) -> None:
    app.add_exception_handler(OutOfStock, json_handler)
    raises(OutOfStock(3))
    assert error_of(await serve(errors={ShopError: NotFound}).call("buy"))[1] == "NOT_FOUND"
