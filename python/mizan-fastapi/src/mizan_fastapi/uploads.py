"""Reads the parts of a call with files, which `mizan_core.call_parts` describes, as they arrive."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import suppress
from importlib.util import find_spec
from typing import NamedTuple

from fastapi import Request
from mizan_core import BadRequest, DefinitionError, Registry
from mizan_core.call_parts import CALL, CONTENT_TYPE, INCOMPLETE, NOT_MULTIPART, check_length, check_names
from mizan_core.errors import TooLarge
from mizan_core.files import mentions_file
from starlette.datastructures import FormData, Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from .body import Limits, check_declared, content_type_of
from .lifetime import REQUEST_STACK


class Parts(NamedTuple):
    call: bytes
    """JSON."""
    files: Mapping[str, UploadFile]
    """By the names of their parts."""


def has_parts(request: Request) -> bool:
    return content_type_of(request) == CONTENT_TYPE


def check_installed(registry: Registry) -> None:
    """Raises RuntimeError for functions with files without the package that parses them."""
    for operation in registry:
        for function in operation.parts:
            with suppress(DefinitionError):  # reported by others
                if any(mentions_file(each.annotation) for each in function.signature.arguments.values()):
                    _check_parser()


def _check_parser() -> None:
    if find_spec("python_multipart") is None:
        raise RuntimeError(
            "Functions with files need the package python-multipart: pip install 'mizan-fastapi[uploads]'"
        )


async def read_parts(request: Request, limits: Limits) -> Parts:
    """Files larger than a megabyte are written to disk. They are closed when the response was sent, or failed, as
    FastAPI closes those of its own endpoints.

    Raises BadRequest; TooLarge as soon as a limit is exceeded, before the rest of the body is read.
    """
    _check_parser()
    check_length(request.headers.get("content-length", ""))
    check_declared(request, limits.upload_bytes)
    parser = _Parser(request, limits)
    try:
        form = await parser.parse()
    except _Refused as error:
        raise error.reason from None
    except (MultiPartException, ValueError):  # the parser's own error in older versions of Starlette
        raise BadRequest(NOT_MULTIPART) from None
    files = [(_utf8(name), each) for name, each in form.multi_items() if isinstance(each, UploadFile)]
    request.scope[REQUEST_STACK].callback(_close, [each for _, each in files])
    for _, file in files:
        file.filename = _base_name(_utf8(file.filename or ""))
    if not all(name and each.filename for name, each in files):
        raise BadRequest(INCOMPLETE)
    check_names(_names_of_fields(form), [name for name, _ in files])
    return Parts(str(form[CALL]).encode(_EVERY_BYTE), dict(files))


# Starlette decodes in the character set of the header, but a call is UTF-8. This one keeps each byte as it is.
_EVERY_BYTE = "latin-1"


class _Parser(MultiPartParser):
    def __init__(self, request: Request, limits: Limits) -> None:
        content_type = f"{request.headers['content-type']}; charset={_EVERY_BYTE}"
        most = limits.upload_files + 1
        super().__init__(
            Headers({"content-type": content_type}),
            self._received(request),
            max_files=most,
            max_fields=most,
            max_part_size=limits.body_bytes,
        )
        self._limits = limits
        self._parts = 0
        self._has_ended = False

    def on_part_begin(self) -> None:
        super().on_part_begin()
        self._parts += 1
        if self._parts > self._limits.upload_files + 1:  # the call is one
            raise _Refused(TooLarge(f"The body must not have more than {self._limits.upload_files} files."))

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        try:
            super().on_part_data(data, start, end)
        except MultiPartException:
            raise _Refused(TooLarge.above(self._limits.body_bytes)) from None

    def on_end(self) -> None:
        self._has_ended = True

    async def _received(self, request: Request) -> AsyncGenerator[bytes, None]:
        size = 0
        async for chunk in request.stream():
            size += len(chunk)
            if size > self._limits.upload_bytes:
                raise _Refused(TooLarge.above(self._limits.upload_bytes))
            yield chunk
        if not self._has_ended:  # which Starlette accepts
            raise _Refused(BadRequest(INCOMPLETE))


class _Refused(MultiPartException):
    """An error of ours. Starlette closes the files that it has opened so far."""

    def __init__(self, reason: BadRequest) -> None:
        super().__init__(str(reason))
        self.reason = reason


def _names_of_fields(form: FormData) -> list[str]:
    return [name for name, each in form.multi_items() if not isinstance(each, UploadFile)]


def _close(files: list[UploadFile]) -> None:
    for each in files:
        each.file.close()


def _utf8(text: str) -> str:
    return text.encode(_EVERY_BYTE, "replace").decode(errors="replace")


def _base_name(path: str) -> str:
    """As Django has it: without directories and control characters; empty where nothing is left."""
    name = "".join(each for each in path.replace("\\", "/").rpartition("/")[2] if each.isprintable())
    return "" if name.strip() in ("", ".", "..") else name
