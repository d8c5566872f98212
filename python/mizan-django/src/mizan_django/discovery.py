"""Imports the `clients.py` of each installed app."""

import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import ManagementUtility
from django.utils.autoreload import BaseReloader, autoreload_started
from django.utils.module_loading import module_has_submodule
from mizan_core import DefinitionError, Diagnostic

import_diagnostics: list[Diagnostic] = []
"""Errors of modules that could not be imported. Without their functions, nothing must be exported or served."""


def import_clients() -> None:
    """Raises DefinitionError for a module with errors. A management command starts nevertheless, and its system checks
    report them; web servers run no checks."""
    import_diagnostics.clear()
    for app in apps.get_app_configs():
        if not module_has_submodule(app.module, "clients"):
            continue
        try:
            import_module(f"{app.name}.clients")
        except DefinitionError as error:
            if not _is_command():
                raise
            import_diagnostics.extend(each for each in error.diagnostics if each not in import_diagnostics)
    autoreload_started.connect(_watch)


def _is_command() -> bool:
    return any(frame.f_code is ManagementUtility.execute.__code__ for frame, _ in traceback.walk_stack(None))


def _watch(sender: BaseReloader, **_: Any) -> None:
    """The development server watches imported modules, but not a module with an error."""
    for each in import_diagnostics:
        if each.source is not None:
            file = Path(each.source.file)
            sender.watch_dir(file.parent, file.name)
