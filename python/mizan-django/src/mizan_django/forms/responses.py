"""The models that describe a form to clients."""

from typing import Any

from pydantic import BaseModel


class MizanFormChoice(BaseModel):
    """One of those that a field may be chosen from."""

    value: str | int | float | bool | None
    label: str
    group: str | None


class MizanFormField(BaseModel):
    """A field of a form, and how it is shown."""

    name: str
    label: str
    help: str
    required: bool
    disabled: bool
    hidden: bool
    widget: str
    """Django's class name."""
    type: str
    """Of an HTML input, or `textarea`, `select`, `radio`, `checkboxes`."""
    multiple: bool
    choices: list[MizanFormChoice] | None
    initial: Any
    """Of a file, the URL of the one that is stored."""
    attrs: dict[str, str | int | float | bool]


class MizanForm(BaseModel):
    """A form as it is for this user now."""

    fields: list[MizanFormField]


class MizanFormError(BaseModel):
    """What is wrong with a value, or with the form as a whole."""

    loc: list[str | int]
    type: str
    message: str
