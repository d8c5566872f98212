"""A tracker with its demo data, fresh for each test, and people who are signed in to it."""

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

os.environ["TRACKER_DATABASE"] = str(Path(tempfile.mkdtemp()) / "tracker.sqlite3")

from app.database import engine
from app.main import app
from app.tables import Table

from .person import Person


@pytest.fixture
def sign_in() -> Iterator[Callable[[str], Person]]:
    """Signs the named user in, in a separate browser."""
    Table.metadata.drop_all(engine)
    with TestClient(app):

        def enter(username: str) -> Person:
            person = Person(TestClient(app))
            person.call("login", username=username, password=username * 2)
            return person

        yield enter
