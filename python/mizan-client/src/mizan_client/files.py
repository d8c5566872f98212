"""Files in the arguments of a call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from mimetypes import guess_type
from os import PathLike
from pathlib import Path
from typing import Any, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content: bytes
    content_type: str = "application/octet-stream"

    @classmethod
    def read(cls, path: str | PathLike[str]) -> File:
        """The file at a path, with the content type of its extension."""
        found = Path(path)
        return cls(found.name, found.read_bytes(), guess_type(found.name)[0] or "application/octet-stream")

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        # In the arguments, null stands where a file belongs.
        serialization = core_schema.plain_serializer_function_ser_schema(lambda _: None)
        return core_schema.is_instance_schema(cls, serialization=serialization)


def files_in(arguments: object, pointer: str = "") -> Iterator[tuple[str, File]]:
    """The files in arguments, each with the JSON Pointer (RFC 6901) of its place."""
    if isinstance(arguments, File):
        yield pointer, arguments
    elif isinstance(arguments, Mapping):
        for key, value in cast(Mapping[object, object], arguments).items():
            yield from files_in(value, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")
    elif isinstance(arguments, list | tuple):
        for index, value in enumerate(cast(Sequence[object], arguments)):
            yield from files_in(value, f"{pointer}/{index}")


def multipart(call: bytes, files: list[tuple[str, File]]) -> tuple[bytes, str]:
    """The body of a call with files, and its content type."""
    import httpx  # noqa: PLC0415 - a client that sends no files may have another transport

    parts = [(pointer, (file.name, file.content, file.content_type)) for pointer, file in files]
    request = httpx.Request("POST", "http://localhost", data={"call": call}, files=parts)
    return request.read(), request.headers["Content-Type"]
