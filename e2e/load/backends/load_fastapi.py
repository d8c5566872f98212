"""The notice boards on FastAPI and SQLite: ``uvicorn load_fastapi:app``."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from boards import define_boards, define_failures
from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse
from folders import define_folders
from mizan_core import Cache
from mizan_core.cache.redis import RedisBackend
from mizan_fastapi import install
from starlette.middleware.sessions import SessionMiddleware
from worker import NamedWorker

DATABASE = os.environ["LOAD_DATABASE"].removeprefix("sqlite:///")
SECRET = "of every worker alike, and only for tests"  # noqa: S105


@dataclass(frozen=True)
class Account:
    id: str
    is_staff: bool = False
    is_superuser: bool = False


def _account(request: Request) -> Account | None:
    name = request.session.get("account")
    return Account(name) if name else None


def _connect() -> sqlite3.Connection:
    connection = sqlite3.connect(DATABASE, timeout=30, isolation_level=None)
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


class SQLiteChange:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.is_undone = False

    def write_board(self, board_id: int, text: str) -> int:
        sql = "UPDATE board SET version = version + 1, text = ? WHERE id = ? RETURNING version"
        return self._number(sql, text, board_id)

    def write_boards(self, text: str) -> dict[int, int]:
        self._connection.execute("UPDATE board SET version = version + 1, text = ?", [text])
        return dict(self._connection.execute("SELECT id, version FROM board"))

    def write_folder(self, owner: str, folder: str, text: str) -> int:
        sql = (
            "INSERT INTO folder (owner, name, version, text) VALUES (?, ?, 1, ?) "
            "ON CONFLICT (owner, name) DO UPDATE SET version = version + 1, text = excluded.text RETURNING version"
        )
        return self._number(sql, owner, folder, text)

    def total(self) -> int:
        return self._number("SELECT sum(version) FROM board")

    def undo(self) -> None:
        self.is_undone = True

    def _number(self, sql: str, *values: str | int) -> int:
        [[number]] = self._connection.execute(sql, values).fetchall()
        return int(number)


class SQLiteStore:
    """A connection for each use, because threads cannot share one."""

    def read_board(self, board_id: int) -> tuple[int, str]:
        return self._read("SELECT version, text FROM board WHERE id = ?", board_id)

    def read_total(self) -> int:
        return self._read("SELECT sum(version), '' FROM board")[0]

    def read_folder(self, owner: str, folder: str) -> tuple[int, str]:
        return self._read("SELECT version, text FROM folder WHERE owner = ? AND name = ?", owner, folder)

    @contextmanager
    def change(self) -> Iterator[SQLiteChange]:
        with closing(_connect()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            change = SQLiteChange(connection)
            yield change
            connection.execute("ROLLBACK" if change.is_undone else "COMMIT")

    def _read(self, sql: str, *values: str | int) -> tuple[int, str]:
        with closing(_connect()) as connection:
            found: tuple[int, str] | None = connection.execute(sql, values).fetchone()
            return found or (0, "")


def _sign_in(request: Request, name: str) -> None:
    request.session["account"] = name
    request.state.user = Account(name)


def _sign_out(request: Request) -> None:
    request.session.clear()
    request.state.user = None


store = SQLiteStore()
define_boards(store)
define_failures(store)
define_folders(
    store,
    request=Request,
    text_response=PlainTextResponse,
    account=lambda request: request.session.get("account", ""),
    sign_in=_sign_in,
    sign_out=_sign_out,
)
app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key=SECRET)
app.add_middleware(NamedWorker)
install(
    app,
    identity_secret=SECRET,
    csrf=True,
    user=_account,
    cache=Cache(RedisBackend(os.environ["LOAD_REDIS"], pause=1, timeout=5), secret=f"cache, {SECRET}"),
)
