"""`cache=` behind HTTP: what FastAPI's dependencies, responses and sessions have to do with it."""

from collections.abc import Iterator
from typing import Annotated, Any

import pytest
from fastapi import BackgroundTasks, Depends, FastAPI, Header, HTTPException, Request, Response
from httpx import ASGITransport, AsyncClient
from mizan_core import Cache, DefinitionError, Registry, client
from mizan_core.cache.redis import RedisBackend
from mizan_core.checks import preparation_diagnostics
from mizan_fastapi import install
from mizan_fixtures.redis_fixture import redis_server, shared_redis
from mizan_fixtures.redis_server import RedisServer
from starlette.middleware.sessions import SessionMiddleware

__all__ = ["redis_server", "shared_redis"]


def by(name: str) -> dict[str, str]:
    return {"x-user": name}


@pytest.fixture
def start(serve: Any) -> Any:
    return lambda **options: serve(**{"user": lambda request: request.headers.get("x-user"), **options})


async def test_a_result_is_cached_until_a_mutation_without_any_configuration(
    start: Any, registry: Registry, journal: list[str]
) -> None:
    title = ["old"]

    @client(context="home", cache=60, registry=registry)
    def home_title() -> str:
        journal.append("read")
        return title[0]

    @client(affects="home", registry=registry)
    def rename(to: str) -> None:
        title[0] = to

    backend = start()
    for _ in range(2):
        assert (await backend.get("ctx/home/")).json() == {"home_title": "old"}
    response = await backend.call("rename", {"to": "new"}, mounted=[{"context": "home", "params": {}}])
    assert response.json()["refreshed"][0]["data"] == {"home_title": "new"}
    assert (await backend.get("ctx/home/")).json() == {"home_title": "new"}
    assert journal == ["read", "read"]


async def test_apps_without_a_configured_cache_share_nothing(
    start: Any, registry: Registry, journal: list[str]
) -> None:
    @client(context="home", cache=60, registry=registry)
    def home_title() -> int:
        journal.append("read")
        return 1

    for app in (FastAPI(), FastAPI()):
        install(app, registry=registry)
        async with AsyncClient(transport=ASGITransport(app), base_url="http://test") as http:
            for _ in range(2):
                await http.get("/api/mizan/ctx/home/")
    assert journal == ["read", "read"]


async def test_each_user_sees_their_own_data(start: Any, registry: Registry) -> None:
    @client(context="home", cache=60, registry=registry)
    def home_of(request: Request) -> str:
        return f"of {request.state.user}"

    backend = start()
    for _ in range(2):
        for name in ("ada", "bob"):
            response = await backend.get("ctx/home/", by(name))
            assert response.json() == {"home_of": f"of {name}"}


async def test_users_known_only_to_a_dependency_share_no_results(
    start: Any, registry: Registry, journal: list[str]
) -> None:
    """The app signs users in with a dependency that mizan does not know."""

    def signed_in(x_api_key: Annotated[str | None, Header()] = None) -> str:
        if x_api_key is None:
            raise HTTPException(401)
        return x_api_key

    @client(context="home", cache=60, registry=registry)
    def home(me: Annotated[str, Depends(signed_in)]) -> str:
        journal.append(me)
        return f"of {me}"

    backend = start()
    for key in ("ada", "bob", "ada"):
        response = await backend.get("ctx/home/", {"x-api-key": key})
        assert response.json() == {"home": f"of {key}"}
    assert (await backend.get("ctx/home/")).status_code == 401
    assert journal == ["ada", "bob", "ada"]


def sets_a_cookie(response: Response) -> None:
    response.set_cookie("seen", "1")


def sets_a_header(response: Response) -> None:
    response.headers["x-total"] = "1"


def works_afterwards(tasks: BackgroundTasks) -> None:
    tasks.add_task(lambda: None)


def changes_the_session(request: Request) -> None:
    request.session["seen"] = 1


def does_nothing(response: Response) -> None: ...


@pytest.mark.parametrize(
    ("effect", "runs"),
    [
        (sets_a_cookie, 2),
        (sets_a_header, 2),
        (works_afterwards, 2),
        (changes_the_session, 2),
        (does_nothing, 1),
    ],
)
async def test_a_response_with_side_effects_is_not_cached(
    start: Any, app: FastAPI, registry: Registry, journal: list[str], effect: Any, runs: int
) -> None:
    app.add_middleware(SessionMiddleware, secret_key="x")

    @client(context="home", cache=60, registry=registry)
    def a_quick() -> int:
        journal.append("a")
        return 1

    @client(context="home", cache=60, registry=registry)
    def b_effective(done: Annotated[None, Depends(effect)]) -> int:
        journal.append("b")
        return 2

    backend = start()
    responses = [await backend.get("ctx/home/", by("ada")) for _ in range(2)]
    assert [response.json() for response in responses] == [{"a_quick": 1, "b_effective": 2}] * 2
    assert sorted(journal) == ["a"] * runs + ["b"] * runs
    if effect is sets_a_cookie:
        assert all("seen=1" in response.headers["set-cookie"] for response in responses)


