"""What `manage.py check` says about mizan."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
from mizan_core import DefinitionError, Mistake, default_registry

from .discovery import kept_mistakes
from .export import export_project
from .function_checks import check_permissions, check_view_decorators
from .installation import installations
from .project_checks import check_addresses, check_cache, check_headers, check_login_required

_OF_REGISTRIES = (check_permissions, check_view_decorators)


def check_functions(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Everything that would keep the document from being exported."""
    if kept_mistakes:
        return _errors(kept_mistakes)
    found = list(installations())
    if not found and not len(default_registry):
        return []
    if not found:
        cure = f'Add path("api/mizan/", include(mizan_urls())) to {settings.ROOT_URLCONF}.'
        return [Warning("Functions are offered to clients, but no URL leads to them.", hint=cure, id="mizan.W001")]
    mistakes: list[Mistake] = []
    for installation in found:
        try:
            export_project(installation.prefix)
        except DefinitionError as error:
            mistakes += error.mistakes
    return _errors(mistakes)


def check_project(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Settings, addresses and permissions that do not go together with the functions or with clients."""
    found = list(installations())
    registries = [each.registry for each in found]
    return [
        *check_headers(),
        *check_addresses(found),
        *check_login_required(registries),
        *check_cache(registries),
        *(warning for each in registries for check in _OF_REGISTRIES for warning in check(each)),
    ]


def _errors(mistakes: Sequence[Mistake]) -> list[CheckMessage]:
    return [Error(each.message, hint=each.cure, obj=each.source, id="mizan.E001") for each in dict.fromkeys(mistakes)]
