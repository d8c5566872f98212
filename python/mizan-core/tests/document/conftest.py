"""The published JSON Schema of the document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.validators import extend

SCHEMA = Path(__file__).parents[4] / "packages/core/schema/document.v1.schema.json"


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[Any]:
    """Patterns are ECMAScript's; Python's ``re`` lacks its classes of Unicode characters."""
    python = pattern.replace(r"\p{L}", r"^\W\d_").replace(r"[^\W\d__]", r"[^\W\d]")
    python = python.replace(r"[^\W\d_\p{N}\p{M}\p{Pc}]", r"[\w\u0300-\u036f]")
    if validator.is_type(instance, "string") and not re.search(python, instance):
        yield from validator.descend(instance, {"const": f"text that matches {pattern}"})


Validator = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"pattern": _pattern}
)


@pytest.fixture(scope="session")
def document_schema() -> Any:
    """A validator of documents."""
    return Validator(json.loads(SCHEMA.read_text("utf-8")))
