"""Files that the test client sends."""

import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI, UploadFile
from mizan_core import Registry, client
from mizan_fastapi import install
from mizan_fastapi.testing import AsyncMizanClient, CallError, MizanClient
from pydantic import BaseModel, Field
from pydantic_core import PydanticSerializationError
from starlette.datastructures import Headers

from .conftest import Message, describe

SECRET = "s" * 32
PNG = b"\x89PNG\r\n\x1a\n--\r\n\x00\xff"


@pytest.fixture(autouse=True)
def functions(app: FastAPI, registry: Registry) -> None:
    @client(registry=registry, affects="files")
    async def store(file: UploadFile, title: str = "") -> list[Any]:
        return [title, file.filename, file.content_type, (await file.read()).hex()]

    install(app, registry=registry, identity_secret=SECRET)


def stored(app: FastAPI, file: Any) -> Any:
    with MizanClient(app) as mizan:
        return mizan.call("store", file=file, title="t").result[1:]


@pytest.mark.parametrize(
    ("file", "sent"),
    [
        (("a.png", PNG), ["a.png", "image/png", PNG.hex()]),
        (("a.png", PNG, "text/x-odd"), ["a.png", "text/x-odd", PNG.hex()]),
        (("a", bytearray(b"")), ["a", "application/octet-stream", ""]),
        (("a.txt", BytesIO(b"x")), ["a.txt", "text/plain", "78"]),
        (UploadFile(BytesIO(PNG), filename="a.png"), ["a.png", "image/png", PNG.hex()]),
        (
            UploadFile(BytesIO(b"x"), filename="a.png", headers=Headers({"content-type": "text/x-odd"})),
            ["a.png", "text/x-odd", "78"],
        ),
        (BytesIO(b"x"), ["file", "application/octet-stream", "78"]),
        (('é "1"\r\n.txt', b"x"), ["é %221%22%0D%0A.txt", "text/plain", "78"]),
    ],
)
def test_a_file_arrives_with_its_name_content_type_and_bytes(app: FastAPI, file: Any, sent: list[str]) -> None:
    assert stored(app, file) == sent


def test_an_open_file_is_sent_from_its_beginning_each_time(app: FastAPI, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(PNG)
    with path.open("rb") as file:
        file.read(3)
        assert stored(app, file) == stored(app, file) == ["plan.txt", "text/plain", PNG.hex()]


def test_a_temporary_file_is_named_after_its_argument(app: FastAPI) -> None:
    with tempfile.TemporaryFile() as file:
        file.write(PNG)
        assert stored(app, file) == ["file", "application/octet-stream", PNG.hex()]


def test_files_may_be_inside_lists_dicts_and_models(app: FastAPI, registry: Registry) -> None:
    class Album(BaseModel):
        photo_by_name: dict[str, UploadFile] = Field(alias="photoByName")

    @client(registry=registry)
    async def gather(album: Album, more: list[UploadFile], tags: list[str]) -> list[str]:
        return [*tags, *[await describe(each) for each in [*album.photo_by_name.values(), *more]]]

    photos = {"x/y~z": UploadFile(BytesIO(b"1"), filename="a.txt"), 'q"': UploadFile(BytesIO(b"2"), filename="b.txt")}
    with MizanClient(app) as mizan:
        called = mizan.call(
            "gather", album=Album(photoByName=photos), more=[BytesIO(b"3"), ("c.txt", b"4")], tags=("a", "b")
        )
    assert called.result == [
        *("a", "b", "a.txt (text/plain): 1"),
        *("b.txt (text/plain): 2", "more (application/octet-stream): 3", "c.txt (text/plain): 4"),
    ]


def test_a_call_with_files_passes_the_check_of_csrf_tokens(registry: Registry) -> None:
    app = FastAPI()
    install(app, registry=registry, identity_secret=SECRET, csrf=True)
    with MizanClient(app) as mizan:
        mizan.call("store", file=("a.txt", b"x")).assert_invalidates("files")


async def test_the_async_client_sends_files_too(app: FastAPI) -> None:
    async with AsyncMizanClient(app) as mizan:
        letter = UploadFile(BytesIO(b"x"), filename="a.txt")
        called = await mizan.call("message_form_submit", values=Message(text="x", letter=letter))
    assert called.result == {"letter": ["a.txt (text/plain): x"], "photos": []}


def test_errors_of_a_call_with_files_are_raised(app: FastAPI) -> None:
    with MizanClient(app) as mizan:
        with pytest.raises(CallError) as refused:
            mizan.call("store", file=("a.txt", b"x"), title=("b.txt", b"x"))
        assert [each["loc"] for each in refused.value.details] == [["title"]]
        with pytest.raises(CallError, match="415"):
            mizan.call("ping", file=("a.txt", b"x"))


def test_what_is_neither_json_nor_a_file_is_an_error_of_the_test(app: FastAPI, tmp_path: Path) -> None:
    with pytest.raises(PydanticSerializationError, match="contains object, which is neither JSON nor a file"):
        stored(app, object())
    path = tmp_path / "plan.txt"
    path.write_text("x")
    with path.open() as file, pytest.raises(TypeError, match=r'opened in binary mode: open\(path, "rb"\)'):
        stored(app, file)


def test_a_tuple_of_other_values_stays_json(app: FastAPI, registry: Registry) -> None:
    @client(registry=registry)
    def pairs(first: tuple[str, str], second: list[Any]) -> Any:
        return [first, second]

    with MizanClient(app) as mizan:
        assert mizan.call("pairs", first=("a", "b"), second=["a", b"b"]).result == [["a", "b"], ["a", "b"]]
