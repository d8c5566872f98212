"""`@client_form`: offers a form to clients."""

import inspect
import sys
from collections.abc import Callable
from typing import TypeVar, overload

from django import forms
from mizan_core import AuthRule, DefinitionError, Registry, default_registry
from mizan_core.affects import Affects, contexts_of, form_diagnostics, narrowing_diagnostics, narrowing_of
from mizan_core.decorator import atomic_diagnostics, check_options
from mizan_core.source import SourceLocation

from .definition import FormDefinition, FormKwargs, form_name
from .diagnostics import class_diagnostics, form_kwargs_diagnostics
from .extension import forms_of
from .functions import functions_of

F = TypeVar("F", bound=type[forms.BaseForm])


@overload
def client_form(form_class: F, /) -> F: ...


@overload
def client_form(
    *,
    affects: Affects = (),
    auth: AuthRule = None,
    name: str | None = None,
    form_kwargs: FormKwargs | None = None,
    registry: Registry | None = None,
    atomic: bool = True,
    validate_on_blur: bool = True,
) -> Callable[[F], F]: ...


def client_form(
    form_class: F | None = None,
    /,
    *,
    affects: Affects = (),
    auth: AuthRule = None,
    name: str | None = None,
    form_kwargs: FormKwargs | None = None,
    registry: Registry | None = None,
    atomic: bool = True,
    validate_on_blur: bool = True,
) -> F | Callable[[F], F]:
    """Offers a form to clients: its fields, its validation and its submission. Returns the class unchanged.

    A valid form's `submit` is called, with the request if it takes one, and its result is the client's; a model form
    without that method is saved. Either is a mutation, which makes the contexts in `affects` stale, as with `@client`.

    `name` is what clients call it, by default `contact_form` for `ContactForm`; `auth` is as with `@client`.
    `form_kwargs` gives what the form is constructed with, like `FormView.get_form_kwargs`: a function of the request
    and of further arguments, which clients pass.

    The form is checked outside the transaction that `submit` or `save` runs in, so what its validation writes stays.
    With `atomic=False` there is no transaction, and what `submit` writes before it fails stays too.

    With `validate_on_blur=False` pages do not validate an edited field when the focus leaves it: for a form whose
    validation is slow or counts attempts, such as one that signs a user in. A page may decide otherwise.

    Raises `mizan_core.DefinitionError` for errors that can be found at import.
    """
    caller = sys._getframe(1)
    scope = None if caller.f_locals is caller.f_globals else dict(caller.f_locals)
    source = SourceLocation(caller.f_code.co_filename, caller.f_lineno)

    def offer(form_class: F) -> F:
        diagnostics = list(class_diagnostics(form_class, source))
        if diagnostics:
            raise DefinitionError(diagnostics)
        offered = form_name(form_class) if name is None else name
        diagnostics = list(form_diagnostics(offered, affects, source))
        if diagnostics:
            raise DefinitionError(diagnostics)
        contexts = contexts_of(affects) or ()
        diagnostics = [
            *check_options(offered, None, contexts, auth, source),
            *atomic_diagnostics(offered, atomic, source),
            *form_kwargs_diagnostics(form_kwargs, offered, source),
            *narrowing_diagnostics(
                form_kwargs if inspect.isfunction(form_kwargs) else _no_arguments, offered, affects, source
            ),
        ]
        if diagnostics:
            raise DefinitionError(diagnostics)
        definition = FormDefinition(
            form_class,
            offered,
            contexts,
            narrowing_of(affects),
            auth,
            form_kwargs,
            source,
            scope,
            atomic,
            validate_on_blur,
        )
        chosen = default_registry if registry is None else registry
        forms_of(chosen).add(definition)
        for function in functions_of(definition):
            chosen.register(function)
        return form_class

    return offer if form_class is None else offer(form_class)


def _no_arguments() -> None: ...
