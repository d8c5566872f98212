"""The boards, which all users see and write."""

import time
from pathlib import Path

from mizan_core import BadRequest, client
from pydantic import BaseModel
from store import State, Store, lag, state


class Posted(BaseModel):
    version: int
    total: int


class PostedEverywhere(BaseModel):
    versions: dict[int, int]
    total: int


def define_boards(store: Store) -> None:
    """Registers the functions."""

    @client(context="board", cache=600, cache_scope="public")
    def board_state(board_id: int) -> State:
        version, text = store.read_board(board_id)
        return state(version, text)

    @client(context="board")
    def board_version(board_id: int) -> int:
        """Not cached, unlike the other function of the context."""
        return store.read_board(board_id)[0]

    @client(context="totals", cache=600, cache_scope="public")
    def all_boards() -> State:
        return state(store.read_total(), "")

    @client(affects=["board", "totals"])
    def post(board_id: int, text: str) -> Posted:
        with store.change() as change:
            version = change.write_board(board_id, text)
            lag(0.2)
            return Posted(version=version, total=change.total())

    @client(affects=["board", "totals"])
    def post_everywhere(text: str) -> PostedEverywhere:
        """Affects every board."""
        with store.change() as change:
            return PostedEverywhere(versions=change.write_boards(text), total=change.total())

    @client(affects=["board", "totals"])
    def post_at_gate(board_id: int, gate: Path, is_refused: bool = False) -> Posted:
        """Writes, creates a file in the directory ``gate``, and returns when the file ``open`` exists there."""
        with store.change() as change:
            posted = Posted(version=change.write_board(board_id, "gate"), total=change.total())
            (gate / "written").touch()
            deadline = time.monotonic() + 60
            while not (gate / "open").exists() and time.monotonic() < deadline:
                time.sleep(0.01)
            if is_refused:
                raise BadRequest("The gate was shut.")
            return posted


def define_failures(store: Store) -> None:
    """Registers functions whose writes are rolled back."""

    @client(affects=["board", "totals"])
    def refuse_post(board_id: int) -> Posted:
        with store.change() as change:
            change.write_board(board_id, "refused")
            raise BadRequest("The board is full.")

    @client(affects=["board", "totals"])
    def crash_post(board_id: int) -> Posted:
        with store.change() as change:
            change.write_board(board_id, "crashed")
            raise ZeroDivisionError

    @client(affects=["board", "totals"])
    def preview_post(board_id: int, text: str) -> Posted:
        """Writes, reads, and rolls back."""
        with store.change() as change:
            posted = Posted(version=change.write_board(board_id, text), total=change.total())
            change.undo()
            return posted
