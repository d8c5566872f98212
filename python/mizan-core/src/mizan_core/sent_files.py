"""Files that a test passes among the arguments of a call, and the body that contains them.

A file is an object of the framework's tests or an open file: all have `read()`, except FastAPI's `UploadFile`, whose
`read()` is async and whose `file` is an open file. A tuple of a name, the content and optionally the content type is
one too, as httpx and requests have it.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping
from mimetypes import guess_type
from pathlib import PurePath
from typing import Any, NamedTuple

from pydantic_core import to_json

from .call_parts import CALL, CONTENT_TYPE


class _File:
    """Not a dataclass or a tuple, which pydantic would convert to JSON."""

    def __init__(self, name: str | None, content: bytes, content_type: str | None = None) -> None:
        self.name = name
        self.content = content
        self.content_type = content_type


class Body(NamedTuple):
    content: bytes
    content_type: str


def body_of_call(fn: str, args: Mapping[str, Any]) -> Body:
    """Multipart if the arguments contain files, which are read from their beginning, otherwise JSON."""
    files: dict[str, _File] = {}

    def token(given: Any) -> str:
        files[found := secrets.token_urlsafe()] = _read(given)
        return found

    call = to_json({"fn": fn, "args": _marked(args)}, by_alias=True, fallback=token)
    if not files:
        return Body(call, "application/json")
    places = dict(_places(json.loads(call)["args"], "", "file"))
    parts = [_part(f'name="{CALL}"', _without(call, files))]
    for found, file in files.items():
        pointer, key = places[found]
        name = file.name or key
        kind = file.content_type or guess_type(name)[0] or "application/octet-stream"
        disposition = f'name="{_quoted(pointer)}"; filename="{_quoted(name)}"'
        parts.append(_part(f"{disposition}\r\nContent-Type: {kind}", file.content))
    boundary = secrets.token_hex(16)
    lines = b"".join(b"--%b\r\n%b\r\n" % (boundary.encode(), part) for part in parts)
    return Body(b"%b--%b--\r\n" % (lines, boundary.encode()), f"{CONTENT_TYPE}; boundary={boundary}")


def _marked(value: Any) -> Any:
    """With files that pydantic would not pass to `fallback`: it iterates over open ones, and tuples are arrays."""
    match value:
        case (str(name), content, *kind) if _is_file(value, content, kind):
            return _File(name, _content(content) if hasattr(content, "read") else bytes(content), *kind)
        case dict():
            return {key: _marked(each) for key, each in value.items()}
        case list() | tuple():
            return [_marked(each) for each in value]
    return _read(value) if hasattr(value, "read") else value


def _is_file(value: Any, content: Any, kind: list[Any]) -> bool:
    has_content = isinstance(content, bytes | bytearray) or hasattr(content, "read")
    return isinstance(value, tuple) and has_content and len(kind) < 2 and all(isinstance(each, str) for each in kind)


def _read(given: Any) -> _File:
    if isinstance(given, _File):
        return given
    file = getattr(given, "file", given)
    if not hasattr(file, "read"):
        raise TypeError(f"An argument contains {type(given).__name__}, which is neither JSON nor a file.")
    name = getattr(given, "filename", None) or getattr(given, "name", None)
    name = PurePath(name).name if isinstance(name, str) else None  # the name of a temporary file may be a number
    return _File(name, _content(file), getattr(given, "content_type", None))


def _content(file: Any) -> bytes:
    """From the beginning, so that a file can be sent twice."""
    if file.seekable():
        file.seek(0)
    content = file.read()
    if not isinstance(content, bytes):
        raise TypeError('A file must be opened in binary mode: open(path, "rb").')
    return content


def _places(value: Any, pointer: str, key: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each string in JSON data, with its JSON Pointer (RFC 6901) and the last key that leads to it."""
    if isinstance(value, str):
        yield value, (pointer, key)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _places(each, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}", name)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _places(each, f"{pointer}/{index}", key)


def _without(call: bytes, files: Mapping[str, _File]) -> bytes:
    """With null at the place of each file."""
    for token in files:
        call = call.replace(f'"{token}"'.encode(), b"null")
    return call


def _part(header: str, content: bytes) -> bytes:
    return b"Content-Disposition: form-data; %b\r\n\r\n%b" % (header.encode(), content)


def _quoted(name: str) -> str:
    """As browsers write names (HTML standard, "multipart/form-data encoding algorithm")."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
