"""Another request is faster: the database refuses values that the form has validated.

The tests of the Django example do this with two concurrent users, on PostgreSQL too.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest
from django import forms
from django.core.files.storage import default_storage
from django.db import IntegrityError, connections
from mizan_core import Registry
from mizan_django import client_form
from tracker.models import Project, Tag, Task

from ..conftest import Backend
from .conftest import multipart

pytestmark = pytest.mark.django_db(transaction=True)

TAKEN = {"loc": ["values", "name"], "type": "unique", "message": "Tag with this Name already exists."}


class Meanwhile(forms.BaseForm):
    """After the form is validated, the other request runs, once."""

    other: ClassVar[list[Callable[[], Any]]]

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        while self.other:
            self.other.pop()()


def create_red() -> None:
    Tag.objects.create(name="red")


def test_the_form_reports_the_conflict_and_its_changes_are_rolled_back(backend: Backend, registry: Registry) -> None:
    @client_form(registry=registry)
    class TagForm(Meanwhile, forms.ModelForm):
        other: ClassVar = [create_red]

        class Meta:
            model = Tag
            fields = ("name",)

        def submit(self) -> None:
            Project.objects.create(name="Atlas")
            self.save()

    response = backend.call("tag_form_submit", {"values": {"name": "red"}})
    assert (response.status_code, response.json()["error"]["details"]) == (422, [TAKEN])
    assert not Project.objects.exists()
    assert backend.call("tag_form_submit", {"values": {"name": "blue"}}).status_code == 200


def test_a_deleted_choice_is_invalid(backend: Backend, registry: Registry) -> None:
    @client_form(registry=registry)
    class TaskForm(Meanwhile, forms.ModelForm):
        other: ClassVar = [lambda: Project.objects.all().delete()]

        class Meta:
            model = Task
            fields = ("project", "title")

        def submit(self) -> None:
            self.save()
            connections["default"].check_constraints()  # other databases check immediately

    project = Project.objects.create(name="Atlas")
    response = backend.call("task_form_submit", {"values": {"project": project.pk, "title": "x"}})
    assert response.status_code == 422
    (error,) = response.json()["error"]["details"]
    assert (error["loc"], error["type"]) == (["values", "project"], "invalid_choice")


def test_a_form_without_a_model_validates_again_too(backend: Backend, registry: Registry) -> None:
    @client_form(registry=registry)
    class LabelForm(Meanwhile, forms.Form):
        other: ClassVar = [create_red]
        name = forms.CharField()

        def clean_name(self) -> str:
            if Tag.objects.filter(name=self.cleaned_data["name"]).exists():
                raise forms.ValidationError("Taken.", "taken")
            return str(self.cleaned_data["name"])

        def submit(self) -> None:
            Tag.objects.create(name=self.cleaned_data["name"])

    response = backend.call("label_form_submit", {"values": {"name": "red"}})
    error = {"loc": ["values", "name"], "type": "taken", "message": "Taken."}
    assert (response.status_code, response.json()["error"]["details"]) == (422, [error])


def test_a_conflict_that_the_form_does_not_find_is_an_internal_error(backend: Backend, registry: Registry) -> None:
    @client_form(registry=registry)
    class LabelForm(forms.Form):
        name = forms.CharField()

        def submit(self) -> None:
            create_red()
            create_red()

    assert backend.error("label_form_submit", {"values": {"name": "red"}}) == (500, "INTERNAL_ERROR")
    assert not Tag.objects.exists()


def test_without_a_transaction_the_form_is_not_validated_again(
    backend: Backend, registry: Registry, settings: Any
) -> None:
    settings.MIZAN = {"ATOMIC_DATABASES": []}

    @client_form(registry=registry)
    class TagForm(Meanwhile, forms.ModelForm):
        other: ClassVar = [create_red]

        class Meta:
            model = Tag
            fields = ("name",)

    response = backend.call("tag_form_submit", {"values": {"name": "red"}})
    assert (response.status_code, response.json()["error"]["details"]) == (422, [TAKEN])


@pytest.mark.parametrize(
    ("handler", "outcome"),
    [("MemoryFileUploadHandler", (422, "VALIDATION_FAILED")), ("TemporaryFileUploadHandler", (500, "INTERNAL_ERROR"))],
)
def test_a_file_is_validated_again_unless_it_was_moved_to_its_storage(
    backend: Backend, registry: Registry, settings: Any, tmp_path: Path, handler: str, outcome: tuple[int, str]
) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.FILE_UPLOAD_HANDLERS = [f"django.core.files.uploadhandler.{handler}"]
    seen: list[bytes] = []

    @client_form(registry=registry)
    class LogoForm(forms.Form):
        logo = forms.FileField()

        def clean_logo(self) -> Any:
            content = self.cleaned_data["logo"].read()
            if content in seen:
                raise forms.ValidationError("It is there already.")
            seen.append(content)
            return self.cleaned_data["logo"]

        def submit(self) -> None:
            default_storage.save("logo.png", self.cleaned_data["logo"])
            raise IntegrityError

    call = {"fn": "logo_form_submit", "args": {"values": {"logo": None}}}
    response = backend.post(**multipart(call, {"/values/logo": b"content"}))
    assert (response.status_code, response.json()["error"]["code"]) == outcome
    assert seen == [b"content"]
