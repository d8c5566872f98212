"""Calls with files: `multipart/form-data` (RFC 7578), with the call in one part and each file in another.

A file's part is named by the JSON Pointer (RFC 6901) of its place in the arguments, where the call holds null.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from mizan_core import BadRequest
from mizan_core.errors import TooLarge

CONTENT_TYPE = "multipart/form-data"
CALL = "call"


def read_parts(request: HttpRequest) -> bytes:
    """The call as JSON; the files are in `request.FILES`. Raises BadRequest, as do all limits of Django's."""
    if not request.headers.get("content-length", "").isdecimal():
        raise BadRequest("A call with multipart/form-data needs the header Content-Length.")
    interruption = _Interruption(request)
    if not hasattr(request, "_files"):
        request.encoding = "utf-8"  # as JSON is (RFC 8259, section 8.1), whatever charset the header names
        request.upload_handlers.insert(0, interruption)
    try:
        fields, files = request.POST, request.FILES
    except TooManyFilesSent:
        raise _too_many("DATA_UPLOAD_MAX_NUMBER_FILES") from None
    except TooManyFieldsSent:
        raise _too_many("DATA_UPLOAD_MAX_NUMBER_FIELDS") from None
    except MultiPartParserError:
        raise BadRequest("The body must be multipart/form-data.") from None
    if interruption.happened:
        raise BadRequest("The body is incomplete, or a file has no name.")
    if [*fields] != [CALL] or len(fields.getlist(CALL)) != 1:
        raise BadRequest('The body must have one part "call" that is not a file. All other parts must be files.')
    if any(len(each) > 1 for _, each in files.lists()):
        raise BadRequest("Each file must have its own name.")
    return fields[CALL].encode(errors="replace")


def check_places(files: Mapping[str, Any], args: Mapping[str, Any]) -> None:
    """Raises BadRequest for a file without a place of its own."""
    for name in files:
        place: Any = args
        for step in steps(name):
            match place:
                case dict() if step in place:
                    place = place[step]
                case list() if step.isdecimal() and step == str(int(step)) and int(step) < len(place):
                    place = place[int(step)]
                case _:
                    raise BadRequest("The name of a file must be the JSON Pointer of its place in the arguments.")
        if place is not None:
            raise BadRequest("The arguments must have null at the place of a file.")


def steps(pointer: str) -> Sequence[str]:
    """Raises BadRequest unless this is a JSON Pointer to a place inside."""
    start, *steps = pointer.split("/")
    if start or not steps:
        raise BadRequest("The name of a file must be the JSON Pointer of its place in the arguments.")
    return [step.replace("~1", "/").replace("~0", "~") for step in steps]


def _too_many(setting: str) -> TooLarge:
    return TooLarge(f"The body must not have more parts than {setting}.")


class _Interruption(FileUploadHandler):
    """Notes a body that ends within a file, which Django would drop in silence."""

    happened = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Other handlers have it."""

    def upload_interrupted(self) -> None:
        self.happened = True
