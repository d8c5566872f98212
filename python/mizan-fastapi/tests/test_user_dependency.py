"""A dependency of the application determines the user: `install(app, user=Depends(current_user))`."""

import logging
from collections.abc import AsyncIterator
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI, Header, HTTPException, Request, Security
from fastapi.security import SecurityScopes
from mizan_core import DefinitionError, Registry, Unauthorized, client

from .people import ADA, BOB, PEOPLE, Person, by, identity_of


@pytest.fixture
def look_ups(journal: list[str]) -> list[str]:
    return journal


@pytest.fixture
def current_user(look_ups: list[str]) -> Any:
    """As in most applications: 401 for an unknown user."""

    async def current_user(authorization: Annotated[str, Header()] = "") -> Person:
        look_ups.append(authorization)
        person = PEOPLE.get(authorization.removeprefix("Bearer "))
        if person is None:
            raise HTTPException(401, "Could not validate credentials", {"WWW-Authenticate": "Bearer"})
        return person

    return current_user


async def test_rules_the_identity_and_functions_share_one_lookup_of_the_user(
    serve: Any, registry: Registry, current_user: Any, look_ups: list[str]
) -> None:
    @client(context="mine", auth="staff", registry=registry)
    def mine(user: Annotated[Person, Depends(current_user)]) -> str:
        return user.name

    backend = serve(user=Depends(current_user))
    ada = await backend.get("ctx/mine/", by("ada"))
    assert (ada.json(), look_ups) == ({"mine": "ada"}, ["Bearer ada"])
    bob = await backend.get("ctx/mine/", by("bob"))
    assert bob.json()["error"]["code"] == "FORBIDDEN"
    assert identity_of(ada) != identity_of(bob) != ""
    assert identity_of(await backend.get("nowhere/", by("ada"))) == identity_of(ada)
    assert identity_of(await backend.get("session/", by("ada"))) == identity_of(ada)


