"""The stored file of an instance is kept, replaced or cleared."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from mizan_core import Registry
from mizan_django import client_form
from tracker.models import Project, Task

from ..conftest import Backend
from .conftest import FieldForm, multipart

pytestmark = pytest.mark.django_db

BINARY = {"type": "string", "format": "binary"}
NULL = {"type": "null"}
CLEARED = {"type": "boolean", "const": False}


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    settings.MEDIA_URL = "/media/"
    return tmp_path


@pytest.fixture
def task() -> Task:
    task = Task(title="Old", project=Project.objects.create(name="Atlas"))
    task.attachment.save("old.txt", ContentFile(b"old"))
    return task


def offer(registry: Registry, field: forms.Field | None = None) -> None:
    """A form of one task, whose attachment is optional unless `field` is given."""

    def of_task(task_id: int) -> dict[str, Any]:
        return {"instance": Task.objects.get(pk=task_id)}

    @client_form(form_kwargs=of_task, registry=registry)
    class TaskForm(forms.ModelForm):
        attachment = field or forms.FileField(required=False)

        class Meta:
            model = Task
            fields = ("title", "attachment")


def send(
    backend: Backend,
    task: Task,
    attachment: Mapping[str, Any],
    files: Mapping[str, bytes] | None = None,
    *,
    purpose: str = "submit",
) -> Any:
    args = {"task_id": task.pk, "values": {"title": "New", **attachment}}
    call = {"fn": f"task_form_{purpose}", "args": args}
    return backend.post(json.dumps(call)) if files is None else backend.post(**multipart(call, files))


def content(task: Task) -> str | None:
    """The content of the attachment in the database."""
    task.refresh_from_db()
    if not task.attachment:
        return None
    with task.attachment.open() as attachment:
        return str(attachment.read().decode())


def initial(backend: Backend, task: Task) -> Any:
    description = backend.get(f"ctx/task_form/?task_id={task.pk}").json()["task_form_schema"]
    return {each["name"]: each["initial"] for each in description["fields"]}["attachment"]


@pytest.mark.parametrize("field", [None, forms.FileField(), forms.FileField(required=False, widget=forms.FileInput)])
@pytest.mark.parametrize("left", [{}, {"attachment": None}])
def test_a_file_stays_until_it_is_replaced(
    backend: Backend, registry: Registry, task: Task, field: forms.Field | None, left: Mapping[str, Any]
) -> None:
    offer(registry, field)
    assert send(backend, task, left).status_code == 200
    assert content(task) == "old"
    assert send(backend, task, {"attachment": None}, {"/values/attachment": b"new"}).status_code == 200
    assert content(task) == "new"
    assert send(backend, task, left, {}).status_code == 200
    assert content(task) == "new"


def test_false_clears_the_field_and_keeps_the_stored_file_as_django_does(
    backend: Backend, registry: Registry, task: Task, media: Path
) -> None:
    offer(registry)
    assert initial(backend, task) == "/media/old.txt"
    cleared = {"attachment": False}
    assert send(backend, task, cleared, purpose="validate").json()["result"] == []
    assert content(task) == "old"
    assert send(backend, task, cleared).status_code == 200
    assert (content(task), initial(backend, task)) == (None, None)
    assert (media / "old.txt").read_text() == "old"
    assert send(backend, task, cleared, {}).status_code == 200
    assert content(task) is None


def test_a_file_can_be_cleared_in_a_form_with_a_prefix(backend: Backend, registry: Registry, task: Task) -> None:
    def of_task(task_id: int) -> dict[str, Any]:
        return {"instance": Task.objects.get(pk=task_id), "prefix": "edited"}

    @client_form(form_kwargs=of_task, registry=registry)
    class TaskForm(forms.ModelForm):
        attachment = forms.FileField(required=False)

        class Meta:
            model = Task
            fields = ("title", "attachment")

    assert send(backend, task, {"attachment": False}).status_code == 200
    assert content(task) is None


def test_a_file_cannot_be_both_sent_and_cleared(backend: Backend, registry: Registry, task: Task) -> None:
    offer(registry)
    refused = send(backend, task, {"attachment": False}, {"/values/attachment": b"new"})
    assert (refused.status_code, refused.json()["error"]["code"]) == (400, "BAD_REQUEST")
    assert content(task) == "old"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        (forms.FileField(), False, "Input should be null, with the file in a separate part"),
        (
            forms.FileField(required=False, widget=forms.FileInput),
            False,
            "Input should be null, with the file in a separate part",
        ),
        *(
            (None, value, "Input should be null, with the file in a separate part, or false to remove the file")
            for value in (True, 0, "", "/media/old.txt", [])
        ),
    ],
)
def test_an_invalid_value_for_a_file_is_rejected(
    backend: Backend, registry: Registry, task: Task, field: forms.Field | None, value: Any, words: str
) -> None:
    offer(registry, field)
    refused = send(backend, task, {"attachment": value})
    error = {"loc": ["values", "attachment"], "type": "value_type", "message": words}
    assert (refused.status_code, refused.json()["error"]["details"]) == (422, [error])
    assert content(task) == "old"


@pytest.mark.parametrize(
    ("field", "schema"),
    [
        (forms.FileField(required=False), [BINARY, CLEARED, NULL]),
        (forms.FileField(), [BINARY, NULL]),
        (forms.FileField(required=False, widget=forms.FileInput), [BINARY, NULL]),
        (forms.CharField(required=False, widget=forms.ClearableFileInput), [BINARY, NULL]),
    ],
)
def test_the_type_shows_whether_a_file_can_be_cleared(offer_field: Any, field: forms.Field, schema: Any) -> None:
    form: FieldForm = offer_field(field)
    assert form.schema == {"anyOf": schema}


def test_a_field_without_a_current_file_has_no_initial_value(backend: Backend, registry: Registry, task: Task) -> None:
    offer(registry, forms.FileField(required=False, widget=forms.FileInput))
    assert initial(backend, task) is None


def test_a_file_in_a_storage_without_urls_has_no_initial_value(
    backend: Backend, registry: Registry, task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(registry)
    monkeypatch.setattr(FileSystemStorage, "base_url", None)
    assert initial(backend, task) is None


def test_a_rollback_keeps_the_stored_file_as_django_does(backend: Backend, registry: Registry, media: Path) -> None:
    @client_form(registry=registry)
    class LateForm(forms.ModelForm):
        class Meta:
            model = Task
            fields = ("project", "title", "attachment")

        def submit(self) -> None:
            self.save()
            raise ValidationError("Too late.")

    values = {"project": Project.objects.create().pk, "title": "New", "attachment": None}
    call = {"fn": "late_form_submit", "args": {"values": values}}
    assert backend.post(**multipart(call, {"/values/attachment": b"new"})).status_code == 422
    assert not Task.objects.exists()
    assert [each.read_text() for each in media.iterdir()] == ["new"]
