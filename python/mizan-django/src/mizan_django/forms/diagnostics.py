"""Errors in a form class that can be found at import."""

import inspect
from collections.abc import Iterator, Mapping

from django import forms
from django.forms.formsets import BaseFormSet
from django.forms.models import BaseModelForm
from mizan_core.diagnostics import Diagnostic
from mizan_core.signature import check_parameters
from mizan_core.source import SourceLocation

from .definition import FormKwargs, submit_of
from .parts import client_parts

_POSITIONAL = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)


def class_diagnostics(form_class: object, source: SourceLocation) -> Iterator[Diagnostic]:
    if not isinstance(form_class, type) or not issubclass(form_class, forms.BaseForm):
        yield _no_form(form_class, source)
        return
    if issubclass(form_class, BaseModelForm) and vars(form_class._meta)["model"] is None:
        yield Diagnostic(
            f"{form_class.__name__} has no model.", "Set the model in its Meta: `model = Project`.", source
        )
    yield from _name_diagnostics(form_class, source)
    yield from _submit_diagnostics(form_class, source)


def _name_diagnostics(form_class: type[forms.BaseForm], source: SourceLocation) -> Iterator[Diagnostic]:
    fields: Mapping[str, forms.Field] = form_class.base_fields  # type: ignore[attr-defined]
    for whole, field in fields.items():
        for name, _ in client_parts(whole, field):
            if name != whole and name in fields:
                yield Diagnostic(
                    f"An input of {form_class.__name__}.{whole} has the name {name}, which another field has too.",
                    "Rename one of the two fields.",
                    source,
                )


def _no_form(given: object, source: SourceLocation) -> Diagnostic:
    name = getattr(given, "__name__", repr(given))
    if isinstance(given, type) and issubclass(given, BaseFormSet):
        return Diagnostic(
            f"@client_form must decorate a form, but {name} is a formset.",
            "Decorate the form class of the formset.",
            source,
        )
    return Diagnostic(
        f"@client_form must decorate a form, but {name} is not a form.",
        "Derive the class from django.forms.Form or ModelForm.",
        source,
    )


def _submit_diagnostics(form_class: type[forms.BaseForm], source: SourceLocation) -> Iterator[Diagnostic]:
    submit = submit_of(form_class)
    name = f"{form_class.__name__}.submit"
    if submit is None:
        if not issubclass(form_class, BaseModelForm):
            yield Diagnostic(
                f"{form_class.__name__} has no submit method, so its submission would do nothing.",
                "Define `def submit(self, request: HttpRequest) -> None: ...`.",
                source,
            )
        return
    if not inspect.isfunction(submit):
        yield Diagnostic(f"{name} must be a method.", "Define the method with `def submit(self)`.", source)
        return
    if inspect.iscoroutinefunction(submit) or inspect.isasyncgenfunction(submit):
        yield Diagnostic(
            f"{name} is async, but forms of Django are sync.",
            "Define the method with `def`, and call async code with async_to_sync of asgiref.",
            source,
        )
    if inspect.isgeneratorfunction(submit) or inspect.isasyncgenfunction(submit):
        yield Diagnostic(
            f"{name} is a generator function, but a client receives one result.",
            "Return a list instead of yielding.",
            source,
        )
    signature = inspect.signature(submit)
    kinds = [each.kind for each in signature.parameters.values()]
    if not 1 <= len(kinds) <= 2 or any(each not in _POSITIONAL for each in kinds):
        yield Diagnostic(
            f"{name} must take the form and optionally the request, but no other arguments.",
            "Use self.cleaned_data, or attributes that the form sets from form_kwargs.",
            source,
        )
    if signature.return_annotation is inspect.Signature.empty:
        yield Diagnostic(
            f"{name} has no return annotation.",
            "Annotate the result, such as `-> Receipt`, or `-> None`.",
            source,
        )


def form_kwargs_diagnostics(form_kwargs: FormKwargs | None, name: str, source: SourceLocation) -> Iterator[Diagnostic]:
    if form_kwargs is None:
        return
    named = f"form_kwargs of {name}"
    if not inspect.isfunction(form_kwargs) or inspect.iscoroutinefunction(form_kwargs):
        yield Diagnostic(
            f"{named} must be a sync function.",
            "Pass a function of the request that returns a dict: `def form_kwargs(request: HttpRequest) -> dict`.",
            source,
        )
        return
    yield from check_parameters(form_kwargs, named, source)
