"""Imports the `clients.py` of each installed app."""

import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import ManagementUtility
from django.utils.autoreload import BaseReloader, autoreload_started
from django.utils.module_loading import module_has_submodule
from mizan_core import DefinitionError, Mistake

import_mistakes: list[Mistake] = []
"""Errors of modules that could not be imported. Without their functions, nothing must be exported or served."""


def import_clients() -> None:
    """Raises DefinitionError for a module with errors. A management command starts nevertheless, and its system checks
    report them; web servers run no checks."""
    import_mistakes.clear()
    for app in apps.get_app_configs():
        if not module_has_submodule(app.module, "clients"):
            continue
        try:
            import_module(f"{app.name}.clients")
        except DefinitionError as error:
            if not _is_command():
                raise
            import_mistakes.extend(each for each in error.mistakes if each not in import_mistakes)
    autoreload_started.connect(_watch)


def _is_command() -> bool:
    return any(frame.f_code is ManagementUtility.execute.__code__ for frame, _ in traceback.walk_stack(None))


def _watch(sender: BaseReloader, **_: Any) -> None:
    """The development server watches imported modules, which one with a mistake is not."""
    for each in import_mistakes:
        if each.source is not None:
            file = Path(each.source.file)
            sender.watch_dir(file.parent, file.name)
