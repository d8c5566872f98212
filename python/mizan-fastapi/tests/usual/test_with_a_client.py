"""The examples of the guide on testing."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from mizan_fastapi.testing import AsyncMizanClient, CallError, MizanClient
from sqlalchemy import Engine

from .app import create_app
from .dependencies import Page
from .tables import User
from .test_usual_app import engine

__all__ = ["engine"]


@pytest.fixture
def app(engine: Engine) -> FastAPI:
    return create_app(engine)


# region fixtures
@pytest.fixture
def mizan(app: FastAPI) -> Iterator[MizanClient]:
    with MizanClient(app) as client:
        yield client


@pytest.fixture
def bob() -> User:
    return User(id=2, email="bob@example.org", full_name="Bob")
    # endregion


# region call
def test_a_new_item_is_shown(mizan: MizanClient, bob: User) -> None:
    client = mizan.as_user(bob)
    called = client.call("create_item", title="new")
    assert called.result == {"id": 3, "title": "new"}
    called.assert_invalidates("items")
    called.assert_keeps("users")
    assert client.read("items", skip=1) == {"item_count": 2, "items": [{"id": 3, "title": "new"}]}
    # endregion


# region refused
def test_items_of_others_cannot_be_deleted(mizan: MizanClient, bob: User) -> None:
    with pytest.raises(CallError) as refused:
        mizan.as_user(bob).call("delete_item", item_id=1)
    assert (refused.value.code, refused.value.message) == ("NOT_FOUND", "Item not found")


def test_anonymous_requests_have_no_items(mizan: MizanClient) -> None:
    with pytest.raises(CallError, match="UNAUTHORIZED"):
        mizan.read("items")
    # endregion


# region token
def test_the_token_is_that_of_the_user(app: FastAPI) -> None:
    with MizanClient(app, headers={"authorization": "Bearer 2"}) as client:
        assert client.read("global")["me"]["full_name"] == "Bob"
    # endregion


# region async
async def test_a_deleted_item_is_gone(app: FastAPI, bob: User) -> None:
    async with AsyncMizanClient(app) as mizan:
        client = mizan.as_user(bob)
        await client.call("delete_item", item_id=2)
        assert (await client.read("items"))["item_count"] == 0
    # endregion


# region override
def test_a_page_has_two_items(app: FastAPI, mizan: MizanClient, bob: User) -> None:
    app.dependency_overrides[Page] = lambda: Page(limit=2)
    client = mizan.as_user(bob)
    for title in ("one", "two"):
        client.call("create_item", title=title)
    assert [each["title"] for each in client.read("items")["items"]] == ["of Bob", "one"]
    # endregion
