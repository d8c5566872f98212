"""Values of fields between JSON and Python.

A value that cannot be parsed is left unchanged, and the field reports its own error.
"""

import datetime
import json
import math
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from django.conf import settings
from django.forms.utils import to_current_timezone
from django.utils import dateparse, timezone
from mizan_core.json_numbers import is_unsafe
from pydantic_core import to_jsonable_python

_MAX_INTEGER = 2**63 - 1
_MAX_DURATION = datetime.timedelta(microseconds=_MAX_INTEGER)


def same(value: Any) -> Any:
    return value


def plain(value: Any) -> Any:
    """Dates, durations and UUIDs as ISO 8601 and RFC 9562 write them; strings of what JSON cannot express, and of
    integers that JavaScript rounds."""
    found = to_jsonable_python(value, inf_nan_mode="null", fallback=str)
    return str(found) if is_unsafe(found) else found


def parse_text(value: Any) -> Any:
    """Fields of text take it for granted, since it is all that a browser sends."""
    return str(value) if isinstance(value, int | float) else value


def text(value: Any) -> str:
    return "" if value is None else str(value)


def local(value: Any) -> Any:
    """A date and time in the current time zone and without saying so: as Django's own forms show and read it."""
    return to_current_timezone(value).isoformat() if isinstance(value, datetime.datetime) else plain(value)


def key(value: Any) -> Any:
    """What names an object; null for the choice of none."""
    named = getattr(value, "value", value)
    return None if named in (None, "") else plain(named)


def address(file: Any) -> str | None:
    """Of a file that is stored; null where there is none, or where its storage has no addresses."""
    try:
        return getattr(file, "url", None) if file else None
    except (NotImplementedError, ValueError):
        return None


def absent(value: Any) -> None:
    """In place of what is not shown."""


def dump(value: Any) -> str | None:
    return None if value is None else json.dumps(value)


def parse_decimal(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return Decimal(value)
    except InvalidOperation:
        return value


def _parser(parse: Callable[[str], Any]) -> Callable[[Any], Any]:
    """Python's objects do, whatever formats of text a field is set to take."""

    def parsed(value: Any) -> Any:
        written = parse_text(value)
        if not isinstance(written, str):
            return value
        try:
            found = parse(written)
        except ValueError:
            return written
        return written if found is None else found

    return parsed


def _datetime(written: str) -> datetime.datetime | str | None:
    """Without a time zone where the project has none. What lies outside the calendar in the time zone of forms or of
    databases is marked, since fields would read the text itself."""
    found = dateparse.parse_datetime(written)
    if found is None:
        return None
    try:
        if not settings.USE_TZ:
            return found if timezone.is_naive(found) else timezone.make_naive(found)
        aware = timezone.make_aware(found) if timezone.is_naive(found) else found
        aware.astimezone(timezone.get_current_timezone())
        aware.astimezone(datetime.UTC)
    except OverflowError:
        return _out_of_range(written)
    return found


def _out_of_range(value: Any) -> str:
    return f"{value} (out of range)"


def parse_duration(value: Any) -> Any:
    """Marked where databases that count microseconds have no room for it."""
    written = parse_text(value)
    try:
        found = dateparse.parse_duration(written) if isinstance(written, str) else None
    except OverflowError:
        return written  # the field reports the error
    return _out_of_range(written) if found is not None and abs(found) > _MAX_DURATION else written


def parse_number(value: Any) -> Any:
    """The number of a row, marked where databases have no room for it: not all of them say that there is none."""
    try:
        return value if abs(int(value)) <= _MAX_INTEGER else _out_of_range(value)
    except (TypeError, ValueError, OverflowError):
        return value


def parse_float(value: Any) -> Any:
    """Infinity for an integer that is too large, which fields refuse."""
    try:
        return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
    except OverflowError:
        return math.inf


parse_date = _parser(dateparse.parse_date)
parse_time = _parser(dateparse.parse_time)
parse_datetime = _parser(_datetime)
