"""The rule of a form applies to all its functions."""

from typing import Any

import pytest
from django import forms
from django.http import HttpRequest
from mizan_core import Registry
from mizan_django import client_form

from ..conftest import Backend

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("auth", "status"),
    [(True, 401), ("staff", 401), ("tracker.add_project", 401), (lambda request, given: False, 401), (None, 200)],
)
def test_a_refused_user_learns_nothing_about_a_form(
    backend: Backend, registry: Registry, auth: Any, status: int
) -> None:
    @client_form(auth=auth, registry=registry)
    class GuardedForm(forms.Form):
        name = forms.CharField()

        def submit(self) -> None: ...

    responses = [
        backend.get("ctx/guarded_form/"),
        backend.call("guarded_form_schema"),
        backend.call("guarded_form_validate", {"values": {"name": "x"}}),
        backend.call("guarded_form_submit", {"values": {"name": "x"}}),
    ]
    assert [each.status_code for each in responses] == [status] * 4


def test_a_rule_that_is_a_function_sees_the_values(backend: Backend, registry: Registry) -> None:
    def is_short(request: HttpRequest, given: Any) -> bool:
        return given is None or len(given.values["name"]) < 3

    @client_form(auth=is_short, registry=registry)
    class GuardedForm(forms.Form):
        name = forms.CharField()

        def submit(self) -> None: ...

    assert backend.call("guarded_form_submit", {"values": {"name": "ab"}}).status_code == 200
    assert backend.error("guarded_form_submit", {"values": {"name": "abc"}}) == (401, "UNAUTHORIZED")