def for_admins(request: Request) -> None:
    if request.headers.get("x-user") != "ada":
        raise HTTPException(403, "admins only")


@pytest.mark.parametrize("annotation", [Annotated[None, Depends(for_admins)], Annotated[str, Header()], Request])
def test_an_injected_argument_and_a_public_result_are_an_error_at_import(registry: Registry, annotation: Any) -> None:
    def report(given: annotation) -> str:
        return "the secret report"

    with pytest.raises(DefinitionError) as caught:
        client(context="report", cache=60, cache_scope="public", registry=registry)(report)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == (
        'report has cache_scope="public", but the framework fills in its parameter "given", which may depend on '
        "the user: one user's result would be sent to all users."
    )
    assert "Check permissions with auth=." in diagnostic.hint


DEFINED_LATER = """
from __future__ import annotations
from typing import Annotated

@client(context="report", cache=60, cache_scope="public", registry=registry)
def report(admin: Admin) -> str:
    return "the secret report"

Admin = Annotated[None, Depends(for_admins)]
"""


async def test_a_public_result_with_a_late_annotation_is_not_shared(start: Any, registry: Registry) -> None:
    module: dict[str, Any] = {"client": client, "Depends": Depends, "for_admins": for_admins, "registry": registry}
    backend = start()
    exec(DEFINED_LATER, module)
    assert (await backend.get("ctx/report/", by("ada"))).json() == {"report": "the secret report"}
    assert (await backend.get("ctx/report/")).status_code == 403
    assert [each.message.split(",")[0] for each in preparation_diagnostics(registry)] == [
        'report has cache_scope="public"'
    ]


async def test_rules_are_checked_before_the_cache(start: Any, registry: Registry) -> None:
    @client(context="home", auth=True, cache=60, cache_scope="public", registry=registry)
    def home() -> str:
        return "members only"

    backend = start()
    assert (await backend.get("ctx/home/", by("ada"))).json() == {"home": "members only"}
    assert (await backend.get("ctx/home/")).status_code == 401


async def test_results_are_cached_separately_for_each_value_of_vary(
    start: Any, registry: Registry, journal: list[str]
) -> None:
    @client(context="home", cache=60, registry=registry)
    def home(accept_language: Annotated[str, Header()]) -> str:
        journal.append(accept_language)
        return accept_language

    backend = start(cache=Cache(vary=lambda request: request.headers["accept-language"]))
    for language in ("en", "de", "en", "de"):
        response = await backend.get("ctx/home/", {**by("ada"), "accept-language": language})
        assert response.json() == {"home": language}
    assert journal == ["en", "de"]


async def test_a_mutation_that_returns_a_response_invalidates_too(start: Any, registry: Registry) -> None:
    title = ["old"]

    @client(context="home", cache=60, registry=registry)
    def home() -> str:
        return title[0]

    @client(affects="home", registry=registry)
    def rename() -> Response:
        title[0] = "new"
        return Response("done")

    backend = start()
    await backend.get("ctx/home/")
    assert (await backend.call("rename")).headers["x-mizan-invalidate"] == '[{"context": "home"}]'
    assert (await backend.get("ctx/home/")).json() == {"home": "new"}


async def test_a_dependency_commits_before_the_cache_is_invalidated(start: Any, registry: Registry) -> None:
    committed = ["old"]
    pending: list[str] = []

    def transaction() -> Iterator[list[str]]:
        yield pending
        committed[0] = pending.pop()

    @client(context="home", cache=60, registry=registry)
    def home() -> str:
        return committed[0]

    @client(affects="home", registry=registry)
    def rename(to: str, writes: Annotated[list[str], Depends(transaction)]) -> None:
        writes.append(to)

    backend = start()
    for to in ("one", "two"):
        await backend.get("ctx/home/")
        await backend.call("rename", {"to": to})
        assert (await backend.get("ctx/home/")).json() == {"home": to}


async def test_apps_that_share_a_redis_share_results_and_invalidations(
    registry: Registry, redis_server: RedisServer, journal: list[str]
) -> None:
    title = ["old"]

    @client(context="home", cache=60, registry=registry)
    async def home() -> str:
        journal.append("read")
        return title[0]

    @client(affects="home", registry=registry)
    async def rename(to: str) -> None:
        title[0] = to

    backends = [RedisBackend(redis_server.url, pause=0.8, timeout=10) for _ in range(2)]
    clients = []
    for backend in backends:
        app = FastAPI()
        install(app, registry=registry, cache=Cache(backend, secret="s" * 32))
        clients.append(AsyncClient(transport=ASGITransport(app), base_url="http://test/api/mizan/"))
    _, second = clients
    assert [(await each.get("ctx/home/")).json() for each in clients] == [{"home": "old"}] * 2
    assert journal == ["read"]
    await second.post("call/", json={"fn": "rename", "args": {"to": "new"}})
    assert [(await each.get("ctx/home/")).json() for each in clients] == [{"home": "new"}] * 2
    assert journal == ["read", "read"]
    for backend in backends:
        backend.close()
    for each in clients:
        await each.aclose()
