"""Framework responses: what a function may return to bypass serialisation (a file, a redirect)."""

from __future__ import annotations

import inspect
from typing import Any

_bases: list[type] = []


def set_framework_response_base(base: type) -> None:
    """A framework says what its responses derive from. Several frameworks may live in one process."""
    if base not in _bases:
        _bases.append(base)


def is_framework_response(value: Any) -> bool:
    return isinstance(value, tuple(_bases))


def is_framework_response_type(annotation: Any) -> bool:
    return inspect.isclass(annotation) and issubclass(annotation, tuple(_bases))
