"""Reads the parts of a call with files, which `mizan_core.call_parts` describes."""

from collections.abc import Mapping
from typing import Any, Self, cast

from django.core.exceptions import TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from mizan_core import BadRequest
from mizan_core.call_parts import CALL, INCOMPLETE, NOT_MULTIPART, check_length, check_names
from mizan_core.errors import TooLarge


def read_parts(request: HttpRequest) -> bytes:
    """The call as JSON; the files are in `request.FILES`. Raises BadRequest, as do all limits of Django's."""
    check_length(request.headers.get("content-length", ""))
    delimiters = None
    if not hasattr(request, "_files"):
        request.encoding = "utf-8"  # as JSON is (RFC 8259, section 8.1), whatever charset the header names
        delimiters = _Delimiters.of(request)
    try:
        fields, files = request.POST, request.FILES
    except TooManyFilesSent:
        raise _too_many("DATA_UPLOAD_MAX_NUMBER_FILES") from None
    except TooManyFieldsSent:
        raise _too_many("DATA_UPLOAD_MAX_NUMBER_FIELDS") from None
    except MultiPartParserError:
        raise BadRequest(NOT_MULTIPART) from None
    names_of_fields = [name for name, values in fields.lists() for _ in values]
    names_of_files = [name for name, each in files.lists() for _ in each]
    if delimiters:
        delimiters.check(len(names_of_fields) + len(names_of_files))
    check_names(names_of_fields, names_of_files)
    return fields[CALL].encode(errors="replace")


def _too_many(setting: str) -> TooLarge:
    return TooLarge(f"The body must not have more parts than {setting}.")


class _Delimiters(FileUploadHandler):
    """Counts the delimiters of parts while a body is read. Django drops in silence a part that it cannot read: one
    whose headers are malformed, a file without a name, and a file within which the body ends."""

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Those of a body that is not read yet."""
        delimiters = cls(request)
        parse = request.parse_file_upload

        def parse_and_count(meta: Mapping[str, Any], body: Any) -> Any:
            delimiters._body = body
            return parse(meta, cast(Any, delimiters))  # which needs only `read`

        request.upload_handlers.insert(0, delimiters)
        request.parse_file_upload = parse_and_count  # type: ignore[method-assign, assignment]
        return delimiters

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self._body: Any = None
        self._delimiter = b""
        self._count = 0
        self._is_closed = False
        self._tail = b""

    def check(self, parts: int) -> None:
        """Raises BadRequest unless the body ended after as many parts."""
        if not self._count:
            raise BadRequest(NOT_MULTIPART)
        if not self._is_closed or self._count - 1 != parts:
            raise BadRequest(INCOMPLETE)

    def handle_raw_input(
        self, input_data: Any, META: Mapping[str, Any], content_length: int, boundary: Any, encoding: str | None = None
    ) -> None:
        """Leaves the body to Django. Called before it is read."""
        self._delimiter = b"--" + boundary

    def read(self, size: int = -1) -> bytes:
        chunk: bytes = self._body.read(size)
        seen = self._tail + chunk
        self._count += seen.count(self._delimiter) - self._tail.count(self._delimiter)
        self._is_closed = self._is_closed or self._delimiter + b"--" in seen
        self._tail = seen[-len(self._delimiter) - 1 :]
        return chunk

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Other handlers have it."""
