"""A form that is offered to clients."""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import NoneType
from typing import Any

from django import forms
from django.http import HttpRequest
from mizan_core.affects import Narrowing
from mizan_core.auth import AuthRule
from mizan_core.diagnostics import DefinitionError, Diagnostic
from mizan_core.signature import ResolvedSignature, resolve_annotations, resolve_signature
from mizan_core.source import SourceLocation

from .parts import client_fields

FormKwargs = Callable[..., Mapping[str, Any]]

VALUES = "values"
REQUEST = "request"


@dataclass(frozen=True, eq=False)
class FormDefinition:
    form_class: type[forms.BaseForm]
    name: str
    affects: tuple[str, ...]
    """Its own context not among them."""
    narrowing: Narrowing
    """Of these, the arguments of `form_kwargs` that say which instances are affected."""
    auth: AuthRule
    form_kwargs: FormKwargs | None
    source: SourceLocation
    scope: Mapping[str, Any] | None
    """Where the class is inside a function: the names beside it."""
    atomic: bool = True
    """Whether what `submit` or `save` writes is undone when it fails."""
    validate_on_blur: bool = True
    """Whether pages validate an edited field when the focus leaves it."""

    @property
    def description(self) -> str | None:
        return inspect.cleandoc(self.form_class.__doc__) if self.form_class.__doc__ else None

    @property
    def fields(self) -> Mapping[str, forms.Field]:
        """Those of the class. A form may change its own when it is made."""
        fields: Mapping[str, forms.Field] = self.form_class.base_fields  # type: ignore[attr-defined]
        return fields

    @property
    def client_fields(self) -> Mapping[str, forms.Field]:
        """The same, with one for each input."""
        return client_fields(self.fields)

    @property
    def takes_files(self) -> bool:
        return any(map(is_file_field, self.client_fields.values()))

    @cached_property
    def signature(self) -> ResolvedSignature:
        """Of `form_kwargs`. Raises DefinitionError."""
        if self.form_kwargs is None:
            return ResolvedSignature({}, {}, None)
        name = f"form_kwargs of {self.name}"
        signature = resolve_signature(self.form_kwargs, name, self.source, self.scope)
        taken = signature.arguments.keys() & {VALUES, REQUEST}
        if taken:
            hint = "Annotate the argument as HttpRequest." if REQUEST in taken else "Rename the argument."
            raise DefinitionError(
                Diagnostic(
                    f'The argument "{min(taken)}" of {name} has a name that mizan uses itself.', hint, self.source
                )
            )
        return signature

    @cached_property
    def result(self) -> Any:
        """The annotation of what `submit` returns. Raises DefinitionError."""
        submit = submit_of(self.form_class)
        if submit is None:
            return NoneType
        hints = resolve_annotations(submit, f"{self.form_class.__name__}.submit", self.source, self.scope)
        return hints["return"]

    def constructor_arguments(self, request: HttpRequest, params: Mapping[str, Any]) -> Mapping[str, Any]:
        if self.form_kwargs is None:
            return {}
        return self.form_kwargs(**params, **dict.fromkeys(self.signature.injected, request))


def submit_of(form_class: type[forms.BaseForm]) -> Callable[..., Any] | None:
    """The method, which a model form may do without."""
    submit: Callable[..., Any] | None = inspect.getattr_static(form_class, "submit", None)
    return submit


def is_file_field(field: forms.Field) -> bool:
    return isinstance(field, forms.FileField) or isinstance(field.widget, forms.FileInput)


def form_name(form_class: type) -> str:
    """`ContactForm` and `Contact` are `contact_form`."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", form_class.__name__).lower()
    return words if words == "form" or words.endswith("_form") else f"{words}_form"
