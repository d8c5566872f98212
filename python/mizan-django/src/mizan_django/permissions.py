"""Permissions that are asked for (`auth="app.permission"`) and that nobody can have."""

import difflib
from collections.abc import Iterator

from django.apps import AppConfig, apps
from django.contrib.auth import get_permission_codename
from django.core.checks import CheckMessage, Warning
from mizan_core import Operation, Registry
from mizan_core.auth import is_permission

_SIMILAR = 0.8


def check_permissions(registry: Registry) -> Iterator[CheckMessage]:
    """Without a database, which may know permissions that no model names: of those, only what is nearly the same as one
    that a model names is told, since it is likely to be misspelt."""
    asked = {(str(each.source), each.auth): each for each in registry}  # a form is several functions of one source
    for operation in asked.values():
        if not is_permission(operation.auth):
            continue
        label, _, codename = operation.auth.partition(".")
        if label not in apps.app_configs:
            yield _of_no_app(operation, operation.auth, label)
            continue
        known = set(_codenames(apps.app_configs[label]))
        similar = difflib.get_close_matches(codename, sorted(known), n=1, cutoff=_SIMILAR)
        if similar and codename not in known:
            yield _of_no_model(operation, operation.auth, f"{label}.{similar[0]}")


def _codenames(app: AppConfig) -> Iterator[str]:
    """What `migrate` makes permissions of."""
    for model in app.get_models():
        yield from (get_permission_codename(action, model._meta) for action in model._meta.default_permissions)
        yield from (codename for codename, _ in model._meta.permissions)


def _of_no_app(operation: Operation, permission: str, label: str) -> Warning:
    return Warning(
        f'{operation.name} asks for the permission "{permission}", but there is no app "{label}".',
        hint=f"The apps are: {', '.join(sorted(apps.app_configs))}.",
        obj=operation.source,
        id="mizan.W003",
    )


def _of_no_model(operation: Operation, permission: str, similar: str) -> Warning:
    return Warning(
        f'{operation.name} asks for the permission "{permission}", which no model has.',
        hint=f'Did you mean "{similar}"? If it is made elsewhere, name mizan.W005 in SILENCED_SYSTEM_CHECKS.',
        obj=operation.source,
        id="mizan.W005",
    )
