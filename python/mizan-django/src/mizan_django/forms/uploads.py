"""The files of a call, by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.http import HttpRequest
from mizan_core import ValidationFailed
from mizan_core.call_parts import steps
from mizan_core.files import UNEXPECTED, UNEXPECTED_MESSAGE

from .definition import VALUES

Upload: TypeAlias = "UploadedFile[Any]"


def uploads(request: HttpRequest) -> Mapping[str, Sequence[Upload]]:
    """Several of one field are in the order of their places. Raises ValidationFailed for one outside the values."""
    found: dict[str, dict[tuple[int, ...], Upload]] = {}
    for name, file in _files(request):
        match steps(name):
            case [place, field] if place == VALUES:
                found.setdefault(field, {})[()] = file
            case [place, field, index] if place == VALUES and index.isdecimal():
                found.setdefault(field, {})[(int(index),)] = file
            case elsewhere:
                raise misplaced(*elsewhere)
    return {field: [files[index] for index in sorted(files)] for field, files in found.items()}


def rewind(request: HttpRequest) -> bool:
    """Whether each file can be read once more: one that was moved to its storage, or was closed there, cannot."""
    files = [file for _, file in _files(request)]
    if any(file.closed or _is_moved(file) for file in files):
        return False
    for file in files:
        file.seek(0)
    return True


def _is_moved(file: Upload) -> bool:
    return isinstance(file, TemporaryUploadedFile) and not Path(file.temporary_file_path()).exists()


def _files(request: HttpRequest) -> Iterator[tuple[str, Upload]]:
    """Those of a JSON call are none."""
    for name, files in request.FILES.lists():
        yield from ((name, each) for each in files)


def misplaced(*loc: str) -> ValidationFailed:
    return ValidationFailed.at(*loc, type=UNEXPECTED, message=UNEXPECTED_MESSAGE)
