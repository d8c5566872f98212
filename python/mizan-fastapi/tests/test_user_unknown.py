"""What mizan knows about the user without `install(app, user=…)`."""

from typing import Annotated, Any

import pytest
from fastapi import Depends, FastAPI, Header, Request
from fastapi.security import APIKeyCookie, APIKeyHeader, HTTPBearer
from mizan_core import Registry, client

from .people import Person, by, identity_of


async def test_different_credentials_have_different_identities(serve: Any, registry: Registry) -> None:
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
    serve: Any, registry: Registry, scheme: Any, header: dict[str, str]
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
    serve: Any, registry: Registry, caplog: pytest.LogCaptureFixture
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
    serve: Any, registry: Registry, caplog: pytest.LogCaptureFixture
) -> None:
    @client(context="closed", auth=True, registry=registry)
    def closed() -> None: ...

    backend = serve()
    for _ in range(2):
        assert (await backend.get("ctx/closed/")).status_code == 401
    (record,) = caplog.records
    assert "install(app, user=Depends(...))" in record.getMessage()


async def test_the_user_of_a_middleware_is_not_used_after_a_mutation(
    app: FastAPI, serve: Any, registry: Registry
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
    response = (await serve().call("rename", {"to": "new"}, mounted=mounted)).json()
    assert response["refreshed"] == [{"context": "plain", "params": {}, "data": {"plain": "new"}}]
    assert len(response["invalidate"]) == 4


async def test_an_identity_that_cannot_be_determined_never_fails_a_call_that_was_committed(
    serve: Any, registry: Registry
) -> None:
    @client(registry=registry)
    def become_unknown(request: Request) -> str:
        request.state.user = object()
        return "done"

    response = await serve().call("become_unknown")
    assert (response.json()["result"], "x-mizan-identity" in response.headers) == ("done", False)
