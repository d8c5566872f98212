"""Which function a kept result is of, since two registries may know different ones by the same names."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

_made: defaultdict[str, WeakSet[Callable[..., Any]]] = defaultdict(WeakSet)
"""Functions that use variables of the one that they were made in, by their place."""
_tokens: WeakKeyDictionary[Callable[..., Any], str] = WeakKeyDictionary()


def note_origin(function: Callable[..., Any]) -> None:
    """To be told of every function whose results may be kept, before any of them is."""
    if getattr(function, "__closure__", None):
        _made[_place(function)].add(function)


def origin_of(function: Callable[..., Any]) -> str:
    """Where it was defined, which is the same in every process.

    Several that were made in one place, as by a factory, are not told by it. Each gets something random besides: its
    results are of this process alone.
    """
    place = _place(function)
    if function in _made.get(place, ()) and len(_made[place]) > 1:
        # In one step, since several threads may ask.
        return f"{place} {_tokens.setdefault(function, secrets.token_hex(16))}"
    return place


def _place(function: Callable[..., Any]) -> str:
    return f"{function.__module__}.{getattr(function, '__qualname__', type(function).__qualname__)}"