async def test_a_dependency_that_refuses_runs_once_and_decides_for_protected_functions(
    serve: Any, registry: Registry, current_user: Any, look_ups: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    @client(context="open", registry=registry)
    def hello(request: Request) -> str:
        return f"hello {request.state.user}"

    @client(context="closed", auth=True, registry=registry)
    def closed() -> str:
        return "closed"

    @client(context="injected", registry=registry)
    def injected(user: Annotated[Person, Depends(current_user)]) -> str:
        return user.name

    backend = serve(user=Depends(current_user))
    caplog.set_level(logging.INFO, "mizan")
    response = await backend.get("ctx/open/", by("unknown"))
    assert (response.status_code, response.json()) == (200, {"hello": "hello None"})
    for context in ("closed", "injected"):
        look_ups.clear()
        response = await backend.get(f"ctx/{context}/", by("unknown"))
        assert response.json()["error"]["message"] == "Could not validate credentials"
        assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer")
        assert look_ups == ["Bearer unknown"]
    assert {(each.levelname, each.exc_info) for each in caplog.records} == {("INFO", None)}
    assert identity_of(await backend.get("ctx/open/")) == ""


@pytest.mark.parametrize("error", [HTTPException(404, "User not found"), Unauthorized("Token expired")])
async def test_any_refusal_makes_the_request_anonymous(serve: Any, registry: Registry, error: Exception) -> None:
    def refuse() -> None:
        raise error

    @client(context="open", registry=registry)
    def hello() -> str:
        return "hello"

    assert (await serve(user=Depends(refuse)).get("ctx/open/")).json() == {"hello": "hello"}


async def test_a_missing_header_of_the_dependency_makes_the_request_anonymous(serve: Any, registry: Registry) -> None:
    def current(authorization: Annotated[str, Header()]) -> str:
        return authorization

    @client(context="open", registry=registry)
    def hello() -> str:
        return "hello"

    @client(context="closed", auth=True, registry=registry)
    def closed() -> None: ...

    backend = serve(user=Depends(current))
    assert (await backend.get("ctx/open/")).json() == {"hello": "hello"}
    assert (await backend.get("ctx/closed/")).status_code == 422


@pytest.mark.parametrize("error", [HTTPException(503, "Later"), RuntimeError("no database")])
async def test_a_failure_is_not_a_refusal(serve: Any, registry: Registry, error: Exception) -> None:
    def fail() -> None:
        raise error

    @client(context="open", registry=registry)
    def hello() -> str:
        return "hello"

    response = await serve(user=Depends(fail)).get("ctx/open/")
    assert (response.status_code, "x-mizan-identity" in response.headers) == (getattr(error, "status_code", 500), False)


async def test_the_user_can_be_overridden_so_that_tests_can_sign_in(
    app: FastAPI, serve: Any, registry: Registry, current_user: Any
) -> None:
    @client(context="mine", auth=True, registry=registry)
    def mine(user: Annotated[Person, Depends(current_user)]) -> str:
        return user.name

    app.dependency_overrides[current_user] = lambda: BOB
    assert (await serve(user=Depends(current_user)).get("ctx/mine/")).json() == {"mine": "bob"}


async def test_a_user_function_can_be_overridden_too(app: FastAPI, serve: Any, registry: Registry) -> None:
    def find(request: Request) -> None: ...

    @client(context="mine", auth=True, registry=registry)
    def mine(request: Request) -> str:
        return str(request.state.user.name)

    app.dependency_overrides[find] = lambda: BOB
    assert (await serve(user=find).get("ctx/mine/")).json() == {"mine": "bob"}


async def test_security_scopes_reach_the_dependency(serve: Any, registry: Registry, journal: list[str]) -> None:
    def user(scopes: SecurityScopes, authorization: Annotated[str, Header()]) -> Person:
        journal.append(scopes.scope_str)
        return PEOPLE[authorization]

    @client(context="mine", auth=True, registry=registry)
    def mine(user: Annotated[Person, Security(user, scopes=["items"])]) -> str:
        return user.name

    backend = serve(user=Security(user, scopes=["me"]))
    assert (await backend.get("ctx/mine/", {"authorization": "ada"})).json() == {"mine": "ada"}
    assert journal == ["me", "items"]


async def test_a_user_dependency_shares_its_session_with_the_functions(
    serve: Any, registry: Registry, journal: list[str]
) -> None:
    async def session() -> AsyncIterator[list[str]]:
        journal.append("begin")
        yield journal
        journal.append("commit")

    Db = Annotated[list[str], Depends(session)]

    def user(db: Db) -> Person:
        db.append("look up")
        return ADA

    @client(affects="mine", auth=True, registry=registry)
    def change(db: Db, user: Annotated[Person, Depends(user)]) -> None:
        db.append("change")

    @client(context="mine", auth=True, registry=registry)
    async def mine(db: Db) -> None:
        db.append("read")

    await serve(user=Depends(user)).call("change", mounted=[{"context": "mine"}])
    assert journal == ["begin", "look up", "change", "commit", "begin", "look up", "read", "commit"]


async def test_a_user_without_an_identifier_is_an_error_before_anything_runs(
    serve: Any, registry: Registry, journal: list[str]
) -> None:
    @client(registry=registry)
    def work() -> None:
        journal.append("worked")

    response = await serve(user=lambda request: object()).call("work")
    assert (response.status_code, journal) == (500, [])


def of_the_token(token: Annotated[str, Header()]) -> None: ...


def of_a_session(session: Any = Depends(by)) -> None: ...  # noqa: B008


def of_two(request: Request, session: Any) -> None: ...


@pytest.mark.parametrize("find", [of_the_token, of_a_session, of_two, lambda: None, Annotated[str, Depends(by)], "ada"])
def test_the_user_option_must_be_a_function_of_the_request(serve: Any, find: Any) -> None:
    with pytest.raises(DefinitionError, match="must be a function whose only argument is the request") as caught:
        serve(user=find)
    assert "user=Depends(current_user)" in caught.value.diagnostics[0].hint


def test_a_user_dependency_that_needs_a_query_is_refused(serve: Any) -> None:
    def by_query(token: str) -> None: ...

    with pytest.raises(DefinitionError, match='A dependency of user= reads the query parameter "token"'):
        serve(user=Depends(by_query))
