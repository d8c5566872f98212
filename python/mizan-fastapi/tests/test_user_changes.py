"""A call that changes the user, signs in or out: what is read after it, and the identity of its response."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, HTTPException, Request, Response
from fastapi.security import APIKeyCookie
from mizan_core import Registry, client
from starlette.middleware.sessions import SessionMiddleware

from .people import PEOPLE, Person, by, identity_of


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
    response = await backend.call("rename", {"name": "new"}, mounted=mounted, headers=by("x"))
    assert response.json()["refreshed"] == [{"context": "global", "params": {}, "data": {"current_user": "new"}}]
    before = identity_of(response)
    gone = await backend.call("leave", mounted=mounted, headers=by("x"))
    assert gone.json()["refreshed"] == [{"context": "global", "params": {}, "data": {"current_user": None}}]
    assert identity_of(gone) not in (before, "")


async def test_signing_in_and_out_with_a_session_changes_the_identity_of_the_same_response(
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
    """The dependency would read the old cookie of the request."""
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
    response = await backend.call("logout", mounted=[{"context": "global"}], headers={"cookie": "user=ada"})
    assert (response.json()["invalidate"], response.json()["refreshed"]) == ([{"context": "global"}], [])


async def test_the_identity_is_read_before_a_session_ends(serve: Any, registry: Registry) -> None:
    class Row:
        """Like a row: it cannot be read once its session has ended."""

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

    response = await serve(user=Depends(current)).call("rename")
    assert (response.status_code, len(identity_of(response))) == (200, 64)
