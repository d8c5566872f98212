"""Every response has the identity of its user, and rules check the same user."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi import FastAPI, Request, Response
from mizan_core import Registry, client, derive_identity
from mizan_fastapi import install


@dataclass
class Account:
    id: int
    is_staff: bool = False
    is_superuser: bool = False


ACCOUNTS = {"ada": Account(1), "stella": Account(2, is_staff=True), "ruth": Account(3, True, True)}


def identity(account_id: int) -> str:
    return derive_identity("s" * 32, f"{__name__}.Account\x00id:{account_id}")


@pytest.fixture
def signed_in(app: FastAPI) -> None:
    @app.middleware("http")
    async def find_user(request: Request, proceed: Callable[[Request], Awaitable[Response]]) -> Response:
        request.state.user = ACCOUNTS.get(request.headers.get("x-user", ""))
        return await proceed(request)


def by(name: str) -> dict[str, str]:
    return {"x-user": name}


@pytest.mark.usefixtures("signed_in")
async def test_the_identity_is_that_of_the_user_in_the_request_state(serve: Any, registry: Registry) -> None:
    @client(context="home", registry=registry)
    def home() -> str:
        return "sweet"

    backend = serve()
    for path in ("session/", "ctx/home/", "ctx/nothing/", "nowhere"):
        assert (await backend.get(path, by("ada"))).headers["x-mizan-identity"] == identity(1)
        assert (await backend.get(path)).headers["x-mizan-identity"] == ""
    assert (await backend.call("home", headers=by("ruth"))).headers["x-mizan-identity"] == identity(3)


@pytest.mark.usefixtures("signed_in")
async def test_a_function_that_signs_a_user_in_changes_the_identity_of_its_own_response(
    serve: Any, registry: Registry
) -> None:
    @client(affects=[], registry=registry)
    def login(request: Request) -> None:
        request.state.user = ACCOUNTS["ada"]

    assert (await serve().call("login")).headers["x-mizan-identity"] == identity(1)


@pytest.mark.usefixtures("signed_in")
@pytest.mark.parametrize(
    ("rule", "statuses"),
    [
        (None, [200, 200, 200, 200]),
        (True, [401, 200, 200, 200]),
        ("staff", [401, 403, 200, 200]),
        ("superuser", [401, 403, 403, 200]),
    ],
)
async def test_rules_check_the_user(serve: Any, registry: Registry, rule: Any, statuses: list[int]) -> None:
    @client(auth=rule, registry=registry)
    def enter() -> None: ...

    backend = serve()
    responses = [await backend.call("enter", headers=by(name)) for name in ("unknown", *ACCOUNTS)]
    assert [response.status_code for response in responses] == statuses


@pytest.mark.usefixtures("signed_in")
@pytest.mark.parametrize("is_async", [True, False])
async def test_a_rule_function_receives_the_request_and_the_validated_input(
    serve: Any, registry: Registry, is_async: bool
) -> None:
    def owns(request: Request, input: Any) -> bool:
        return bool(request.state.user and request.state.user.id == input.account_id)

    async def owns_async(request: Request, input: Any) -> bool:
        return owns(request, input)

    @client(auth=owns_async if is_async else owns, registry=registry)
    def close(account_id: int) -> None: ...

    backend = serve()
    assert (await backend.call("close", {"account_id": 1}, headers=by("ada"))).status_code == 200
    assert (await backend.call("close", {"account_id": 2}, headers=by("ada"))).status_code == 403
    assert (await backend.call("close", {"account_id": 1})).status_code == 401


@pytest.mark.parametrize("is_async", [True, False])
async def test_an_option_can_set_how_the_user_is_found(serve: Any, registry: Registry, is_async: bool) -> None:
    def find(request: Request) -> Account | None:
        return ACCOUNTS.get(request.headers.get("x-user", ""))

    async def find_async(request: Request) -> Account | None:
        return find(request)

    @client(auth=True, registry=registry)
    def whoami(request: Request) -> int:
        return request.state.user.id  # type: ignore[no-any-return]

    backend = serve(user=find_async if is_async else find)
    response = await backend.call("whoami", headers=by("stella"))
    assert (response.json()["result"], response.headers["x-mizan-identity"]) == (2, identity(2))
    unknown = await backend.get("nowhere/", by("stella"))
    assert (unknown.status_code, unknown.headers["x-mizan-identity"]) == (404, identity(2))


async def stella(request: Request) -> Account | None:
    return ACCOUNTS.get(request.headers.get("x-user", ""))


def stella_later(request: Request) -> Awaitable[Account | None]:
    return stella(request)


class FindStella:
    async def __call__(self, request: Request) -> Account | None:
        return await stella(request)


@pytest.mark.parametrize("find", [stella_later, FindStella()])
async def test_an_awaitable_user_is_awaited(serve: Any, registry: Registry, find: Any) -> None:
    @client(auth=True, registry=registry)
    def enter() -> None: ...

    backend = serve(user=find)
    response = await backend.call("enter", headers=by("stella"))
    assert (response.status_code, response.headers["x-mizan-identity"]) == (200, identity(2))
    assert (await backend.call("enter")).status_code == 401


@dataclass
class Customer:
    id: int


async def test_users_of_two_classes_with_the_same_id_are_different_users(serve: Any) -> None:
    backend = serve(user=lambda request: Customer(1) if request.headers["x-user"] == "customer" else ACCOUNTS["ada"])
    seen = {(await backend.get("session/", by(name))).headers["x-mizan-identity"] for name in ("customer", "ada")}
    assert len(seen) == 2


async def test_an_error_while_finding_the_user_is_an_envelope_without_identity(
    serve: Any, caplog: pytest.LogCaptureFixture
) -> None:
    def find(request: Request) -> None:
        raise ConnectionError("no database")

    response = await serve(user=find).get("session/")
    assert (response.status_code, response.json()["error"]["code"]) == (500, "INTERNAL_ERROR")
    assert response.headers["cache-control"] == "private, no-store"
    assert "x-mizan-identity" not in response.headers
    assert len(caplog.records) == 1


async def test_a_missing_secret_is_reported_once_a_user_signs_in(
    app: FastAPI, caplog: pytest.LogCaptureFixture
) -> None:
    import httpx
    from mizan_fastapi import install

    install(app, registry=Registry(), user=lambda request: ACCOUNTS.get(request.headers.get("x-user", "")))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as http:
        await http.get("/api/mizan/session/")
        assert caplog.records == []
        first = await http.get("/api/mizan/session/", headers=by("ada"))
        second = await http.get("/api/mizan/session/", headers=by("ada"))
    assert first.headers["x-mizan-identity"] == second.headers["x-mizan-identity"] != ""
    assert [record.getMessage() for record in caplog.records] == [
        "identity_secret is not set, so each process generates its own, and clients discard their data when another "
        "process responds. Pass the same random secret to all processes."
    ]


@pytest.mark.parametrize("secret", ["", "secret", b"s" * 31])
def test_a_secret_that_can_be_guessed_is_refused(app: FastAPI, secret: Any) -> None:
    with pytest.raises(ValueError, match=f"identity_secret has {len(secret)} bytes. Use at least 32 random bytes"):
        install(app, registry=Registry(), identity_secret=secret)
