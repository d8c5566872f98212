"""Responses that browsers and shared caches may keep, on FastAPI."""

from typing import Any

import pytest
from fastapi import Depends, FastAPI, Response
from httpx import ASGITransport, AsyncClient
from mizan_core import Cache, Registry, client
from mizan_fastapi import create_router

from .people import ADA, PEOPLE, by, identity_of

SHARED = "public, max-age=0, must-revalidate, s-maxage=30"


@pytest.fixture
def prices(registry: Registry) -> list[int]:
    amounts = [10]

    @client(context="catalog", cache=60, cache_scope="public", registry=registry)
    def price() -> int:
        return amounts[0]

    @client(affects="catalog", registry=registry)
    def raise_price(to: int) -> None:
        amounts[0] = to

    @client(context="about", cache=60, cache_scope="public", shared_max_age=30, registry=registry)
    def about() -> str:
        return "us"

    return amounts


@pytest.mark.usefixtures("prices")
async def test_a_client_that_has_the_data_receives_no_body(serve: Any) -> None:
    backend = serve()
    first = await backend.get("ctx/catalog/")
    assert first.headers["cache-control"] == "private, no-cache"
    assert first.headers["x-mizan-identity"] == ""
    again = await backend.get("ctx/catalog/", {"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "content-type" not in again.headers
    for name in ("cache-control", "etag", "x-mizan-identity"):
        assert again.headers[name] == first.headers[name]


@pytest.mark.usefixtures("prices")
async def test_the_tag_changes_with_a_mutation(serve: Any) -> None:
    backend = serve()
    first = await backend.get("ctx/catalog/")
    await backend.call("raise_price", {"to": 12})
    again = await backend.get("ctx/catalog/", {"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.json()) == (200, {"price": 12})
    assert again.headers["etag"] != first.headers["etag"]


@pytest.mark.usefixtures("prices")
async def test_a_user_keeps_their_identity_unless_the_response_is_shared(serve: Any) -> None:
    backend = serve(user=lambda request: PEOPLE.get(request.headers.get("authorization", "")[7:]))
    own = await backend.get("ctx/catalog/", by("ada"))
    assert identity_of(own) != ""
    assert identity_of(await backend.get("ctx/catalog/", {**by("ada"), "if-none-match": "*"})) == identity_of(own)
    shared = await backend.get("ctx/about/", by("ada"))
    assert shared.headers["cache-control"] == SHARED
    assert "x-mizan-identity" not in shared.headers


@pytest.mark.usefixtures("prices")
async def test_no_failure_is_kept(serve: Any) -> None:
    backend = serve()
    for path in ("ctx/about/?x=1", "ctx/nothing/"):
        response = await backend.get(path, {"if-none-match": "*"})
        assert response.status_code >= 400
        assert response.headers["cache-control"] == "private, no-store"
        assert "etag" not in response.headers


@pytest.mark.usefixtures("prices")
async def test_nothing_is_shared_that_depends_on_more_than_its_address(serve: Any) -> None:
    backend = serve(cache=Cache(vary=lambda request: request.headers.get("x-tenant", "")))
    assert (await backend.get("ctx/about/")).headers["cache-control"] == "private, no-cache"


@pytest.mark.usefixtures("prices")
async def test_nothing_is_shared_behind_a_dependency_of_the_router(registry: Registry) -> None:
    app = FastAPI()
    app.include_router(create_router(registry=registry), prefix="/m", dependencies=[Depends(lambda: None)])
    async with AsyncClient(transport=ASGITransport(app), base_url="http://test") as http:
        response = await http.get("/m/ctx/about/")
    assert response.headers["cache-control"] == "private, no-cache"


@pytest.mark.usefixtures("prices")
async def test_nothing_is_kept_if_a_dependency_sets_a_cookie(serve: Any, app: FastAPI) -> None:
    def visited(response: Response) -> None:
        response.set_cookie("visited", "1")

    app.router.dependencies.append(Depends(visited))
    backend = serve(user=Depends(visited))
    response = await backend.get("ctx/catalog/", {"if-none-match": "*"})
    assert (response.status_code, response.headers["cache-control"]) == (200, "private, no-store")
    assert "visited" in response.headers["set-cookie"]


async def test_a_guarded_context_is_not_kept(serve: Any, registry: Registry) -> None:
    @client(context="catalog", cache=60, cache_scope="public", registry=registry)
    def price() -> int:
        return 1

    backend = serve(auth=True, user=lambda request: ADA)
    response = await backend.get("ctx/catalog/", {"if-none-match": "*"})
    assert (response.status_code, response.headers["cache-control"]) == (200, "private, no-store")
