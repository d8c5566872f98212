"""Reads dicts of settings, and raises errors with a hint."""

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string
from mizan_core.naming import closest

Check: TypeAlias = Callable[[object], str | None]
"""Returns the error of a value, or None."""


def read(label: str, given: object, checks: Mapping[str, Check], required: Iterable[str] = ()) -> dict[str, Any]:
    """The given values by their names in small letters. Raises ImproperlyConfigured; `label` says where they are."""
    if not isinstance(given, Mapping):
        raise ImproperlyConfigured(f"{label} must be a dict, not a {type(given).__name__}.")
    for key, value in given.items():
        if key not in checks:
            raise ImproperlyConfigured(f"{label} has the unknown key {key!r}. {meant(str(key), checks)}")
        error = checks[key](value)
        if error:
            raise ImproperlyConfigured(f"{place(label, key)} {error}")
    for key in required:
        if key not in given:
            raise ImproperlyConfigured(f'{label} needs "{key}".')
    return {key.lower(): value for key, value in given.items()}


def place(label: str, key: str) -> str:
    return f'{label}["{key}"]'


def meant(given: str, known: Iterable[str]) -> str:
    names = sorted(known)
    meant = closest(given.upper(), [name.upper() for name in names])
    if meant is not None:
        return f'Did you mean "{next(name for name in names if name.upper() == meant)}"?'
    return f"Use one of these: {', '.join(names)}."


def text(value: object) -> str | None:
    return None if isinstance(value, str) and value else "must be a string that is not empty."


def secret(value: object) -> str | None:
    return None if isinstance(value, str | bytes) and value else "must be a string or bytes, and not empty."


def count(of: str) -> Check:
    def check(value: object) -> str | None:
        is_count = isinstance(value, int) and not isinstance(value, bool) and value > 0
        return None if is_count else f"must be a number of {of} above 0."

    return check


def seconds(value: object) -> str | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return None if is_number else "must be a number of seconds."


def duration(value: object) -> str | None:
    error = seconds(value)
    is_some = error is None and isinstance(value, int | float) and 0 < value < math.inf
    return None if is_some else "must be a number of seconds above 0."


def function(value: object) -> str | None:
    if callable(value):
        return None
    if not isinstance(value, str):
        return 'must be a function, or the path of one, such as "accounts.tokens.load_user".'
    try:
        return (
            None
            if callable(import_string(value))
            else f"must be the path of a function, but {value} is not a function."
        )
    except ImportError as error:
        return f"cannot be imported: {error}."


def resolve(value: Any) -> Callable[..., Any]:
    """The function that the value names. `function` has checked the value."""
    found: Callable[..., Any] = import_string(value) if isinstance(value, str) else value
    return found
