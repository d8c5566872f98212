"""Reads the parts of a call with files, which `mizan_core.call_parts` describes."""

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
        raise BadRequest(NOT_MULTIPART) from None
    if interruption.happened:
        raise BadRequest(INCOMPLETE)
    check_names(
        [name for name, values in fields.lists() for _ in values], [name for name, each in files.lists() for _ in each]
    )
    return fields[CALL].encode(errors="replace")


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
