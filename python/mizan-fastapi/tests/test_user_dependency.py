"""Who is signed in is found by the application's own dependency: `install(app, user=Depends(current_user))`."""

import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI, Header, HTTPException, Request, Response, Security
from fastapi.security import APIKeyCookie, APIKeyHeader, HTTPBearer, SecurityScopes
from mizan_core import DefinitionError, Registry, Unauthorized, client
from starlette.middleware.sessions import SessionMiddleware


@dataclass
class Person:
    id: int
    name: str
    is_staff: bool = False


ADA, BOB = Person(1, "ada", is_staff=True), Person(2, "bob")
PEOPLE = {"ada": ADA, "bob": BOB}


def by(name: str) -> dict[str, str]:
    return {"authorization": f"Bearer {name}"}


@pytest.fixture
def look_ups(journal: list[str]) -> list[str]:
    return journal


@pytest.fixture
def current_user(look_ups: list[str]) -> Any:
    """As most applications have it: 401 for whoever it does not know."""

    async def current_user(authorization: Annotated[str, Header()] = "") -> Person:
        look_ups.append(authorization)
        person = PEOPLE.get(authorization.removeprefix("Bearer "))
        if person is None:
            raise HTTPException(401, "Could not validate credentials", {"WWW-Authenticate": "Bearer"})
        return person

    return current_user


def identity_of(answer: Any) -> str:
    return str(answer.headers["x-mizan-identity"])


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


