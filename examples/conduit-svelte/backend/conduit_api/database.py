"""The engine, and one session per request."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends
from sqlalchemy import create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from conduit_api import settings

engine = create_engine(f"sqlite:///{settings.DATABASE}")
sessions = sessionmaker(engine)


@event.listens_for(engine, "connect")
def _prepare_connection(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # SQLite checks foreign keys only on request; with WAL, readers continue during a write.
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()


def get_session() -> Iterator[Session]:
    """Commits when the function returns, rolls back when it raises."""
    with sessions.begin() as session:
        yield session


Database = Annotated[Session, Depends(get_session)]
