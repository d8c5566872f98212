"""Which function a result is of, since two registries may know different ones by the same names."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

_made: WeakKeyDictionary[Callable[..., Any], str] = WeakKeyDictionary()


def origin_of(function: Callable[..., Any]) -> str:
    """Where it was defined, which is the same in every process.

    A function that uses variables of the one that it was made in, as those of a factory do, is not told by its place.
    It gets something random besides: its results are of this process alone.
    """
    place = f"{function.__module__}.{getattr(function, '__qualname__', type(function).__qualname__)}"
    if "<locals>" in place and getattr(function, "__closure__", None):
        # In one step, since several threads may ask.
        return f"{place} {_made.setdefault(function, secrets.token_hex(16))}"
    return place
