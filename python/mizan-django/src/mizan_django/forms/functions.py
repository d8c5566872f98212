"""The functions of the registry that a form consists of."""

import inspect
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from mizan_core import ServerFunction
from mizan_core.signature import ResolvedSignature

from ..transactions import TwoStepFunction
from .definition import REQUEST, VALUES, FormDefinition
from .handler import FormHandler
from .responses import MizanForm, MizanFormError
from .values import draft_type, values_type

_REQUEST = inspect.Parameter(REQUEST, inspect.Parameter.KEYWORD_ONLY, annotation=HttpRequest)


class FormFunction(ServerFunction):
    """One of the three. Its arguments are the values, where there are any, and those of `form_kwargs`."""

    def __init__(
        self,
        form: FormDefinition,
        purpose: str,
        run: Callable[..., Any],
        *,
        returns: Callable[[], Any],
        values: Callable[[FormDefinition], type] | None = None,
        context: str | None = None,
        affects: tuple[str, ...] | None = None,
        atomic: bool = True,
    ) -> None:
        name = f"{form.name}_{purpose}"
        narrowing = None if affects is None else form.narrowing
        super().__init__(
            run, name=name, context=context, affects=affects, narrowing=narrowing, auth=form.auth, atomic=atomic
        )
        self.counterpart = form.name
        self.source = form.source
        self.description = form.description
        self._form = form
        self._returns = returns
        self._values = values

    @property
    def takes_files(self) -> bool:
        return self._values is not None and self._form.takes_files

    @cached_property
    def signature(self) -> ResolvedSignature:
        arguments = dict(self._form.signature.arguments)
        if self._values is not None:
            values = inspect.Parameter(VALUES, inspect.Parameter.KEYWORD_ONLY, annotation=self._values(self._form))
            arguments = {VALUES: values, **arguments}
        return ResolvedSignature(arguments, {REQUEST: _REQUEST}, self._returns())


class FormSubmission(FormFunction, TwoStepFunction):
    """Checks the form, then acts. A form that signs a user in counts those who fail while it is checked."""


def functions_of(form: FormDefinition) -> Iterator[FormFunction]:
    handler = FormHandler(form)
    affects = tuple(sorted({form.name, *form.affects}))
    yield FormFunction(
        form, "schema", handler.describe, returns=lambda: MizanForm, context=form.name, atomic=form.atomic
    )
    yield FormFunction(
        form,
        "validate",
        handler.validate,
        returns=lambda: list[MizanFormError],
        values=draft_type,
        atomic=False,  # as when it is submitted
    )
    yield FormSubmission(
        form,
        "submit",
        handler.check,
        returns=lambda: form.result,
        values=values_type,
        affects=affects,
        atomic=form.atomic,
    )
