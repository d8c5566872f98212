"""The constructor arguments of a form: from the request, and from arguments of clients."""

from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from mizan_core import DefinitionError, Registry, client, export_document
from mizan_django import client_form
from tracker.models import Project

from ..conftest import Backend

pytestmark = pytest.mark.django_db


def of_project(request: HttpRequest, project_id: int, asked: HttpRequest) -> dict[str, Any]:
    assert request is asked
    project = Project.objects.get(pk=project_id)
    if project.owner is not None and request.user != project.owner:
        raise PermissionDenied
    return {"instance": project, "prefix": "p"}


@pytest.fixture(autouse=True)
def project_form(registry: Registry) -> None:
    @client_form(affects="project", form_kwargs=of_project, registry=registry)
    class ProjectForm(forms.ModelForm):
        class Meta:
            model = Project
            fields = ("name",)

    @client(context="project", registry=registry)
    def name(project_id: int) -> str:
        return str(Project.objects.get(pk=project_id).name)


def test_only_the_edited_instance_goes_stale(backend: Backend) -> None:
    atlas, borea = (Project.objects.create(name=name) for name in ("Atlas", "Borea"))
    mounted = [
        {"context": context, "params": {"project_id": each.pk}}
        for context in ("project", "project_form")
        for each in (atlas, borea)
    ]
    described = backend.get(f"ctx/project_form/?project_id={borea.pk}").json()["project_form_schema"]["fields"]
    assert [(each["name"], each["initial"]) for each in described] == [("name", "Borea")]
    args = {"project_id": borea.pk, "values": {"name": "Zephyr"}}
    assert backend.call("project_form_validate", args).json()["result"] == []
    response = backend.call("project_form_submit", args, mounted=mounted).json()
    assert response["invalidate"] == [mounted[1], mounted[3]]
    described[0]["initial"] = "Zephyr"
    assert response["refreshed"] == [
        {**mounted[1], "data": {"name": "Zephyr"}},
        {**mounted[3], "data": {"project_form_schema": {"fields": described}}},
    ]
    assert dict(Project.objects.values_list("pk", "name")) == {atlas.pk: "Atlas", borea.pk: "Zephyr"}


def test_an_id_narrows_the_forms_own_context_and_others_only_where_declared(
    backend: Backend, registry: Registry
) -> None:
    """In other contexts the name may have another meaning."""

    @client(context="page", registry=registry)
    def page(pk: int) -> int:
        return pk

    @client(context="sheet", registry=registry)
    def sheet(pk: int) -> int:
        return pk

    @client_form(affects={"page": [], "sheet": ["pk"]}, form_kwargs=by_pk, registry=registry)
    class DeclaredForm(forms.Form):
        def submit(self) -> None: ...

    @client_form(affects=["page", "sheet"], form_kwargs=by_pk, registry=registry)
    class ImplicitForm(forms.Form):
        def submit(self) -> None: ...

    one = {"params": {"pk": 1}}
    for name, others in (
        ("declared_form", [{"context": "page"}, {"context": "sheet", **one}]),
        ("implicit_form", [{"context": "page"}, {"context": "sheet"}]),
    ):
        response = backend.call(f"{name}_submit", {"pk": 1, "values": {}}).json()
        assert response["invalidate"] == [{"context": name, **one}, *others]
    functions = {each["name"]: each["affects"] for each in export_document(registry)["x-mizan-functions"]}
    assert functions["declared_form_submit"] == [
        {"context": "declared_form", "scopedBy": ["pk"]},
        {"context": "page", "scopedBy": []},
        {"context": "sheet", "scopedBy": ["pk"]},
    ]
    assert functions["implicit_form_submit"] == [
        {"context": "implicit_form", "scopedBy": ["pk"]},
        {"context": "page", "scopedBy": [], "candidates": ["pk"]},
        {"context": "sheet", "scopedBy": [], "candidates": ["pk"]},
    ]


def by_pk(request: HttpRequest, pk: int) -> dict[str, Any]:
    return {}


@pytest.mark.parametrize(
    ("affects", "form_kwargs", "message"),
    [
        (
            {"project": ["id"]},
            by_pk,
            'own_form narrows "project" by "id", which is not an argument that clients pass.',
        ),
        (
            {"project": ["pk"]},
            None,
            'own_form narrows "project" by "pk", which is not an argument that clients pass.',
        ),
        (
            {"project": "pk"},
            by_pk,
            "affects={'project': 'pk'} of own_form must map the context to a list of arguments, not to a string.",
        ),
        (3, None, "affects=3 of own_form must name contexts."),
    ],
)
def test_errors_in_the_affects_of_a_form(registry: Registry, affects: Any, form_kwargs: Any, message: str) -> None:
    class OwnForm(forms.Form):
        def submit(self) -> None: ...

    with pytest.raises(DefinitionError) as caught:
        client_form(affects=affects, form_kwargs=form_kwargs, registry=registry)(OwnForm)
    assert [each.message for each in caught.value.diagnostics] == [message]


