"""Parameters that a framework fills in, such as FastAPI's ``Depends(...)`` or ``Request``."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TypeAlias

InjectionPredicate: TypeAlias = Callable[[inspect.Parameter], bool]
"""Says whether the framework fills in this parameter. Its annotation is already resolved."""

_predicates: list[InjectionPredicate] = []


def register_injected(predicate: InjectionPredicate) -> None:
    """A framework says which parameters are its own; they never become part of an input model."""
    if predicate not in _predicates:
        _predicates.append(predicate)


def is_injected(parameter: inspect.Parameter) -> bool:
    return any(predicate(parameter) for predicate in _predicates)
