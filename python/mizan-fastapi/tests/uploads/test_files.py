"""A function receives files among its arguments."""

import json
from typing import Annotated, Any

import pytest
from fastapi import File, Request, UploadFile
from mizan_core import Registry, client, register_compose
from mizan_fixtures.multipart import body_of, multipart, part

from .conftest import describe, message_call


async def test_a_function_receives_the_files_of_a_model(serve: Any) -> None:
    values = {"text": "x", "letter": None, "photos": [None, None]}
    files = {"/values/photos/1": b"two", "/values/letter": "é".encode(), "/values/photos/0": b"one"}
    response = await serve().post(**multipart(message_call(values), files))
    assert response.json()["result"] == {
        "letter": ["a.txt (text/plain): é"],
        "photos": ["a.txt (text/plain): one", "a.txt (text/plain): two"],
    }


@pytest.mark.parametrize("values", [{"text": "x"}, {"text": "x", "letter": None, "photos": []}])
async def test_a_function_without_files_accepts_json_and_multipart(serve: Any, values: Any) -> None:
    nothing = {"letter": [], "photos": []}
    backend = serve()
    assert (await backend.post(**multipart(message_call(values), {}))).json()["result"] == nothing
    assert (await backend.post(json.dumps(message_call(values)).encode())).json()["result"] == nothing


async def test_files_are_arguments_beside_others(serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    async def upload(
        file: UploadFile,
        title: str,
        cover: Annotated[UploadFile | None, File(description="Shown on top.")] = None,
        pages: Annotated[list[UploadFile], File()] = [],  # noqa: B006
        by_name: dict[str, UploadFile] = {},  # noqa: B006
        tags: list[str] = [],  # noqa: B006
    ) -> list[str]:
        given = [file, *([cover] if cover else []), *pages, *by_name.values()]
        return [title, *tags, *[await describe(each) for each in given]]

    backend = serve()
    some = {"fn": "upload", "args": {"file": None, "title": "t", "tags": ["a", "b"]}}
    assert (await backend.post(**multipart(some, {"/file": b"f"}))).json()["result"] == [
        *("t", "a", "b"),
        "a.txt (text/plain): f",
    ]
    args = {"file": None, "title": "t", "cover": None, "pages": [None, None], "by_name": {"x/y": None}}
    files = {"/by_name/x~1y": b"n", "/pages/1": b"2", "/cover": b"c", "/file": b"f", "/pages/0": b"1"}
    everything = await backend.post(**multipart({"fn": "upload", "args": args}, files))
    assert everything.json()["result"] == ["t", *(f"a.txt (text/plain): {each}" for each in "fc12n")]


async def test_a_sync_function_reads_a_file_of_any_size(serve: Any, registry: Registry) -> None:
    @client(registry=registry, affects=[])
    def measure(file: UploadFile = File()) -> list[int | None]:  # noqa: B008
        return [file.size, len(file.file.read())]

    call = {"fn": "measure", "args": {"file": None}}
    backend = serve()
    for size in (0, 1, 3_000_000):
        assert (await backend.post(**multipart(call, {"/file": b"x" * size}))).json()["result"] == [size, size]


async def test_bytes_arrive_as_they_were_sent(serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    async def hexadecimal(file: UploadFile) -> str:
        return (await file.read()).hex()

    content = bytes(range(256)) + b"\r\n--of-these-tests-\r\n\r\n--"
    response = await serve().post(**multipart({"fn": "hexadecimal", "args": {"file": None}}, {"/file": content}))
    assert response.json()["result"] == content.hex()


@pytest.mark.parametrize(
    ("given", "received"),
    [
        ("é 😂.txt", "é 😂.txt"),
        ("a b;c=d&amp;.txt", "a b;c=d&amp;.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\\\Users\\\\a.txt", "a.txt"),
        ("a\x00\x1bb.txt", "ab.txt"),
        ("%22.txt", "%22.txt"),
    ],
)
async def test_the_name_of_a_file_has_no_directories_and_no_control_characters(
    serve: Any, registry: Registry, given: str, received: str
) -> None:
    @client(registry=registry)
    def name_of(file: UploadFile) -> str | None:
        return file.filename

    parts = [part("call", b'{"fn":"name_of","args":{"file":null}}'), part("/file", b"x", filename=given)]
    response = await serve().post(**body_of(parts))
    assert response.json() == {"result": received, "invalidate": [], "refreshed": []}


@pytest.mark.parametrize(
    ("args", "error"),
    [
        ({}, {"loc": ["file"], "type": "missing", "message": "Field required"}),
        ({"file": None}, {"loc": ["file"], "type": "file_required", "message": "A file is required here"}),
        (
            {"file": "aGk="},
            {
                "loc": ["file"],
                "type": "value_type",
                "message": "Input should be null, with the file in a separate part",
            },
        ),
    ],
)
async def test_a_missing_file_is_named(serve: Any, registry: Registry, args: Any, error: Any) -> None:
    @client(registry=registry)
    def upload(file: UploadFile) -> None: ...

    backend = serve()
    for response in (await backend.call("upload", args), await backend.post(**multipart(_call(args), {}))):
        assert (response.status_code, response.json()["error"]["details"]) == (422, [error])


def _call(args: Any) -> dict[str, Any]:
    return {"fn": "upload", "args": args}


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("/values/text", ["values", "text"]),
        ("/values/data/0", ["values", "data", 0]),
        ("/values/data/a/b", ["values", "data", "a", "b"]),
    ],
)
async def test_a_file_where_none_is_taken_is_refused(serve: Any, name: str, place: Any) -> None:
    data: Any = [None] if 0 in place else {"a": {"b": None}}
    values = {"text": None if "text" in name else "x", "data": data}
    response = await serve().post(**multipart(message_call(values), {name: b"x"}))
    assert response.status_code == 422
    assert response.json()["error"]["details"] == [
        {"loc": place, "type": "file_unexpected", "message": "File upload not allowed here."}
    ]


