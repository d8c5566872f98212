"""Parameters that FastAPI fills are filled by FastAPI, and clients never see them."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import Annotated, Any

import pytest
from fastapi import (
    BackgroundTasks,
    Body,
    Cookie,
    Depends,
    FastAPI,
    Header,
    HTTPException,
    Path,
    Query,
    Request,
    Response,
    Security,
    WebSocket,
)
from fastapi.security import APIKeyQuery, HTTPBearer, SecurityScopes
from mizan_core import DefinitionError, Registry, client, register_compose
from mizan_fastapi.dependencies import analyse
from pydantic import BaseModel


def language(accept_language: Annotated[str, Header()] = "en") -> str:
    return accept_language


Language = Annotated[str, Depends(language)]


async def test_injected_parameters_are_not_arguments(serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    def greet(
        request: Request,
        response: Response,
        background: BackgroundTasks,
        spoken: Language,
        name: str,
        written: str = Depends(language),
        agent: Annotated[str, Header(alias="user-agent")] = "",
        theme: Annotated[str, Cookie()] = "light",
        scopes: str = Security(language, scopes=["a"]),
    ) -> str:
        return f"{name} {spoken} {written} {agent} {theme} {request.method}"

    assert list(registry.get("greet").input_model.parameters) == ["name"]
    backend = serve()
    headers = {"accept-language": "ar", "user-agent": "test", "cookie": "theme=dark"}
    response = await backend.call("greet", {"name": "Ada"}, headers=headers)
    assert response.json()["result"] == "Ada ar ar test dark POST"
    forged = await backend.call("greet", {"name": "Ada", "spoken": "fr"})
    assert forged.json()["error"]["details"][0] == {
        "loc": ["spoken"],
        "type": "extra_forbidden",
        "message": "Extra inputs are not permitted",
    }


async def test_an_invalid_header_is_a_validation_error(serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    def count(x_count: Annotated[int, Header()]) -> int:
        return x_count

    backend = serve()
    assert (await backend.call("count", headers={"x-count": "3"})).json()["result"] == 3
    response = await backend.call("count", headers={"x-count": "s3cret"})
    assert response.status_code == 422
    assert response.json()["error"]["details"] == [
        {
            "loc": ["header", "x-count"],
            "type": "int_parsing",
            "message": "Input should be a valid integer, unable to parse string as an integer",
        }
    ]


async def test_dependencies_can_be_overridden(app: FastAPI, serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    def spoken(language: Language) -> str:
        return language

    app.dependency_overrides[language] = lambda: "overridden"
    assert (await serve().call("spoken")).json()["result"] == "overridden"


async def test_security_schemes_and_scopes_are_supported(serve: Any, registry: Registry) -> None:
    Bearer = Annotated[Any, Depends(HTTPBearer())]

    def scopes(security_scopes: SecurityScopes, bearer: Bearer) -> str:
        return f"{bearer.credentials}: {security_scopes.scope_str}"

    @client(registry=registry)
    def secret(granted: Annotated[str, Security(scopes, scopes=["read", "write"])]) -> str:
        return granted

    backend = serve()
    response = await backend.call("secret", headers={"authorization": "Bearer token"})
    assert response.json()["result"] == "token: read write"
    assert (await backend.call("secret")).json()["error"]["code"] == "UNAUTHORIZED"


@pytest.mark.parametrize("is_async", [True, False])
async def test_a_yield_dependency_ends_after_the_function_and_its_serialisation(
    serve: Any, registry: Registry, journal: list[str], is_async: bool
) -> None:
    class Lazy:
        """Like an ORM row: an attribute is loaded from the session on access."""

        @property
        def name(self) -> str:
            journal.append("serialised")
            return "lazy"

    class Row(BaseModel):
        name: str

    async def asynchronous() -> AsyncIterator[str]:
        journal.append("begin")
        yield "session"
        journal.append("commit")

    def synchronous() -> Iterator[str]:
        journal.append("begin")
        yield "session"
        journal.append("commit")

    @client(registry=registry)
    def find(session: str = Depends(asynchronous if is_async else synchronous)) -> Row:
        journal.append("function")
        return Lazy()  # type: ignore[return-value]

    assert (await serve().call("find")).json()["result"] == {"name": "lazy"}
    assert journal == ["begin", "function", "serialised", "commit"]


async def test_a_yield_dependency_receives_the_exception_of_the_function(
    serve: Any, registry: Registry, journal: list[str]
) -> None:
    def session() -> Iterator[None]:
        try:
            yield
            journal.append("commit")
        except Exception as error:
            journal.append(f"rollback after {error}")
            raise

    @client(registry=registry)
    def fail(session: None = Depends(session)) -> None:
        raise PermissionError("no")

    response = await serve().call("fail")
    assert (response.status_code, journal) == (403, ["rollback after no"])


async def test_a_dependency_that_fails_at_its_end_fails_the_call(serve: Any, registry: Registry) -> None:
    def session() -> Iterator[None]:
        yield
        raise HTTPException(409, "another user changed it")

    @client(registry=registry)
    def save(session: None = Depends(session)) -> str:
        return "saved"

    response = await serve().call("save")
    assert (response.status_code, response.json()["error"]["message"]) == (409, "another user changed it")


async def test_a_dependency_that_swallows_an_exception_does_not_turn_it_into_a_success(
    serve: Any, registry: Registry, caplog: pytest.LogCaptureFixture
) -> None:
    def careless() -> Iterator[None]:
        with suppress(ValueError):
            yield

    @client(registry=registry)
    def fail(careless: None = Depends(careless)) -> str:
        raise ValueError

    response = await serve().call("fail")
    assert response.json()["error"]["code"] == "INTERNAL_ERROR"
    assert str(caplog.records[0].exc_info[1]) == (  # type: ignore[index]
        "A dependency suppressed an exception. Raise the exception again after `except` around `yield`."
    )


async def test_headers_cookies_and_background_tasks_are_part_of_the_response(
    serve: Any, registry: Registry, journal: list[str]
) -> None:
    def remember(response: Response) -> None:
        response.headers["X-From-Dependency"] = "yes"

    @client(registry=registry)
    def sign_in(response: Response, tasks: BackgroundTasks, remember: None = Depends(remember)) -> str:
        response.set_cookie("session", "abc")
        response.headers["Cache-Control"] = "public"
        tasks.add_task(journal.append, "background")
        journal.append("function")
        return "signed in"

    response = await serve().call("sign_in")
    assert response.json()["result"] == "signed in"
    assert response.headers["x-from-dependency"] == "yes"
    assert response.headers["set-cookie"] == "session=abc; Path=/; SameSite=lax"
    assert response.headers.get_list("cache-control") == ["private, no-store"]
    assert response.headers.get_list("content-type") == ["application/json"]
    assert journal == ["function", "background"]


async def test_a_function_can_read_the_body_of_its_request(serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    async def raw(request: Request) -> str:
        return (await request.json())["fn"]  # type: ignore[no-any-return]

    assert (await serve().call("raw")).json()["result"] == "raw"


def reads_a_body(page: Annotated[dict[str, int], Body()]) -> None: ...


def reads_a_path(project: Annotated[int, Path()]) -> None: ...


def reads_an_odd_name(size: Annotated[int, Query(alias="page-size")]) -> None: ...


def takes_a_websocket(socket: WebSocket) -> None: ...


@pytest.mark.parametrize(
    ("dependency", "message"),
    [
        (reads_a_body, 'A dependency of find needs "page" from the body of the request, but a call to mizan has none.'),
        (
            reads_an_odd_name,
            'A dependency of find reads the query parameter "page-size", which is not a valid argument name',
        ),
        (takes_a_websocket, "find or one of its dependencies takes a WebSocket."),
        (APIKeyQuery(name="key"), "find depends on an API key in the query string, which clients cannot send."),
        (
            reads_a_path,
            'A dependency of find needs "project" from the path of the request, but a call to mizan has none.',
        ),
    ],
)
def test_a_dependency_that_needs_data_which_a_call_lacks_is_an_error(
    registry: Registry, dependency: Any, message: str
) -> None:
    @client(registry=registry)
    def find(elsewhere: Annotated[None, Depends(dependency)]) -> None: ...

    (function,) = registry.get("find").parts
    with pytest.raises(DefinitionError, match=re.escape(message)) as caught:
        analyse(function)
    assert {str(diagnostic.source) for diagnostic in caught.value.diagnostics} == {str(function.source)}


async def test_the_parts_of_a_composition_share_one_transaction(
    serve: Any, registry: Registry, journal: list[str]
) -> None:
    def session() -> Iterator[str]:
        journal.append("begin")
        yield "session"
        journal.append("commit")

    @client(registry=registry)
    async def first(session: str = Depends(session)) -> str:
        journal.append("first")
        return session

    @client(registry=registry)
    def second(session: str = Depends(session)) -> str:
        journal.append("second")
        return session

    register_compose("both", [first, second], registry=registry)
    response = await serve().call("both")
    assert response.json()["result"] == {"first": "session", "second": "session"}
    assert journal == ["begin", "first", "second", "commit"]
