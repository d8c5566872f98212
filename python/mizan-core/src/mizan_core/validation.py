"""Complaints about an input, none of which repeats what was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from .errors import ValidationFailed


def input_error(error: ValidationError) -> ValidationFailed:
    """What pydantic found, as the wire's ``details``: ``[{"loc": [...], "type": ..., "message": ...}]``."""
    return ValidationFailed(details=complaints(error.errors(include_url=False, include_input=False)))


def complaints(found: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The ``details`` for errors in pydantic's form, which frameworks pass on for headers and cookies too."""
    return [{"loc": list(each["loc"]), "type": each["type"], "message": _message(each)} for each in found]


def not_finite(places: Iterable[tuple[str | int, ...]]) -> ValidationFailed:
    return ValidationFailed(
        details=[
            {"loc": list(loc), "type": "finite_number", "message": "Input should be a finite number"} for loc in places
        ]
    )


def _message(error: Mapping[str, Any]) -> str:
    """pydantic's words, but for those that quote the input."""
    match error["type"]:
        case "union_tag_invalid":
            context = error["ctx"]
            return f"Input should have {context['discriminator']} among {context['expected_tags']}"
        case "uuid_parsing":
            return "Input should be a valid UUID"
        case "bytes_invalid_encoding" | "base64_decode":
            return "Input should be valid base64"
    return str(error["msg"])