async def test_a_dependency_that_refuses_runs_once_and_answers_for_protected_functions(
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
    answer = await backend.get("ctx/open/", by("nobody"))
    assert (answer.status_code, answer.json()) == (200, {"hello": "hello None"})
    for context in ("closed", "injected"):
        look_ups.clear()
        answer = await backend.get(f"ctx/{context}/", by("nobody"))
        assert answer.json()["error"]["message"] == "Could not validate credentials"
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
        assert look_ups == ["Bearer nobody"]
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

    answer = await serve(user=Depends(fail)).get("ctx/open/")
    assert (answer.status_code, "x-mizan-identity" in answer.headers) == (getattr(error, "status_code", 500), False)


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


async def test_the_user_is_loaded_again_after_a_mutation(serve: Any, registry: Registry) -> None:
    people = {1: Person(1, "old", is_staff=True)}

    def current(authorization: Annotated[str, Header()]) -> Person:
        if 1 not in people:
            raise HTTPException(404, "User not found")
        return Person(**vars(people[1]))

    Me = Annotated[Person, Depends(current)]

    @client(context="global", registry=registry)
    def current_user(request: Request) -> str | None:
        user = request.state.user
        return user.name if user else None

    @client(context="staff", auth="staff", registry=registry)
    def figures() -> int:
        return 7

    @client(affects=["global", "staff"], registry=registry)
    def rename(name: str) -> None:
        people[1] = Person(1, name)

    @client(affects=["global", "staff"], registry=registry)
    def leave(me: Me) -> None:
        del people[1]

    backend = serve(user=Depends(current))
    mounted = [{"context": "global"}, {"context": "staff"}]
    answer = await backend.call("rename", {"name": "new"}, mounted=mounted, headers=by("x"))
    assert answer.json()["refreshed"] == [{"context": "global", "params": {}, "data": {"current_user": "new"}}]
    before = identity_of(answer)
    gone = await backend.call("leave", mounted=mounted, headers=by("x"))
    assert gone.json()["refreshed"] == [{"context": "global", "params": {}, "data": {"current_user": None}}]
    assert identity_of(gone) not in (before, "")


async def test_signing_in_and_out_with_a_session_changes_the_identity_of_the_same_answer(
    app: FastAPI, serve: Any, registry: Registry
) -> None:
    def current(request: Request) -> Person | None:
        return PEOPLE.get(request.session.get("name", ""))

    @client(registry=registry)
    def login(request: Request, name: str) -> None:
        request.session["name"] = name

    @client(affects=["global"], registry=registry)
    def logout(request: Request) -> None:
        request.session.clear()

    @client(context="global", registry=registry)
    def current_user(me: Annotated[Person | None, Depends(current)]) -> str | None:
        return me.name if me else None

    app.add_middleware(SessionMiddleware, secret_key="s" * 32)
    backend = serve(user=Depends(current))
    ada = identity_of(await backend.call("login", {"name": "ada"}))
    assert ada == identity_of(await backend.get("ctx/global/")) != ""
    bob = identity_of(await backend.call("login", {"name": "bob"}))
    assert bob not in ("", ada)
    out = await backend.call("logout", mounted=[{"context": "global"}])
    assert identity_of(out) == ""
    assert out.json()["refreshed"] == [{"context": "global", "params": {}, "data": {"current_user": None}}]


async def test_a_call_that_sets_a_cookie_invalidates_contexts_without_refreshing_them(
    serve: Any, registry: Registry
) -> None:
    """The dependency would look at the cookie that the browser sent before."""
    users = APIKeyCookie(name="user", auto_error=False)

    def current(user: Annotated[str | None, Depends(users)]) -> Person | None:
        return PEOPLE.get(user or "")

    @client(affects="global", registry=registry)
    def logout(response: Response) -> None:
        response.delete_cookie("user")

    @client(context="global", registry=registry)
    def current_user(me: Annotated[Person | None, Depends(current)]) -> str | None:
        return me.name if me else None

    backend = serve(user=Depends(current))
    answer = await backend.call("logout", mounted=[{"context": "global"}], headers={"cookie": "user=ada"})
    assert (answer.json()["invalidate"], answer.json()["refreshed"]) == ([{"context": "global"}], [])


class TestWhenMizanIsNotTold:
    """Nothing is passed as `user=`."""

    async def test_different_credentials_have_different_identities(self, serve: Any, registry: Registry) -> None:
        def current(authorization: Annotated[str, Header()]) -> str:
            return authorization

        @client(context="notes", registry=registry)
        def notes(user: Annotated[str, Depends(current)]) -> str:
            return f"of {user}"

        backend = serve()
        ada, bob = [await backend.get("ctx/notes/", by(name)) for name in ("ada", "bob")]
        assert len({identity_of(ada), identity_of(bob), ""}) == 3
        assert identity_of(await backend.get("nowhere/", by("ada"))) == identity_of(ada)
        assert identity_of(await backend.get("nowhere/")) == ""

    @pytest.mark.parametrize(
        ("scheme", "header"),
        [
            (APIKeyHeader(name="X-API-Key"), {"x-api-key": "{}"}),
            (APIKeyCookie(name="key"), {"cookie": "key={}"}),
            (HTTPBearer(), {"authorization": "Bearer {}"}),
        ],
    )
    async def test_keys_of_security_schemes_are_credentials(
        self, serve: Any, registry: Registry, scheme: Any, header: dict[str, str]
    ) -> None:
        @client(context="notes", registry=registry)
        def notes(key: Annotated[Any, Depends(scheme)]) -> str:
            return str(key)

        backend = serve()
        seen = set()
        for key in ("ada", "bob"):
            headers = {name: value.format(key) for name, value in header.items()}
            seen.add(identity_of(await backend.get("ctx/notes/", headers)))
        assert len(seen - {""}) == 2

    async def test_a_user_known_only_to_a_dependency_does_not_change_the_identity(
        self, serve: Any, registry: Registry, caplog: pytest.LogCaptureFixture
    ) -> None:
        def current(request: Request, authorization: Annotated[str, Header()]) -> str:
            request.state.user = authorization
            return authorization

        @client(context="notes", registry=registry)
        def notes(user: Annotated[str, Depends(current)]) -> str:
            return user

        backend = serve()
        assert identity_of(await backend.get("ctx/notes/", by("ada"))) == identity_of(
            await backend.get("session/", by("ada"))
        )
        assert [each.getMessage() for each in caplog.records] == [
            "A dependency of notes sets request.state.user, but requests for other functions do not have this user. "
            "Pass the dependency to mizan: install(app, user=Depends(...))."
        ]

    async def test_a_refused_anonymous_request_logs_how_to_configure_the_user(
        self, serve: Any, registry: Registry, caplog: pytest.LogCaptureFixture
    ) -> None:
        @client(context="closed", auth=True, registry=registry)
        def closed() -> None: ...

        backend = serve()
        for _ in range(2):
            assert (await backend.get("ctx/closed/")).status_code == 401
        (record,) = caplog.records
        assert "install(app, user=Depends(...))" in record.getMessage()

    async def test_the_user_of_a_middleware_is_not_used_after_a_mutation(
        self, app: FastAPI, serve: Any, registry: Registry
    ) -> None:
        name = ["old"]

        @app.middleware("http")
        async def remember(request: Request, call_next: Any) -> Any:
            request.state.user = Person(1, name[0])
            return await call_next(request)

        def by_request(request: Request) -> str:
            return str(request.state.user.name)

        @client(context="direct", registry=registry)
        def direct(request: Request) -> str:
            return by_request(request)

        @client(context="indirect", registry=registry)
        def indirect(name: Annotated[str, Depends(by_request)]) -> str:
            return name

        @client(context="ruled", auth=True, registry=registry)
        def ruled() -> None: ...

        @client(context="plain", registry=registry)
        def plain(language: Annotated[str, Header(alias="accept-language")] = "") -> str:
            return name[0]

        @client(affects=["direct", "indirect", "ruled", "plain"], registry=registry)
        def rename(to: str) -> None:
            name[0] = to

        mounted = [{"context": each} for each in ("direct", "indirect", "ruled", "plain")]
        answer = (await serve().call("rename", {"to": "new"}, mounted=mounted)).json()
        assert answer["refreshed"] == [{"context": "plain", "params": {}, "data": {"plain": "new"}}]
        assert len(answer["invalidate"]) == 4


async def test_the_identity_is_read_before_a_session_ends(serve: Any, registry: Registry) -> None:
    class Row:
        """As of a table: once its session has ended, it does not say anything."""

        is_open = True

        @property
        def id(self) -> int:
            if not self.is_open:
                raise LookupError("the session has ended")
            return 7

    def session() -> Iterator[Row]:
        row = Row()
        yield row
        row.is_open = False

    def current(row: Annotated[Row, Depends(session)]) -> Row:
        return row

    @client(registry=registry)
    def rename(me: Annotated[Row, Depends(current)]) -> None: ...

    answer = await serve(user=Depends(current)).call("rename")
    assert (answer.status_code, len(identity_of(answer))) == (200, 64)


async def test_an_identity_that_cannot_be_determined_never_fails_a_call_that_was_committed(
    serve: Any, registry: Registry
) -> None:
    @client(registry=registry)
    def become_nobody_in_particular(request: Request) -> str:
        request.state.user = object()
        return "done"

    answer = await serve().call("become_nobody_in_particular")
    assert (answer.json()["result"], "x-mizan-identity" in answer.headers) == ("done", False)


async def test_a_user_without_an_identifier_is_an_error_before_anything_runs(
    serve: Any, registry: Registry, journal: list[str]
) -> None:
    @client(registry=registry)
    def work() -> None:
        journal.append("worked")

    answer = await serve(user=lambda request: object()).call("work")
    assert (answer.status_code, journal) == (500, [])


def of_the_token(token: Annotated[str, Header()]) -> None: ...


def of_a_session(session: Any = Depends(by)) -> None: ...  # noqa: B008


def of_two(request: Request, session: Any) -> None: ...


@pytest.mark.parametrize("find", [of_the_token, of_a_session, of_two, lambda: None, Annotated[str, Depends(by)], "ada"])
def test_the_user_option_must_be_a_function_of_the_request(serve: Any, find: Any) -> None:
    with pytest.raises(DefinitionError, match="must be a function whose only argument is the request") as caught:
        serve(user=find)
    assert "user=Depends(current_user)" in caught.value.mistakes[0].hint


def test_a_user_dependency_that_needs_a_query_is_refused(serve: Any) -> None:
    def by_query(token: str) -> None: ...

    with pytest.raises(DefinitionError, match='A dependency of user= reads the query parameter "token"'):
        serve(user=Depends(by_query))
