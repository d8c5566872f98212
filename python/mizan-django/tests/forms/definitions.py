"""Form classes to define as client forms, and the diagnostics of a definition."""

import inspect
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from django import forms
from mizan_core import DefinitionError


class Plain(forms.Form):
    name = forms.CharField()


def send(self: Any) -> None: ...


class Sound(Plain):
    submit = send


def diagnostics_of(act: Callable[[], object]) -> list[tuple[str, str]]:
    """The messages and hints of a definition, all located in the file of `act`."""
    file = Path(inspect.getfile(act))
    with chdir(file.parent):  # sources are relative to the working directory
        with pytest.raises(DefinitionError) as raised:
            act()
        assert all(str(each.source).startswith(file.name) for each in raised.value.diagnostics), raised.value
    return [(each.message, each.hint) for each in raised.value.diagnostics]