@pytest.mark.parametrize("purpose", ["schema", "validate", "submit"])
def test_form_kwargs_can_refuse_all_three_functions(backend: Backend, purpose: str) -> None:
    values = {} if purpose == "schema" else {"values": {"name": "Mine"}}
    owned = Project.objects.create(name="Atlas", owner=User.objects.create_user("ada"))
    assert backend.error(f"project_form_{purpose}", {"project_id": owned.pk, **values}) == (403, "FORBIDDEN")
    assert backend.error(f"project_form_{purpose}", {"project_id": 0, **values}) == (404, "NOT_FOUND")
    assert backend.error(f"project_form_{purpose}", {"project_id": "x", **values}) == (422, "VALIDATION_FAILED")
    assert backend.error(f"project_form_{purpose}", values) == (422, "VALIDATION_FAILED")
    assert Project.objects.get().name == "Atlas"


def test_an_error_in_an_argument_is_located_outside_the_values(backend: Backend) -> None:
    response = backend.call("project_form_submit", {"project_id": "x", "values": {"name": "a"}})
    assert [each["loc"] for each in response.json()["error"]["details"]] == [["project_id"]]


def test_the_arguments_are_in_the_document(registry: Registry) -> None:
    document = export_document(registry)
    schemas = document["components"]["schemas"]
    assert {
        name: (list(schemas[name]["properties"]), schemas[name]["required"])
        for name in ("ProjectFormSchemaInput", "ProjectFormValidateInput", "ProjectFormSubmitInput")
    } == {
        "ProjectFormSchemaInput": (["project_id"], ["project_id"]),
        "ProjectFormValidateInput": (["values", "project_id"], ["values", "project_id"]),
        "ProjectFormSubmitInput": (["values", "project_id"], ["values", "project_id"]),
    }
    assert document["x-mizan-contexts"]["project_form"]["params"] == {
        "project_id": {"schema": {"type": "integer"}, "required": True, "sharedBy": ["project_form_schema"]}
    }
    (submit,) = [each for each in document["x-mizan-functions"] if each["name"] == "project_form_submit"]
    assert submit["affects"] == [{"context": name, "scopedBy": ["project_id"]} for name in ("project", "project_form")]
    assert document["x-mizan-forms"]["project_form"]["dynamic"] is True


def test_form_kwargs_set_initial_values_and_arguments_of_the_form(backend: Backend, registry: Registry) -> None:
    def kwargs(request: HttpRequest, topic: str = "bug") -> dict[str, Any]:
        return {"initial": {"topic": topic.upper()}, "path": request.path}

    @client_form(form_kwargs=kwargs, registry=registry)
    class TopicForm(forms.Form):
        topic = forms.CharField()

        def __init__(self, *args: Any, path: str, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.fields["topic"].help_text = path

        def submit(self) -> list[str]:
            return self.changed_data

    read = backend.get("ctx/topic_form/").json()["topic_form_schema"]["fields"]
    assert [(each["initial"], each["help"]) for each in read] == [("BUG", "/api/mizan/ctx/topic_form/")]
    read = backend.get("ctx/topic_form/?topic=wish").json()["topic_form_schema"]["fields"]
    assert [each["initial"] for each in read] == ["WISH"]
    for topic, changed in [("BUG", []), ("bug", ["topic"])]:
        assert backend.call("topic_form_submit", {"values": {"topic": topic}}).json()["result"] == changed


def test_a_form_may_change_its_fields_depending_on_its_data(backend: Backend, registry: Registry) -> None:
    """The usual way to narrow one choice by another."""

    @client_form(registry=registry)
    class PlaceForm(forms.Form):
        country = forms.ChoiceField(choices=[("it", "Italy"), ("fr", "France")])
        city = forms.ChoiceField(choices=[])

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            if "country" in self.data:
                cities = {"it": [("rome", "Rome")], "fr": [("paris", "Paris")]}
                self.fields["city"].choices = cities[self.data["country"]]  # type: ignore[attr-defined]
            self.fields["extra"] = forms.DateField(required=False)

        def submit(self) -> str:
            return f"{self.cleaned_data['city']} {self.cleaned_data['extra']}"

    document = export_document(registry)
    assert document["x-mizan-forms"]["place_form"]["dynamic"] is True
    assert document["components"]["schemas"]["PlaceFormValues"]["properties"]["city"] == {"type": "string"}
    values = {"country": "fr", "city": "paris", "extra": "2026-03-01"}
    assert backend.call("place_form_submit", {"values": values}).json()["result"] == "paris 2026-03-01"
    error_details = backend.call("place_form_validate", {"values": {"country": "it", "city": "paris"}}).json()["result"]
    assert [each["loc"] for each in error_details] == [["values", "city"]]
