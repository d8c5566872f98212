"""The project's `MIZAN` setting."""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed


@dataclass(frozen=True, slots=True)
class MizanSettings:
    """What `MIZAN = {...}` may hold, each by its name in capitals."""

    title: str = ""
    """The document's; by default the name of the package that `ROOT_URLCONF` is in."""
    version: str = "0.0.0"
    """The document's."""
    max_body_bytes: int = 1_000_000
    """Of a call. `DATA_UPLOAD_MAX_MEMORY_SIZE` still holds beside it."""
    atomic_databases: tuple[str, ...] = ("default",)
    """The databases that a mutation changes as a whole or not at all."""


@cache
def mizan_settings() -> MizanSettings:
    """Raises ImproperlyConfigured for whatever is wrong with them."""
    given = getattr(settings, "MIZAN", {})
    if not isinstance(given, Mapping):
        raise ImproperlyConfigured(f"MIZAN is a {type(given).__name__}, but must be a dict.")
    known = {field.name.upper(): field.name for field in fields(MizanSettings)}
    values: dict[str, Any] = {}
    for key, value in given.items():
        if key not in known:
            raise ImproperlyConfigured(f"MIZAN has no {key!r}. {_meant(str(key), known)}")
        complaint = _CHECKS[key](value)
        if complaint:
            raise ImproperlyConfigured(f'MIZAN["{key}"] {complaint}')
        values[known[key]] = tuple(value) if isinstance(value, list) else value
    return MizanSettings(**values)


def _text(value: object) -> str | None:
    return None if isinstance(value, str) and value else "must be text."


def _positive(value: object) -> str | None:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return None if is_number and value > 0 else "must be a number of bytes, more than 0."  # type: ignore[operator]


def _aliases(value: object) -> str | None:
    if not isinstance(value, list | tuple):
        return 'must be a list of database names, such as ["default"].'
    for alias in value:
        if alias not in settings.DATABASES:
            return f"names {alias!r}, which is not in DATABASES. {_meant(str(alias), settings.DATABASES)}"
    return None


def _meant(given: str, known: Mapping[str, Any]) -> str:
    close = difflib.get_close_matches(given.upper(), {key.upper(): key for key in known}, n=1)
    if close:
        return f'Did you mean "{next(key for key in known if key.upper() == close[0])}"?'
    return f"There are: {', '.join(sorted(known))}."


_CHECKS: Mapping[str, Callable[[object], str | None]] = {
    "TITLE": _text,
    "VERSION": _text,
    "MAX_BODY_BYTES": _positive,
    "ATOMIC_DATABASES": _aliases,
}


def _forget(*, setting: str, **_: object) -> None:
    if setting in ("MIZAN", "DATABASES"):
        mizan_settings.cache_clear()


setting_changed.connect(_forget)
