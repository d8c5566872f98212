"""The work of the three functions of a form."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connections
from django.http import HttpRequest
from mizan_core import ValidationFailed

from .binding import bind
from .definition import FormDefinition, submit_of
from .description import describe
from .errors import errors_of, errors_of_exception
from .responses import MizanForm, MizanFormError
from .uploads import rewind


class FormHandler:
    def __init__(self, definition: FormDefinition) -> None:
        self._definition = definition

    def describe(self, request: HttpRequest, **params: Any) -> MizanForm:
        arguments = self._definition.constructor_arguments(request, params)
        return describe(self._definition.form_class(**arguments))

    def validate(self, request: HttpRequest, values: dict[str, Any], **params: Any) -> list[MizanFormError]:
        return errors_of(bind(self._definition, request, values, params))

    def check(self, request: HttpRequest, values: dict[str, Any], **params: Any) -> Callable[[], Any]:
        """The first step of a submission; what it returns is the second. Raises ValidationFailed."""
        form = bind(self._definition, request, values, params)
        _refuse(errors_of(form))
        return lambda: self._submit(form, request, values, params)

    def _submit(
        self, form: forms.BaseForm, request: HttpRequest, values: dict[str, Any], params: Mapping[str, Any]
    ) -> Any:
        """Raises ValidationFailed, for what the form adds or raises while it is submitted."""
        before = Savepoints()
        try:
            result = _submit(form, request)
        except ValidationError as error:
            _refuse(errors_of_exception(error, form))
            raise
        except IntegrityError:
            # Another request may have written the same row after the validation. Then the form has its own error.
            if rewind(request):
                before.return_to()
                _refuse(self.validate(request, values, **params))
            raise
        _refuse(errors_of(form))
        return result


def _submit(form: forms.BaseForm, request: HttpRequest) -> Any:
    submit = submit_of(type(form))
    if submit is None:
        form.save()  # type: ignore[attr-defined]  # only a model form does without the method
        return None
    return submit(form, request) if len(inspect.signature(submit).parameters) > 1 else submit(form)


def _refuse(errors: list[MizanFormError]) -> None:
    if errors:
        raise ValidationFailed(details=[each.model_dump() for each in errors])


class Savepoints:
    """Where everything stands now, on each database with a transaction. They go with it: nothing releases them."""

    def __init__(self) -> None:
        databases = [each for each in connections.all(initialized_only=True) if each.in_atomic_block]
        points = [(each, each.savepoint()) for each in databases]
        self._points = [(each, point) for each, point in points if point is not None]

    def return_to(self) -> None:
        """Afterwards the committed changes of other transactions are visible, as far as the isolation level allows."""
        for database, point in self._points:
            database.set_rollback(False)
            database.savepoint_rollback(point)
