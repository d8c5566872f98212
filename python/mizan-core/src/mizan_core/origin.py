"""Which function a kept result is of, since two registries may know different ones by the same names."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

_tokens: WeakKeyDictionary[Callable[..., Any], str] = WeakKeyDictionary()
"""Something random for each function that uses variables of the one that it was made in."""
_made: Counter[str] = Counter()
"""How many of those each place has made, whether they still live or not: what one left behind is no other's."""
_lock = Lock()


def note_origin(function: Callable[..., Any]) -> None:
    """To be told of every function whose results may be kept, before any of them is."""
    if not getattr(function, "__closure__", None):
        return
    with _lock:
        if function not in _tokens:
            _tokens[function] = secrets.token_hex(16)
            _made[_place(function)] += 1


def origin_of(function: Callable[..., Any]) -> str:
    """Where it was defined, which is the same in every process.

    Several that were made in one place, as by a factory, are not told by it. Each gets something random besides: its
    results are of this process alone.
    """
    place = _place(function)
    return f"{place} {_tokens[function]}" if _made[place] > 1 and function in _tokens else place


def _place(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{getattr(function, '__qualname__', type(function).__qualname__)}"
