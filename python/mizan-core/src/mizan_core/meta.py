"""``meta=``: what an application says about a function to the plugins of the build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from pydantic_core import from_json, to_json

from .diagnostics import Diagnostic
from .json_numbers import is_json, unsafe_places
from .source import SourceLocation

Meta: TypeAlias = Mapping[str, Any]
"""JSON values by name."""


def meta_diagnostics(name: str, meta: object, source: SourceLocation) -> Iterator[Diagnostic]:
    if meta is None:
        return
    if not isinstance(meta, Mapping) or not is_json(dict(meta)):
        yield Diagnostic(
            f"meta={meta!r} of {name} is not a dict of JSON values.",
            "Use a dict with keys of type str, and strings, finite numbers, booleans, None, lists and dicts as values.",
            source,
        )
    elif next(unsafe_places(dict(meta)), None) is not None:
        yield Diagnostic(
            f"meta={meta!r} of {name} has an integer outside ±(2**53 - 1), which JavaScript rounds.",
            "Write it as a string.",
            source,
        )
    else:
        for key in meta:
            if key.startswith("x-"):
                yield Diagnostic(
                    f'The key "{key}" of meta= of {name} starts with "x-", which the document keeps for itself.',
                    f'Rename it, such as "{key.removeprefix("x-") or "name"}".',
                    source,
                )


def plain_meta(meta: Meta | None) -> dict[str, Any]:
    """A copy as JSON data."""
    copy: dict[str, Any] = from_json(to_json(dict(meta or {})))
    return copy
