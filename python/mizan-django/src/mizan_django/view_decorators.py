"""`login_required` and its like on a function, which is no view."""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.auth import decorators
from django.core.checks import CheckMessage, Warning
from mizan_core import DefinitionError, Registry, ServerFunction


def check_view_decorators(registry: Registry) -> Iterator[CheckMessage]:
    functions = {part: None for operation in registry for part in operation.parts}
    for each in functions:
        if any(map(_redirects, _layers(each.function))) and not _answers_like_a_view(each):
            yield Warning(
                f"{each.name} answers whoever may not call it with a redirect, which a view does and no client "
                "understands.",
                hint='Drop the decorator, and say it with @client(auth=True) or auth="app.permission".',
                obj=each.source,
                id="mizan.W008",
            )


def _answers_like_a_view(function: ServerFunction) -> bool:
    try:
        return function.returns_response
    except DefinitionError:  # which is told of besides
        return False


def _layers(function: Callable[..., Any] | None) -> Iterator[Callable[..., Any]]:
    while function is not None:
        yield function
        function = getattr(function, "__wrapped__", None)


def _redirects(layer: Callable[..., Any]) -> bool:
    """All of these decorators are made by `user_passes_test`; one may be told to raise."""
    if getattr(layer, "__globals__", None) is not vars(decorators):
        return False
    test = inspect.getclosurevars(layer).nonlocals.get("test_func")
    return not (inspect.isfunction(test) and inspect.getclosurevars(test).nonlocals.get("raise_exception"))
