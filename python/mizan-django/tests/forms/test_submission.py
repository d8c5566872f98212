"""Submitting a form is a mutation, and validating one changes nothing."""

from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext_lazy
from mizan_core import Forbidden, Registry, ValidationFailed, client
from mizan_django import client_form
from pydantic import BaseModel
from tracker.models import Project, Tag

from ..conftest import Backend

pytestmark = pytest.mark.django_db

MOUNTED = [{"context": "projects", "params": {}}]
REQUIRED = {"type": "required", "message": "This field is required."}


class ProjectOut(BaseModel):
    id: int
    name: str
    owner: str | None


@pytest.fixture(autouse=True)
def projects(registry: Registry) -> None:
    @client(context="projects", registry=registry)
    def names() -> list[str]:
        return list(Project.objects.order_by("name").values_list("name", flat=True))


@pytest.fixture(autouse=True)
def project_form(registry: Registry) -> None:
    @client_form(affects="projects", name="project", registry=registry)
    class ProjectForm(forms.ModelForm):
        class Meta:
            model = Project
            fields = ("name",)

        def clean_name(self) -> str:
            if self.cleaned_data["name"] == "Atlas":
                raise ValidationError("%(name)s is taken.", "taken", {"name": "Atlas"})
            return str(self.cleaned_data["name"])

    @client_form(affects=["projects"], registry=registry)
    class NewProject(forms.Form):
        name = forms.CharField(max_length=10)
        again = forms.CharField(required=False)

        def clean(self) -> None:
            if self.cleaned_data.get("again") != self.cleaned_data.get("name"):
                raise ValidationError([ValidationError("Not the same.", "differs"), "Look again."])

        def submit(self, request: HttpRequest) -> ProjectOut:
            owner = request.user if request.user.is_authenticated else None
            project = Project.objects.create(name=self.cleaned_data["name"], owner=owner)
            assert connections["default"].in_atomic_block
            return ProjectOut(id=project.pk, name=project.name, owner=owner.get_username() if owner else None)


def names() -> list[str]:
    return list(Project.objects.order_by("name").values_list("name", flat=True))


def test_saving_a_model_form_and_refreshing_the_page_takes_one_request(backend: Backend) -> None:
    Project.objects.create(name="Borea")
    response = backend.call("project_submit", {"values": {"name": " Zephyr "}}, mounted=MOUNTED)
    assert response.json() == {
        "result": None,
        "invalidate": [{"context": "project"}, {"context": "projects"}],
        "refreshed": [{**MOUNTED[0], "data": {"names": ["Borea", "Zephyr"]}}],
    }


@pytest.mark.django_db(transaction=True)
def test_the_result_of_a_form_is_the_result_of_submit(backend: Backend) -> None:
    backend.client.force_login(User.objects.create_user("ada"))
    values = {"name": "Zephyr", "again": "Zephyr"}
    response = backend.call("new_project_form_submit", {"values": values}).json()
    project = Project.objects.get()
    assert response["result"] == {"id": project.pk, "name": "Zephyr", "owner": "ada"}
    assert [each["context"] for each in response["invalidate"]] == ["new_project_form", "projects"]


@pytest.mark.parametrize(
    ("form", "values", "error_details"),
    [
        ("project", {}, [{"loc": ["values", "name"], **REQUIRED}]),
        ("project", {"name": ""}, [{"loc": ["values", "name"], **REQUIRED}]),
        (
            "project",
            {"name": "Atlas"},
            [{"loc": ["values", "name"], "type": "taken", "message": "Atlas is taken."}],
        ),
        (
            "project",
            {"name": "x" * 41},
            [
                {
                    "loc": ["values", "name"],
                    "type": "max_length",
                    "message": "Ensure this value has at most 40 characters (it has 41).",
                }
            ],
        ),
        (
            "new_project_form",
            {"again": "b"},
            [
                {"loc": ["values", "name"], **REQUIRED},
                {"loc": ["values"], "type": "differs", "message": "Not the same."},
                {"loc": ["values"], "type": "value_error", "message": "Look again."},
            ],
        ),
    ],
)
def test_validate_and_submit_report_the_same_errors_for_each_field(
    backend: Backend, form: str, values: dict[str, str], error_details: Any
) -> None:
    args = {"values": values}
    checked = backend.call(f"{form}_validate", args)
    assert (checked.status_code, checked.json()["result"]) == (200, error_details)
    refused = backend.call(f"{form}_submit", args, mounted=MOUNTED)
    assert refused.status_code == 422
    assert refused.json() == {
        "error": {"code": "VALIDATION_FAILED", "message": "The input is not valid.", "details": error_details}
    }
    assert names() == []


