"""The ways to the backend: the base client with names and JSON, and the generated clients with their typed methods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, TypeAlias
from uuid import UUID

import mizan_client
from generated import wire
from mizan_client import UNSET, Context, File, Function, Response
from typing_extensions import TypedDict

Args: TypeAlias = dict[str, Any]
Generated: TypeAlias = wire.Client | wire.AsyncClient
Raw: TypeAlias = mizan_client.Client | mizan_client.AsyncClient


class UploadValues(TypedDict):
    title: str
    file: File


class Upload(TypedDict):
    values: UploadValues


def call_by_name(client: Raw, name: str, args: Args) -> object:
    """Returns the result, or an awaitable of the asynchronous client."""
    output = Response if name == "download_board" else Any
    return client._call(Function(name, input=Upload if "values" in args else Args, output=output), args)


def read_by_name(client: Raw, name: str, params: Args) -> object:
    return client._read(Context(name, params=Args, data=Any), params)


_CALLS: dict[str, Callable[[Generated, Args], object]] = {
    "add": lambda client, args: client.add(a=args["a"], b=args.get("b", UNSET)),
    "crash": lambda client, _: client.crash(),
    "download_board": lambda client, args: client.download_board(board_id=args["board_id"]),
    "echo": lambda client, args: client.echo(text=args["text"]),
    "find_person": lambda client, args: client.find_person(name=args.get("name", UNSET)),
    "for_staff": lambda client, _: client.for_staff(),
    "for_users": lambda client, args: client.for_users(number=args.get("number", UNSET)),
    "greet": lambda client, args: client.greet(name=args["name"], language=args["language"]),
    "introduce": lambda client, args: client.introduce(person=args["person"]),
    "missing": lambda client, _: client.missing(),
    "not_finite": lambda client, _: client.not_finite(),
    "not_there_yet": lambda client, _: client.not_there_yet(),
    "nothing": lambda client, _: client.nothing(),
    "rename_board": lambda client, args: client.rename_board(board_id=args["board_id"], title=args["title"]),
    "rename_snapshot": lambda client, args: client.rename_snapshot(id=int(args["id"]), title=args["title"]),
    "repaint_boards": lambda client, _: client.repaint_boards(),
    "say_goodbye": lambda client, args: client.say_goodbye(name=args["name"]),
    "sign_in": lambda client, args: client.sign_in(name=args["name"]),
    "taken": lambda client, args: client.taken(name=args["name"]),
    "upload_submit": lambda client, args: client.upload_submit(values=args["values"]),
}

_READS: dict[str, Callable[[Generated, Args], object]] = {
    "board": lambda client, params: client.fetch_board_context(
        board_id=params["board_id"], unit=params.get("unit", UNSET)
    ),
    "private": lambda client, _: client.fetch_private_context(),
    "search": lambda client, params: client.fetch_search_context(
        text=params["text"],
        tags=params["tags"],
        exact=params["exact"],
        near=params["near"],
        limit=params["limit"],
    ),
    "snapshot": lambda client, params: client.fetch_snapshot_context(id=int(params["id"])),
    "visit": lambda client, params: client.fetch_visit_context(
        visit_id=UUID(params["visit_id"]), day=dt.date.fromisoformat(params["day"])
    ),
}


def call_generated(client: Generated, name: str, args: Args) -> object:
    return _CALLS[name](client, args)


def read_generated(client: Generated, name: str, params: Args) -> object:
    return _READS[name](client, params)


LAYERS: dict[str, tuple[type[Any], type[Any], Callable[..., object], Callable[..., object]]] = {
    "kernel": (mizan_client.Client, mizan_client.AsyncClient, call_by_name, read_by_name),
    "client": (wire.Client, wire.AsyncClient, call_generated, read_generated),
}
"""The client for threads and the one for asyncio, how to call a function, and how to read a context."""

TRANSPORTS = {
    "native": (mizan_client.NativeTransport, mizan_client.AsyncNativeTransport),
    "httpx": (mizan_client.HttpxTransport, mizan_client.AsyncHttpxTransport),
}
