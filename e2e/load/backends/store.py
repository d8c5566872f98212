"""The data of both frameworks, and its reads and writes. A version only increases."""

import random
import secrets
import time
from contextlib import AbstractContextManager
from typing import Protocol

from pydantic import BaseModel

LAG = 0.012
"""The most seconds between what a function reads or writes and its end: time in which others get in between."""


class State(BaseModel):
    version: int
    text: str
    nonce: str
    """Of the run of the function that read this: seen twice, it came from the cache."""


class Change(Protocol):
    """A transaction. A write increases the version and returns it."""

    def write_board(self, board_id: int, text: str) -> int: ...
    def write_boards(self, text: str) -> dict[int, int]: ...
    def write_folder(self, owner: str, folder: str, text: str) -> int: ...
    def total(self) -> int: ...
    def undo(self) -> None: ...


class Store(Protocol):
    """Reads return a version and a text."""

    def read_board(self, board_id: int) -> tuple[int, str]: ...
    def read_total(self) -> int: ...
    def read_folder(self, owner: str, folder: str) -> tuple[int, str]: ...
    def change(self) -> AbstractContextManager[Change]: ...


def state(version: int, text: str) -> State:
    lag(1)
    return State(version=version, text=text, nonce=secrets.token_hex(8))


def lag(share: float) -> None:
    time.sleep(random.random() * LAG * share)  # noqa: S311 - any will do
