"""The functions of the wire's fixture, as generated code describes them."""

from __future__ import annotations

import datetime as dt
from typing import Any, NotRequired
from uuid import UUID

from mizan_client import BigInt, Context, Function, Model, Response
from typing_extensions import TypedDict


class Point(Model):
    x: float
    y: float


class PointInput(TypedDict):
    x: float
    y: NotRequired[float]


class Person(Model):
    name: str
    home: Point | None


class PersonInput(TypedDict):
    name: str
    home: NotRequired[PointInput | None]


class Query(Model):
    text: str
    tags: list[str]
    exact: bool
    near: Point | None
    limit: int | None


class Board(Model):
    board_title: str
    board_size: str


class Search(Model):
    found: Query


class Snapshot(Model):
    snapshot: str


class Visit(Model):
    visit: str


class Diary(Model):
    diary: str


class Text(TypedDict):
    text: str


class Sum(TypedDict):
    a: int
    b: NotRequired[int]


class Name(TypedDict):
    name: NotRequired[str | None]


class Introduce(TypedDict):
    person: PersonInput


class Number(TypedDict):
    number: NotRequired[int]


class Rename(TypedDict):
    board_id: int
    title: str


class BoardId(TypedDict):
    board_id: int


class SnapshotId(TypedDict):
    id: BigInt


class RenameSnapshot(TypedDict):
    id: BigInt
    title: str


class Key(TypedDict):
    key: str


class BoardParams(TypedDict):
    board_id: int
    unit: NotRequired[str]


class SearchParams(TypedDict):
    text: str
    tags: NotRequired[list[str]]
    exact: NotRequired[bool]
    near: NotRequired[PointInput | None]
    limit: NotRequired[int | None]


class VisitParams(TypedDict):
    visit_id: UUID
    day: dt.date


ECHO: Function[str] = Function("echo", input=Text, output=str)
ADD: Function[int] = Function("add", input=Sum, output=int)
FIND_PERSON: Function[Person | None] = Function("find_person", input=Name, output=Person | None)
INTRODUCE: Function[Person] = Function("introduce", input=Introduce, output=Person)
NOTHING: Function[None] = Function("nothing")
FOR_USERS: Function[int] = Function("for_users", input=Number, output=int)
FOR_STAFF: Function[str] = Function("for_staff", output=str)
MISSING: Function[None] = Function("missing")
TAKEN: Function[None] = Function("taken", input=Name)
CRASH: Function[None] = Function("crash")
NOT_THERE_YET: Function[None] = Function("not_there_yet")
UNKNOWN: Function[None] = Function("no_such_function")
RENAME_BOARD: Function[str] = Function("rename_board", input=Rename, output=str, affects=["board", "boards"])
REPAINT_BOARDS: Function[None] = Function("repaint_boards", affects=["board"])
DOWNLOAD_BOARD: Function[Response] = Function("download_board", input=BoardId, output=Response, affects=["board"])
RENAME_SNAPSHOT: Function[int] = Function("rename_snapshot", input=RenameSnapshot, output=BigInt)
TOUCH: Function[str] = Function("touch", input=Key, output=str, affects=["fragile", "private"])
SIGN_IN: Function[str] = Function("sign_in", input=Name, output=str)
SIGN_OUT: Function[None] = Function("sign_out")

BOARD: Context[Board] = Context("board", params=BoardParams, data=Board)
SEARCH: Context[Search] = Context("search", params=SearchParams, data=Search)
SNAPSHOT: Context[Snapshot] = Context("snapshot", params=SnapshotId, data=Snapshot)
VISIT: Context[Visit] = Context("visit", params=VisitParams, data=Visit)
DIARY: Context[Diary] = Context("private", data=Diary)
FRAGILE: Context[Any] = Context("fragile", params=Key, data=Any)
UNKNOWN_CONTEXT: Context[Any] = Context("nowhere", data=Any)
