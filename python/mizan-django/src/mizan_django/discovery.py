"""Importing the `clients.py` of each installed app."""

import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management import ManagementUtility
from django.utils.autoreload import BaseReloader, autoreload_started
from django.utils.module_loading import module_has_submodule
from mizan_core import DefinitionError, Mistake

kept_mistakes: list[Mistake] = []
"""What kept modules from being imported. With any of them nothing may be exported or served: functions are missing."""


def import_clients() -> None:
    """Raises DefinitionError for a module with mistakes. A management command starts nevertheless, for its system
    checks to report them; web servers run no checks."""
    kept_mistakes.clear()
    for app in apps.get_app_configs():
        if not module_has_submodule(app.module, "clients"):
            continue
        try:
            import_module(f"{app.name}.clients")
        except DefinitionError as error:
            if not _is_command():
                raise
            kept_mistakes.extend(each for each in error.mistakes if each not in kept_mistakes)
    autoreload_started.connect(_watch)


def _is_command() -> bool:
    return any(frame.f_code is ManagementUtility.execute.__code__ for frame, _ in traceback.walk_stack(None))


def _watch(sender: BaseReloader, **_: Any) -> None:
    """The development server watches imported modules, which one with a mistake is not."""
    for each in kept_mistakes:
        if each.source is not None:
            file = Path(each.source.file)
            sender.watch_dir(file.parent, file.name)
