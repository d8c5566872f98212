"""`manage.py check` checks the permissions that functions require."""

from typing import Any

import pytest
from django import forms
from django.contrib.auth.models import User
from django.core.checks import CheckMessage
from mizan_core import Registry, client
from mizan_django import client_form
from mizan_django.checks import check_project
from tracker.models import Project, Tag


@pytest.fixture
def found(registry: Registry, serve: Any) -> Any:
    def find(permission: str) -> list[CheckMessage]:
        @client(auth=permission, registry=registry)
        def act() -> None: ...

        serve()
        return [each for each in check_project(None) if each.id != "mizan.W004"]

    return find


@pytest.mark.parametrize(
    ("permission", "meant"),
    [
        ("tracker.change_projct", "tracker.change_project"),
        ("tracker.chagne_project", "tracker.change_project"),
        ("tracker.change_Project", "tracker.change_project"),
        ("tracker.view_projects", "tracker.view_project"),
        ("auth.add_grup", "auth.add_group"),
        ("tracker.publish_projects", "tracker.publish_project"),
    ],
)
def test_an_unknown_permission_gets_a_suggestion(
    found: Any, monkeypatch: pytest.MonkeyPatch, permission: str, meant: str
) -> None:
    monkeypatch.setattr(Project._meta, "permissions", [("publish_project", "Can publish a project")])
    (message,) = found(permission)
    assert (message.id, message.msg) == (
        "mizan.W005",
        f'act requires the permission "{permission}", which no model defines.',
    )
    assert message.hint == (
        f'Did you mean "{meant}"? If the permission is created elsewhere, add mizan.W005 to SILENCED_SYSTEM_CHECKS.'
    )
    assert message.is_serious() is False


@pytest.mark.parametrize("permission", ["tracker.change_project", "auth.view_user", "tracker.see_everything"])
def test_a_permission_of_a_model_or_of_another_backend_is_accepted(found: Any, permission: str) -> None:
    assert found(permission) == []


def test_suggestions_include_the_default_permissions_of_a_model(found: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(User._meta, "default_permissions", ("view", "audit"))
    (message,) = found("auth.audits_user")
    assert 'Did you mean "auth.audit_user"?' in message.hint


def test_a_form_gets_one_warning(registry: Registry, serve: Any) -> None:
    @client_form(auth="trakcer.add_tag", registry=registry)
    class TagForm(forms.ModelForm):
        class Meta:
            model = Tag
            fields = ("name",)

    serve()
    (message,) = check_project(None)
    assert message.msg.endswith('requires the permission "trakcer.add_tag", but the project has no app "trakcer".')