async def test_each_file_in_a_wrong_place_is_named(serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    def count(file: UploadFile, number: int, numbers: list[int]) -> None: ...

    args = {"file": None, "number": None, "numbers": [1, None]}
    files = {"/file": b"x", "/number": b"x", "/numbers/1": b"x"}
    response = await serve().post(**multipart({"fn": "count", "args": args}, files))
    assert [(each["loc"], each["type"]) for each in response.json()["error"]["details"]] == [
        (["number"], "file_unexpected"),
        (["numbers", 1], "file_unexpected"),
    ]


async def test_a_file_for_an_unknown_argument_is_refused(serve: Any) -> None:
    call = message_call({"text": "x"})
    call["args"]["more"] = None
    response = await serve().post(**multipart(call, {"/more": b"x"}))
    (error,) = response.json()["error"]["details"]
    assert (response.status_code, error["loc"], error["type"]) == (422, ["more"], "extra_forbidden")


async def test_a_mutation_with_a_file_refreshes_what_is_mounted(serve: Any, registry: Registry) -> None:
    stored: list[str] = []

    @client(registry=registry, context="board")
    def attachments(board_id: int) -> list[str]:
        return stored

    @client(registry=registry, affects="board")
    async def attach(board_id: int, file: UploadFile, request: Request) -> int:
        stored.append(await describe(file))
        return len(await request.body())

    call = {"fn": "attach", "args": {"board_id": 7, "file": None}}
    mounted = [{"context": "board", "params": {"board_id": 7}}]
    response = await serve().post(**multipart({**call, "mounted": mounted}, {"/file": b"x"}))
    instance = {"context": "board", "params": {"board_id": 7}}
    assert response.json() == {
        "result": 0,  # the body was read, and is not kept
        "invalidate": [instance],
        "refreshed": [{**instance, "data": {"attachments": ["a.txt (text/plain): x"]}}],
    }


async def test_a_composition_takes_the_files_of_its_parts(serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    async def store(file: UploadFile) -> str:
        return await describe(file)

    register_compose("store_and_ping", [store, registry.get("ping").parts[0].function], registry=registry)
    call = {"fn": "store_and_ping", "args": {"file": None}}
    response = await serve().post(**multipart(call, {"/file": b"x"}))
    assert response.json()["result"] == {"store": "a.txt (text/plain): x", "ping": "pong"}


async def test_a_key_of_a_dict_may_have_characters_that_browsers_escape(serve: Any, registry: Registry) -> None:
    @client(registry=registry)
    async def keys(by_name: dict[str, UploadFile]) -> dict[str, str]:
        return {key: (await file.read()).decode() for key, file in by_name.items()}

    by_name = {'say "x".txt': "1", "a%22b": "2", "\r\n": "3"}
    files = {"/by_name/say %22x%22.txt": b"1", "/by_name/a%22b": b"2", "/by_name/%0D%0A": b"3"}
    call = {"fn": "keys", "args": {"by_name": dict.fromkeys(by_name)}}
    assert (await serve().post(**multipart(call, files))).json()["result"] == by_name
