"""The truth: the tables, read without mizan and its cache."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

from mizan_fixtures.postgres_server import PostgresServer


class Database(Protocol):
    @property
    def url(self) -> str: ...

    @property
    def locks_rows(self) -> bool:
        """Whether writes lock rows instead of the whole database."""
        ...

    def create_tables(self) -> None:
        """Creates the tables; Django does so itself."""
        ...

    def execute(self, sql: str) -> list[Any]:
        """Runs one statement and commits it. Returns its rows."""
        ...


class SQLite:
    """A file in WAL mode, as in a web application."""

    locks_rows = False

    def __init__(self, file: Path) -> None:
        self.file = file
        self.url = f"sqlite:///{file}"
        self.execute("PRAGMA journal_mode = WAL")

    def create_tables(self) -> None:
        self.execute("CREATE TABLE board (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, text TEXT NOT NULL)")
        self.execute(
            "CREATE TABLE folder (owner TEXT, name TEXT, version INTEGER NOT NULL, text TEXT NOT NULL, "
            "PRIMARY KEY (owner, name))"
        )

    def execute(self, sql: str) -> list[Any]:
        with closing(sqlite3.connect(self.file, timeout=30)) as connection, connection:
            return connection.execute(sql).fetchall()


class Postgres:
    """A database on a server that tests share."""

    locks_rows = True

    def __init__(self, server: PostgresServer, name: str) -> None:
        self._server = server
        self._name = name
        self.url = server.url(name)
        server.execute(f"CREATE DATABASE {name}")

    def create_tables(self) -> None:
        raise NotImplementedError("Django has made them.")

    def execute(self, sql: str) -> list[Any]:
        return self._server.execute(sql, self._name)


class Truth:
    """The data that pages must show."""

    def __init__(self, database: Database) -> None:
        boards = database.execute("SELECT id, version, text FROM board")
        folders = database.execute("SELECT owner, name, version, text FROM folder")
        self.boards = {board: (version, text) for board, version, text in boards}
        self.folders = {(owner, name): (version, text) for owner, name, version, text in folders}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Truth) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    def of(self, context: str, params: dict[str, Any], account: str) -> dict[str, Any]:
        """The data of a context, as on the wire."""
        if context == "global":
            return {"current_account": account}
        if context == "totals":
            return {"all_boards": {"version": sum(version for version, _ in self.boards.values()), "text": ""}}
        if context == "board":
            version, text = self.boards[params["board_id"]]
            return {"board_state": {"version": version, "text": text}, "board_version": version}
        version, text = self.folders.get((account, params["folder"]), (0, ""))
        return {"folder_state": {"version": version, "text": text, "owner": account}}