@pytest.mark.parametrize(
    ("form", "values"), [("project", {"name": "Borea"}), ("new_project_form", {"name": "Borea", "again": "Borea"})]
)
def test_validating_writes_nothing(
    backend: Backend, form: str, values: dict[str, str], django_assert_num_queries: Any
) -> None:
    response = backend.call(f"{form}_validate", {"values": values})
    assert response.json() == {"result": [], "invalidate": [], "refreshed": []}
    assert names() == []


@pytest.mark.parametrize("purpose", ["validate", "submit"])
def test_names_that_are_not_fields_are_rejected(backend: Backend, purpose: str) -> None:
    response = backend.call(f"project_{purpose}", {"values": {"name": "Borea", "owner": 1, "a": 2}})
    assert response.status_code == 422
    assert response.json()["error"]["details"] == [
        {"loc": ["values", name], "type": "extra_forbidden", "message": "The form has no such field."}
        for name in ("a", "owner")
    ]


@pytest.mark.parametrize("args", [{}, {"values": None}, {"values": []}, {"values": {"name": "x"}, "more": 1}])
def test_the_arguments_are_the_values(backend: Backend, args: Any) -> None:
    assert backend.error("project_submit", args) == (422, "VALIDATION_FAILED")


@pytest.mark.parametrize("purpose", ["validate", "submit"])
def test_the_schema_of_a_form_is_a_separate_context(backend: Backend, purpose: str) -> None:
    fields = backend.get("ctx/project/").json()["project_schema"]["fields"]
    assert [each["name"] for each in fields] == ["name"]
    assert backend.call("project_schema").json()["result"] == {"fields": fields}


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (
            ValidationError({"name": ValidationError("Gone.", "gone")}),
            {"loc": ["values", "name"], "type": "gone", "message": "Gone."},
        ),
        (
            ValidationError(ngettext_lazy("%(n)d day", "%(n)d days", "n"), params={"n": 2}),
            {"loc": ["values"], "type": "value_error", "message": "2 days"},
        ),
        (
            ValidationFailed.at("values", "name", message="Own."),
            {"loc": ["values", "name"], "type": "value_error", "message": "Own."},
        ),
        (None, {"loc": ["values", "name"], "type": "value_error", "message": "Added."}),
    ],
)
def test_an_error_in_submit_rolls_back_its_changes(
    backend: Backend, registry: Registry, failure: Exception | None, error: Any
) -> None:
    @client_form(registry=registry)
    class LateForm(forms.Form):
        name = forms.CharField()

        def submit(self) -> None:
            Tag.objects.create(name="red")
            if failure is not None:
                raise failure
            self.add_error("name", "Added.")

    response = backend.call("late_form_submit", {"values": {"name": "x"}})
    assert (response.status_code, response.json()["error"]["details"]) == (422, [error])
    assert not Tag.objects.exists()


def test_submit_may_return_a_response_and_may_refuse(backend: Backend, registry: Registry) -> None:
    @client_form(registry=registry)
    class ReportForm(forms.Form):
        is_mine = forms.BooleanField(required=False)

        def submit(self) -> HttpResponse:
            if not self.cleaned_data["is_mine"]:
                raise Forbidden
            return HttpResponse("a,b", content_type="text/csv")

    response = backend.call("report_form_submit", {"values": {"is_mine": True}})
    assert (response.content, response.headers["x-mizan-invalidate"]) == (b"a,b", '[{"context": "report_form"}]')
    assert backend.error("report_form_submit", {"values": {}}) == (403, "FORBIDDEN")


def test_the_code_of_an_error_may_be_a_number(backend: Backend, registry: Registry) -> None:
    @client_form(name="numbered", registry=registry)
    class Numbered(forms.Form):
        def clean(self) -> None:
            raise ValidationError("No.", code=42)  # type: ignore[arg-type]

        def submit(self, request: HttpRequest) -> None: ...

    error_details = [{"loc": ["values"], "type": "42", "message": "No."}]
    assert backend.call("numbered_validate", {"values": {}}).json()["result"] == error_details
    assert backend.call("numbered_submit", {"values": {}}).json()["error"]["details"] == error_details
