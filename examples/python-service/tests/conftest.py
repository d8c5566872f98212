"""The service and the tracker in one process, without a network: the tracker is the real application."""

import os
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

os.environ["TRACKER_DATABASE"] = str(Path(tempfile.mkdtemp()) / "tracker.sqlite3")

import httpx
import pytest
from app.database import engine
from app.main import app as tracker
from app.tables import Table
from mizan_client import AsyncASGITransport
from reports.main import app
from reports.tracker import URL, tracker_transport
from tracker_client import AsyncClient

SignIn = Callable[[str], Awaitable[httpx.AsyncClient]]


# region in-process
@pytest.fixture
async def sign_in() -> AsyncIterator[SignIn]:
    """Makes clients of the service for users of the tracker."""
    app.dependency_overrides[tracker_transport] = lambda: AsyncASGITransport(tracker)
    Table.metadata.drop_all(engine)
    # The transport sends no lifespan events.
    async with tracker.router.lifespan_context(tracker):

        async def sign_in(username: str) -> httpx.AsyncClient:
            async with AsyncClient(URL, transport=AsyncASGITransport(tracker)) as client:
                token = await client.create_token(username=username, password=username * 2)
            return caller_with(token)

        yield sign_in
    app.dependency_overrides.clear()
    # endregion


def caller_with(token: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app),
        base_url="http://reports",
        headers={"Authorization": f"Bearer {token}"},
    )
