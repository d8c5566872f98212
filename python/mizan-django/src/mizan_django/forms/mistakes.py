"""What is wrong with a form, as far as its class shows it."""

import inspect
from collections.abc import Iterator, Mapping

from django import forms
from django.forms.formsets import BaseFormSet
from django.forms.models import BaseModelForm
from mizan_core.mistakes import Mistake
from mizan_core.signature import check_parameters
from mizan_core.source import SourceLocation

from .definition import FormKwargs, submit_of
from .parts import client_parts

_POSITIONAL = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)


def class_mistakes(form_class: object, source: SourceLocation) -> Iterator[Mistake]:
    if not isinstance(form_class, type) or not issubclass(form_class, forms.BaseForm):
        yield _no_form(form_class, source)
        return
    if issubclass(form_class, BaseModelForm) and vars(form_class._meta)["model"] is None:
        yield Mistake(f"{form_class.__name__} has no model.", "Name it in its Meta: `model = Project`.", source)
    yield from _name_mistakes(form_class, source)
    yield from _submit_mistakes(form_class, source)


def _name_mistakes(form_class: type[forms.BaseForm], source: SourceLocation) -> Iterator[Mistake]:
    fields: Mapping[str, forms.Field] = form_class.base_fields  # type: ignore[attr-defined]
    for whole, field in fields.items():
        for name, _ in client_parts(whole, field):
            if name != whole and name in fields:
                yield Mistake(
                    f"An input of {form_class.__name__}.{whole} is named {name}, as is another field.",
                    "Rename one of the two fields.",
                    source,
                )


def _no_form(given: object, source: SourceLocation) -> Mistake:
    name = getattr(given, "__name__", repr(given))
    if isinstance(given, type) and issubclass(given, BaseFormSet):
        return Mistake(
            f"@client_form offers forms, but {name} is a formset.", "Decorate the form of which it is a set.", source
        )
    return Mistake(
        f"@client_form offers forms, but {name} is none.",
        "Make it a subclass of django.forms.Form or ModelForm.",
        source,
    )


def _submit_mistakes(form_class: type[forms.BaseForm], source: SourceLocation) -> Iterator[Mistake]:
    submit = submit_of(form_class)
    name = f"{form_class.__name__}.submit"
    if submit is None:
        if not issubclass(form_class, BaseModelForm):
            yield Mistake(
                f"{form_class.__name__} has no submit, so nothing would come of it.",
                "Define `def submit(self, request: HttpRequest) -> None: ...`.",
                source,
            )
        return
    if not inspect.isfunction(submit):
        yield Mistake(f"{name} is no method.", "Define it with `def submit(self)`.", source)
        return
    if inspect.iscoroutinefunction(submit) or inspect.isasyncgenfunction(submit):
        yield Mistake(
            f"{name} is async, but Django's forms are not.",
            "Define it with `def`; async work can go through asgiref's async_to_sync.",
            source,
        )
    if inspect.isgeneratorfunction(submit) or inspect.isasyncgenfunction(submit):
        yield Mistake(f"{name} yields, but a client gets one result.", "Return a list, or plain data.", source)
    signature = inspect.signature(submit)
    kinds = [each.kind for each in signature.parameters.values()]
    if not 1 <= len(kinds) <= 2 or any(each not in _POSITIONAL for each in kinds):
        yield Mistake(
            f"{name} is given the form and, if it takes a second argument, the request, but nothing else.",
            "Read self.cleaned_data, or what the form got from form_kwargs.",
            source,
        )
    if signature.return_annotation is inspect.Signature.empty:
        yield Mistake(
            f"{name} does not say what it returns.",
            "Annotate it, such as `-> Receipt`, or `-> None` for nothing.",
            source,
        )


def form_kwargs_mistakes(form_kwargs: FormKwargs | None, name: str, source: SourceLocation) -> Iterator[Mistake]:
    if form_kwargs is None:
        return
    named = f"form_kwargs of {name}"
    if not inspect.isfunction(form_kwargs) or inspect.iscoroutinefunction(form_kwargs):
        yield Mistake(
            f"{named} is no sync function.",
            "Pass one of the request that returns a dict: `def form_kwargs(request: HttpRequest) -> dict`.",
            source,
        )
        return
    yield from check_parameters(form_kwargs, named, source)
