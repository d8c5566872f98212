"""Identifies the function of a cached result, since two registries may have different functions of the same name."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

_tokens: WeakKeyDictionary[Callable[..., Any], str] = WeakKeyDictionary()
"""A random token for each closure."""
_made: Counter[str] = Counter()
"""The number of closures by the place of their definition, including those that are gone: a result of a closure that is
gone belongs to no other."""
_lock = Lock()


def note_origin(function: Callable[..., Any]) -> None:
    """To be called for every function with cached results, before any result is stored."""
    if not getattr(function, "__closure__", None):
        return
    with _lock:
        if function not in _tokens:
            _tokens[function] = secrets.token_hex(16)
            _made[_place(function)] += 1


def origin_of(function: Callable[..., Any]) -> str:
    """The place of the definition, which is the same in every process.

    Several functions of one place, as a factory makes them, get a random suffix each: their results are not shared with
    other processes.
    """
    place = _place(function)
    return f"{place} {_tokens[function]}" if _made[place] > 1 and function in _tokens else place


def _place(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{getattr(function, '__qualname__', type(function).__qualname__)}"
