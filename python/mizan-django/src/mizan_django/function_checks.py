"""Checks of the functions themselves: permissions that no user can have, and decorators that are for views."""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth import decorators, get_permission_codename
from django.core.checks import CheckMessage, Warning
from mizan_core import DefinitionError, Operation, Registry, ServerFunction
from mizan_core.auth import is_permission
from mizan_core.naming import closest

from .access import default_auth

_SIMILAR = 0.8


def check_permissions(registry: Registry) -> Iterator[CheckMessage]:
    """Without a query. The database may have permissions that no model defines, so of these only a name that is similar
    to a defined one is reported, since it is probably misspelt."""
    asked = {(str(each.source), each.auth): each for each in registry}  # a form is several functions of one source
    for operation in asked.values():
        rule = operation.rule(default_auth())
        if not is_permission(rule):
            continue
        label, _, codename = rule.partition(".")
        if label not in apps.app_configs:
            yield _of_no_app(operation, rule, label)
            continue
        known = set(_codenames(apps.app_configs[label]))
        similar = closest(codename, sorted(known), cutoff=_SIMILAR)
        if similar is not None and codename not in known:
            yield _of_no_model(operation, rule, f"{label}.{similar}")


def _codenames(app: AppConfig) -> Iterator[str]:
    """What `migrate` makes permissions of."""
    for model in app.get_models():
        yield from (get_permission_codename(action, model._meta) for action in model._meta.default_permissions)
        yield from (codename for codename, _ in model._meta.permissions)


def _of_no_app(operation: Operation, permission: str, label: str) -> Warning:
    return Warning(
        f'{operation.name} requires the permission "{permission}", but the project has no app "{label}".',
        hint=f"The apps are: {', '.join(sorted(apps.app_configs))}.",
        obj=operation.source,
        id="mizan.W003",
    )


def _of_no_model(operation: Operation, permission: str, similar: str) -> Warning:
    return Warning(
        f'{operation.name} requires the permission "{permission}", which no model defines.',
        hint=f'Did you mean "{similar}"? If the permission is created elsewhere, add mizan.W005 to '
        "SILENCED_SYSTEM_CHECKS.",
        obj=operation.source,
        id="mizan.W005",
    )


def check_view_decorators(registry: Registry) -> Iterator[CheckMessage]:
    functions = {part: None for operation in registry for part in operation.parts}
    for each in functions:
        if any(map(_redirects, _layers(each.function))) and not _responds_like_a_view(each):
            yield Warning(
                f"{each.name} has a decorator for views, which redirects users without permission. Clients cannot "
                "follow "
                "the redirect.",
                hint='Remove the decorator, and use @client(auth=True) or auth="app.permission".',
                obj=each.source,
                id="mizan.W008",
            )


def _responds_like_a_view(function: ServerFunction) -> bool:
    try:
        return function.returns_response
    except DefinitionError:  # reported separately
        return False


def _layers(function: Callable[..., Any] | None) -> Iterator[Callable[..., Any]]:
    while function is not None:
        yield function
        function = getattr(function, "__wrapped__", None)


def _redirects(layer: Callable[..., Any]) -> bool:
    """All of these decorators are made by `user_passes_test`; one has an option to raise."""
    if getattr(layer, "__globals__", None) is not vars(decorators):
        return False
    test = inspect.getclosurevars(layer).nonlocals.get("test_func")
    return not (inspect.isfunction(test) and inspect.getclosurevars(test).nonlocals.get("raise_exception"))
