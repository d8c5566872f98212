"""The expected behaviour of such an application."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import Engine, QueuePool
from sqlmodel import Session, SQLModel, create_engine

from .app import create_app
from .dependencies import get_current_user
from .tables import Item, User

ADA, BOB, UNKNOWN = {"authorization": "Bearer 1"}, {"authorization": "Bearer 2"}, {"authorization": "Bearer 9"}


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = create_engine(
        f"sqlite:///{tmp_path / 'usual.sqlite'}", poolclass=QueuePool, pool_size=15, max_overflow=0, pool_timeout=30
    )
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(User(id=1, email="ada@example.org", full_name="Ada", is_superuser=True))
        session.add(User(id=2, email="bob@example.org", full_name="Bob"))
        session.flush()
        session.add(Item(id=1, title="of Ada", owner_id=1))
        session.add(Item(id=2, title="of Bob", owner_id=2))
        session.commit()
    yield engine
    engine.dispose()


@pytest.fixture
def app(engine: Engine) -> FastAPI:
    return create_app(engine)


class Page:
    """A page of the application, as the user of `headers`."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def read(self, context: str, headers: dict[str, str] | None = None) -> httpx.Response:
        return await self.http.get(f"/api/mizan/ctx/{context}", headers=headers)

    async def call(self, fn: str, args: Any, headers: dict[str, str], *mounted: str) -> httpx.Response:
        body = {"fn": fn, "args": args, "mounted": [{"context": each} for each in mounted]}
        return await self.http.post("/api/mizan/call/", json=body, headers=headers)


@pytest.fixture
async def page(app: FastAPI) -> AsyncIterator[Page]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as http:
        yield Page(http)


def identity(response: httpx.Response) -> str:
    return response.headers["x-mizan-identity"]


async def test_each_user_has_separate_data_and_a_separate_identity(page: Page) -> None:
    ada, bob = await page.read("items/", ADA), await page.read("items/", BOB)
    assert ada.json() == {"item_count": 1, "items": [{"id": 1, "title": "of Ada"}]}
    assert bob.json() == {"item_count": 1, "items": [{"id": 2, "title": "of Bob"}]}
    assert len({identity(ada), identity(bob), ""}) == 3
    assert identity(await page.read("global/", ADA)) == identity(ada)


async def test_protected_functions_respond_as_the_dependency_does(page: Page) -> None:
    for headers, status, message in ((None, 401, "Not authenticated"), (UNKNOWN, 404, "User not found")):
        for context in ("items/", "global/"):
            response = await page.read(context, headers)
            assert (response.status_code, response.json()["error"]["message"]) == (status, message)
    assert (await page.read("users/", ADA)).json() == {"users": ["ada@example.org", "bob@example.org"]}
    assert (await page.read("users/", BOB)).status_code == 403


async def test_a_list_is_read_in_pages(page: Page) -> None:
    for number in range(3):
        await page.call("create_item", {"title": f"item {number}"}, BOB)
    response = await page.read("items/?limit=2&skip=1", BOB)
    assert response.json() == {"item_count": 4, "items": [{"id": 3, "title": "item 0"}, {"id": 4, "title": "item 1"}]}


async def test_a_mutation_refreshes_the_page(page: Page) -> None:
    response = await page.call("delete_item", {"item_id": 2}, BOB, "items", "global")
    assert response.json()["refreshed"] == [{"context": "items", "params": {}, "data": {"item_count": 0, "items": []}}]
    assert (await page.call("delete_item", {"item_id": 1}, BOB)).json()["error"]["code"] == "NOT_FOUND"


async def test_a_mutation_of_the_user_refreshes_the_user(page: Page) -> None:
    response = await page.call("update_me", {"full_name": "Robert"}, BOB, "global", "users")
    robert = {"id": 2, "email": "bob@example.org", "full_name": "Robert"}
    assert response.json()["refreshed"] == [{"context": "global", "params": {}, "data": {"me": robert}}]
    assert identity(response) == identity(await page.read("global/", BOB))


async def test_a_deleted_account_is_no_longer_shown(page: Page) -> None:
    before = identity(await page.read("global/", BOB))
    response = await page.call("delete_me", {}, BOB, "global", "items")
    assert (response.status_code, response.json()["refreshed"]) == (200, [])
    assert len({identity(response), before, ""}) == 3


async def test_as_many_clients_are_served_as_with_plain_fastapi(page: Page) -> None:
    responses = await asyncio.gather(*(page.read("items/", BOB) for _ in range(40)))
    assert {each.status_code for each in responses} == {200}


async def test_a_test_signs_in_by_overriding_the_dependency(app: FastAPI, page: Page) -> None:
    app.dependency_overrides[get_current_user] = lambda: User(id=2, email="bob@example.org", full_name="Bob")
    assert (await page.read("items/")).json()["items"] == [{"id": 2, "title": "of Bob"}]
