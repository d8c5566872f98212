"""Values as they are in Python and on the wire."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from mizan_client import (
    UNSET,
    Base64,
    BigInt,
    Context,
    File,
    Function,
    Model,
    NotFound,
    OpenIntEnum,
    OpenStrEnum,
    ValidationFailed,
)
from mizan_client.errors import error_of
from pydantic import Field, TypeAdapter
from typing_extensions import TypedDict

VECTORS = json.loads(
    (Path(__file__).parents[3] / "packages/kernel/__tests__/vectors/canonical.json").read_text("utf-8")
)


class Color(OpenStrEnum):
    RED = "red"


class Priority(OpenIntEnum):
    LOW = 1


class Holder(Model):
    color: Color
    priority: Priority
    by_color: dict[Color, int]
    blob: Base64
    big: BigInt
    class_: str = Field(validation_alias="class", serialization_alias="class")


JSON: Any = {
    "color": "mauve",
    "priority": 7,
    "by_color": {"red": 1, "mauve": 2},
    "blob": "aGk=",
    "big": "123456789012345678901234567890",
    "class": "x",
}


def test_unknown_members_of_enums_survive() -> None:
    holder = Holder.model_validate(JSON)
    assert (holder.color, holder.color.name, holder.color.value, repr(holder.color)) == (
        "mauve",
        "mauve",
        "mauve",
        "<Color.mauve: 'mauve'>",
    )
    assert isinstance(holder.color, Color)
    assert (holder.priority, holder.priority.name, isinstance(holder.priority, Priority)) == (7, "7", True)
    assert holder.by_color == {Color.RED: 1, Color("mauve"): 2}
    assert len(Color) == 1
    assert json.loads(holder.model_dump_json()) == JSON
    assert pickle.loads(pickle.dumps(holder)) == holder


@pytest.mark.parametrize(("enum", "value"), [(Color, 1), (Color, None), (Priority, "1"), (Priority, True + 0.5)])
def test_values_of_another_type_are_no_members(enum: Any, value: Any) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        enum(value)


def test_a_model_is_made_with_python_names() -> None:
    holder = Holder(color=Color.RED, priority=Priority.LOW, by_color={}, blob=b"\0\xff", big=2**70, class_="x")
    assert holder.blob == b"\0\xff"
    assert json.loads(holder.model_dump_json())["blob"] == "AP8="
    assert holder.model_dump()["class"] == "x"


def test_bytes_that_are_not_base64_are_an_error() -> None:
    with pytest.raises(ValueError, match=r"base64|padding"):
        TypeAdapter(Base64).validate_json('"?"')


def test_unset_is_false_and_says_what_it_is() -> None:
    assert (bool(UNSET), repr(UNSET), pickle.loads(pickle.dumps(UNSET)) is UNSET) == (False, "UNSET", True)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_a_context_is_read_at_its_canonical_path(vector: Any) -> None:
    context: Context[Any] = Context("board", params=dict[str, Any], data=Any)
    query = vector["canonical"]
    assert context.path(vector["params"]) == f"ctx/board/{f'?{query}' if query else ''}"


def test_a_context_cannot_leave_its_path() -> None:
    context: Context[Any] = Context("../call?a#b", data=Any)
    assert context.path({}) == "ctx/..%2Fcall%3Fa%23b/"


class Upload(TypedDict):
    title: str
    photos: list[File]


class UploadInput(TypedDict):
    values: Upload


UPLOAD: Function[None] = Function("upload~/", input=UploadInput)


def test_files_are_sent_beside_the_call_that_has_null_in_their_place() -> None:
    photo = File("crack.png", b"\x89PNG", "image/png")
    body, content_type = UPLOAD.encode({"values": {"title": "é", "photos": [photo, photo]}})
    assert content_type.startswith("multipart/form-data; boundary=")
    _, call, first, second, end = body.split(b"--" + content_type.split("=")[1].encode())
    assert call.split(b"\r\n\r\n")[0] == b'\r\nContent-Disposition: form-data; name="call"'
    assert json.loads(call.split(b"\r\n\r\n")[1]) == {
        "fn": "upload~/",
        "args": {"values": {"title": "é", "photos": [None, None]}},
    }
    assert first.split(b"\r\n") == [
        b"",
        b'Content-Disposition: form-data; name="/values/photos/0"; filename="crack.png"',
        b"Content-Type: image/png",
        b"",
        b"\x89PNG",
        b"",
    ]
    assert b'name="/values/photos/1"' in second
    assert end == b"--\r\n"


def test_without_files_the_call_is_json() -> None:
    body, content_type = UPLOAD.encode({"values": {"title": "x", "photos": []}})
    assert content_type == "application/json"
    assert json.loads(body)["args"] == {"values": {"title": "x", "photos": []}}


def test_a_file_is_read_with_its_type(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    (tmp_path / "a.unknown-type").write_bytes(b"x")
    assert File.read(tmp_path / "a.png") == File("a.png", b"x", "image/png")
    assert File.read(str(tmp_path / "a.unknown-type")).content_type == "application/octet-stream"


class Part(Model):
    a: int | None = None
    b: int | None = None


class SendInput(TypedDict):
    part: Part


def test_a_model_in_the_arguments_is_sent_without_what_was_never_set() -> None:
    send: Function[None] = Function("send", input=SendInput)
    body, _ = send.encode({"part": Part(b=None)})
    assert json.loads(body)["args"] == {"part": {"b": None}}


def test_errors_survive_pickling() -> None:
    error = error_of("NOT_FOUND", "Gone.", 404, {"id": 1}, 3.0)
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), str(copy), copy.code, copy.status, copy.details, copy.retry_after) == (
        NotFound,
        "Gone.",
        "NOT_FOUND",
        404,
        {"id": 1},
        3.0,
    )


@pytest.mark.parametrize("details", [None, "x", {"loc": []}, [None, 5]])
def test_issues_of_unexpected_details_are_empty(details: Any) -> None:
    error = error_of("VALIDATION_FAILED", "No.", 422, details, 0)
    assert isinstance(error, ValidationFailed)
    assert error.issues == []
