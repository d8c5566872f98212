"""The errors of an input as ``details`` of the response. They never repeat the input."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core.core_schema import ErrorType

from .errors import ValidationFailed
from .files import UNEXPECTED, UNEXPECTED_MESSAGE
from .json_numbers import MAX_SAFE
from .repetition import repeats
from .safe_integers import MESSAGE, UNSAFE

MAX_ERRORS = 100

# Names of arguments and fields are shorter; keys that were sent may be as long as the body.
_MAX_NAME = 200

# Other messages are written by pydantic alone. These contain the text of an exception, as those of types do that
# pydantic does not list.
_FOREIGN = {"value_error", "assertion_error", "get_attribute_error", "iteration_error", "mapping_type"}
_OWN = frozenset(get_args(ErrorType)) - _FOREIGN


def input_error(error: ValidationError, files: Container[object] = ()) -> ValidationFailed:
    """The errors that pydantic found, as ``details``: ``[{"loc": [...], "type": ..., "message": ...}]``. ``files`` are
    the inputs that stand for a file."""
    count = error.error_count()
    if count > MAX_ERRORS:  # each error takes kilobytes, and a small body can have very many
        return _too_many(count)
    return ValidationFailed(details=error_details(error.errors(include_url=False), files))


def error_details(found: Iterable[Mapping[str, Any]], files: Container[object] = ()) -> list[dict[str, Any]]:
    """The ``details`` for errors in pydantic's form, which frameworks pass on for headers and cookies too."""
    return [_error_detail(each, files) for each in found]


def unexpected_files(places: Iterable[Iterable[str | int]]) -> ValidationFailed:
    return ValidationFailed(details=[_unexpected_file(loc) for loc in places])


def not_finite(places: Sequence[tuple[str | int, ...]]) -> ValidationFailed:
    if len(places) > MAX_ERRORS:
        return _too_many(len(places))
    return ValidationFailed(
        details=[
            {"loc": _place(loc), "type": "finite_number", "message": "Input should be a finite number"}
            for loc in places
        ]
    )


def _unexpected_file(loc: Iterable[str | int]) -> dict[str, Any]:
    return {"loc": _place(loc), "type": UNEXPECTED, "message": UNEXPECTED_MESSAGE}


def _error_detail(error: Mapping[str, Any], files: Container[object]) -> dict[str, Any]:
    if error["type"] != "extra_forbidden" and error.get("input") in files:
        return _unexpected_file(error["loc"])
    if _is_unsafe(error):
        place = (*error["loc"], *error.get("ctx", {}).get("place", ()))
        return {"loc": _place(place), "type": UNSAFE, "message": MESSAGE}
    return {"loc": _place(error["loc"]), "type": error["type"], "message": _message(error)}


def _is_unsafe(error: Mapping[str, Any]) -> bool:
    """Whether the error is about an integer that JavaScript rounds."""
    match error:
        case {"type": "less_than_equal", "ctx": {"le": bound}} | {"type": "greater_than_equal", "ctx": {"ge": bound}}:
            return bool(bound in (MAX_SAFE, -MAX_SAFE))
    return error["type"] in (UNSAFE, "int_parsing_size")


def _too_many(count: int) -> ValidationFailed:
    return ValidationFailed.at(message=f"The input has {count} errors, too many to list", type="too_many_errors")


def _place(loc: Iterable[str | int]) -> list[str | int]:
    return [f"{each[:_MAX_NAME]}…" if isinstance(each, str) and len(each) > _MAX_NAME else each for each in loc]


def _message(error: Mapping[str, Any]) -> str:
    """The message of pydantic, or another one where it repeats the input."""
    match error["type"]:
        case "union_tag_invalid":
            context = error["ctx"]
            return f"Input should have {context['discriminator']} among {context['expected_tags']}"
        case "uuid_parsing":
            return "Input should be a valid UUID"
        case "bytes_invalid_encoding" | "base64_decode":
            return "Input should be valid base64"
    message = str(error["msg"])
    if error["type"] not in _OWN and repeats(message, error.get("input")):
        return "Input is not valid"
    return message
