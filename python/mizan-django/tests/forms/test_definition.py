"""Errors in a form are reported at import or export, each with its location and a hint."""

from typing import Any

import pytest
from django import forms
from django.http import HttpRequest
from mizan_core import Registry, check_registry, export_document
from mizan_django import client_form
from tracker.models import Tag

from .definitions import Plain, Sound, diagnostics_of, send


async def later(self: Any) -> None: ...


def yielding(self: Any) -> Any:
    yield 1


def unannotated(self: Any):  # type: ignore[no-untyped-def]
    pass


def greedy(self: Any, request: HttpRequest, ticket_id: int) -> None: ...


def by_name(self: Any, *, request: HttpRequest) -> None: ...


def starred(self: Any, *requests: HttpRequest) -> None: ...


def selfless() -> None: ...


def form_with(submit: Any) -> type[forms.Form]:
    return type("Ticket", (Plain,), {"submit": submit})


OTHERS = "Ticket.submit must take the form and optionally the request, but no other arguments."
READ = "Use self.cleaned_data, or attributes that the form sets from form_kwargs."


@pytest.mark.parametrize(
    ("given", "message", "hint"),
    [
        (
            Plain,
            "Plain has no submit method, so its submission would do nothing.",
            "Define `def submit(self, request: HttpRequest) -> None: ...`.",
        ),
        (
            Tag,
            "@client_form must decorate a form, but Tag is not a form.",
            "Derive the class from django.forms.Form or ModelForm.",
        ),
        (
            send,
            "@client_form must decorate a form, but send is not a form.",
            "Derive the class from django.forms.Form or ModelForm.",
        ),
        (
            forms.formset_factory(Sound),
            "@client_form must decorate a form, but SoundFormSet is a formset.",
            "Decorate the form class of the formset.",
        ),
        (
            type("TagForm", (forms.ModelForm,), {}),
            "TagForm has no model.",
            "Set the model in its Meta: `model = Project`.",
        ),
        (
            form_with(later),
            "Ticket.submit is async, but forms of Django are sync.",
            "Define the method with `def`, and call async code with async_to_sync of asgiref.",
        ),
        (
            form_with(yielding),
            "Ticket.submit is a generator function, but a client receives one result.",
            "Return a list instead of yielding.",
        ),
        (
            form_with(unannotated),
            "Ticket.submit has no return annotation.",
            "Annotate the result, such as `-> Receipt`, or `-> None`.",
        ),
        (form_with(greedy), OTHERS, READ),
        (form_with(by_name), OTHERS, READ),
        (form_with(starred), OTHERS, READ),
        (form_with(selfless), OTHERS, READ),
        (
            form_with(staticmethod(send)),
            "Ticket.submit must be a method.",
            "Define the method with `def submit(self)`.",
        ),
    ],
)
def test_classes_that_cannot_be_client_forms(registry: Registry, given: Any, message: str, hint: str) -> None:
    assert diagnostics_of(lambda: client_form(registry=registry)(given)) == [(message, hint)]
    assert diagnostics_of(lambda: client_form(given)) == [(message, hint)]
    assert len(registry) == 0


async def kwargs_later(request: HttpRequest) -> dict[str, Any]:
    return {}


def kwargs_untyped(request: HttpRequest, ticket_id) -> dict[str, Any]:  # type: ignore[no-untyped-def]
    return {}


def kwargs_of_anything(request: HttpRequest, **more: Any) -> dict[str, Any]:
    return {}


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        ({"name": "a b"}, "name='a b' of a b is not a valid name.", "Use letters, digits and underscores."),
        (
            {"affects": "a b"},
            "affects='a b' of sound_form is not a valid name.",
            "Use letters, digits and underscores.",
        ),
        ({"auth": "staf"}, "auth='staf' of sound_form is not a rule.", 'Did you mean "staff"?'),
        (
            {"form_kwargs": kwargs_later},
            "form_kwargs of sound_form must be a sync function.",
            "Pass a function of the request that returns a dict: `def form_kwargs(request: HttpRequest) -> dict`.",
        ),
        (
            {"form_kwargs": {}},
            "form_kwargs of sound_form must be a sync function.",
            "Pass a function of the request that returns a dict: `def form_kwargs(request: HttpRequest) -> dict`.",
        ),
        (
            {"form_kwargs": kwargs_untyped},
            'The argument "ticket_id" of form_kwargs of sound_form has no type annotation.',
            "Annotate the argument, such as `ticket_id: int`.",
        ),
        (
            {"form_kwargs": kwargs_of_anything},
            "form_kwargs of sound_form takes **more, which cannot be typed for clients.",
            "Declare each argument by its name.",
        ),
    ],
)
def test_invalid_options(registry: Registry, options: Any, message: str, hint: str) -> None:
    assert diagnostics_of(lambda: client_form(registry=registry, **options)(Sound)) == [(message, hint)]


def kwargs_of_values(values: int) -> dict[str, Any]:
    return {}


def kwargs_of_request(request: int) -> dict[str, Any]:
    return {}


def kwargs_unknown(ticket: "Ticket") -> dict[str, Any]:  # type: ignore[name-defined]  # noqa: F821
    return {}


def returning_unknown(self: Any) -> "Receipt":  # type: ignore[name-defined]  # noqa: F821
    pass


def returning_object(self: Any) -> object:
    pass


@pytest.mark.parametrize(
    ("form_class", "form_kwargs", "message", "hint"),
    [
        (
            Sound,
            kwargs_of_values,
            'The argument "values" of form_kwargs of ticket has a name that mizan uses itself.',
            "Rename the argument.",
        ),
        (
            Sound,
            kwargs_of_request,
            'The argument "request" of form_kwargs of ticket has a name that mizan uses itself.',
            "Annotate the argument as HttpRequest.",
        ),
        (
            Sound,
            kwargs_unknown,
            'form_kwargs of ticket has an annotation that names "Ticket", which is not defined at run time.',
            "Import it outside `if TYPE_CHECKING:`.",
        ),
        (
            form_with(returning_unknown),
            None,
            'Ticket.submit has an annotation that names "Receipt", which is not defined at run time.',
            "Import it outside `if TYPE_CHECKING:`.",
        ),
    ],
)
def test_annotations_are_resolved_after_all_imports(
    registry: Registry, form_class: Any, form_kwargs: Any, message: str, hint: str
) -> None:
    client_form(name="ticket", form_kwargs=form_kwargs, registry=registry)(form_class)
    assert diagnostics_of(lambda: check_registry(registry)) == [(message, hint)]
    assert diagnostics_of(lambda: export_document(registry)) == [(message, hint)]


def test_the_decorator_returns_the_class_unchanged() -> None:
    chosen = Registry()
    assert client_form(registry=chosen)(Sound) is Sound
    assert Sound({"name": "x"}).is_valid()
