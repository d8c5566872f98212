"""A form is validated before its transaction begins; submitting it is an ordinary mutation."""

from typing import Any

import pytest
from django import forms
from django.core.exceptions import PermissionDenied
from django.db import connections
from mizan_core import Registry
from mizan_django import client_form
from tracker.models import Tag

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(params=[False, True], ids=["", "ATOMIC_REQUESTS"], autouse=True)
def atomicity(request: pytest.FixtureRequest) -> None:
    if request.param:
        request.getfixturevalue("atomic_requests")


class Logged(forms.Form):
    """Records each step, and fails in the given one."""

    fails_in = forms.CharField(required=False)

    def clean(self) -> None:
        self._write("clean")

    def submit(self) -> None:
        self._write("submit")

    def _write(self, step: str) -> None:
        is_atomic = connections["default"].in_atomic_block
        Tag.objects.create(name=f"{step} {len(Tag.objects.all())}{' in a transaction' if is_atomic else ''}")
        if self.cleaned_data["fails_in"] == step:
            raise PermissionDenied
        if self.cleaned_data["fails_in"] == f"{step}, politely":
            self.add_error(None, "No.")


def written() -> list[str]:
    return list(Tag.objects.order_by("pk").values_list("name", flat=True))


@pytest.mark.parametrize(
    ("fails_in", "status", "expected"),
    [
        ("clean", 403, ["clean 0"]),
        ("clean, politely", 422, ["clean 0"]),
        ("submit", 403, ["clean 0"]),
        ("submit, politely", 422, ["clean 0"]),
        ("", 200, ["clean 0", "submit 1 in a transaction"]),
    ],
)
def test_only_the_changes_of_submit_are_rolled_back(
    backend: Any, registry: Registry, fails_in: str, status: int, expected: list[str]
) -> None:
    client_form(registry=registry)(Logged)
    response = backend.call("logged_form_submit", {"values": {"fails_in": fails_in}})
    assert (response.status_code, written()) == (status, expected)


@pytest.mark.parametrize("fails_in", ["submit", "submit, politely", ""])
def test_nothing_is_rolled_back_without_a_transaction(backend: Any, registry: Registry, fails_in: str) -> None:
    client_form(atomic=False, registry=registry)(Logged)
    backend.call("logged_form_submit", {"values": {"fails_in": fails_in}})
    assert written() == ["clean 0", "submit 1"]


@pytest.mark.parametrize("fails_in", ["clean", "clean, politely"])
def test_validate_keeps_its_changes_too(backend: Any, registry: Registry, fails_in: str) -> None:
    client_form(registry=registry)(Logged)
    backend.call("logged_form_validate", {"values": {"fails_in": fails_in}})
    assert written() == ["clean 0"]


def test_atomic_must_be_a_bool(registry: Registry) -> None:
    from mizan_core import DefinitionError

    with pytest.raises(DefinitionError, match="atomic=None of logged_form must be True or False"):
        client_form(atomic=None, registry=registry)(Logged)  # type: ignore[call-overload]
