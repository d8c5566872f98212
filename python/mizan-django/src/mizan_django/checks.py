"""The system checks of mizan, for `manage.py check`."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
from mizan_core import DefinitionError, Diagnostic, default_registry

from .discovery import import_diagnostics
from .export import export_project
from .function_checks import check_permissions, check_view_decorators
from .installation import installations
from .project_checks import check_addresses, check_cache, check_headers, check_public

_OF_REGISTRIES = (check_permissions, check_view_decorators)


def check_functions(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """All errors that prevent the export of the document."""
    if import_diagnostics:
        return _errors(import_diagnostics)
    found = list(installations())
    if not found and not len(default_registry):
        return []
    if not found:
        hint = f'Add path("api/mizan/", include(mizan_urls())) to {settings.ROOT_URLCONF}.'
        return [Warning("The project has functions for clients, but no URL serves them.", hint=hint, id="mizan.W001")]
    diagnostics: list[Diagnostic] = []
    for installation in found:
        try:
            export_project(installation.prefix)
        except DefinitionError as error:
            diagnostics += error.diagnostics
    return _errors(diagnostics)


def check_project(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Warnings about settings, URLs and permissions that conflict with functions or clients."""
    found = list(installations())
    registries = [each.registry for each in found]
    return [
        *check_headers(),
        *check_addresses(found),
        *check_cache(registries),
        *(warning for each in registries for check in _OF_REGISTRIES for warning in check(each)),
    ]


def check_deployment(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """For `manage.py check --deploy`."""
    return list(check_public([each.registry for each in installations()]))


def _errors(diagnostics: Sequence[Diagnostic]) -> list[CheckMessage]:
    return [
        Error(each.message, hint=each.hint, obj=each.source, id="mizan.E001") for each in dict.fromkeys(diagnostics)
    ]
