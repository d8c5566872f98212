"""What only the tracker on Django has."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from mizan_core import Registry, default_registry
from mizan_core.document import export_document
from mizan_django.export import export_project

from tracker.models import Comment, Project, User

from .person import Person

SignIn = Callable[[str], Person]

FASTAPI = Path(__file__).parents[3] / "fastapi-react" / "backend"
# Only on FastAPI, programs sign in with a bearer token.
EXPORT = """
import json
import app.main
from mizan_core import Registry, default_registry
from mizan_core.document import export_document

shared = Registry()
for function in default_registry:
    if function.name != "create_token":
        shared.register(function)
print(json.dumps(export_document(shared, title="Tracker", version="0.1.0", prefix="/api/mizan", csrf=False)))
"""


def surface(document: Any) -> Any:
    """The document without the locations in the code and the names of FastAPI's dependencies."""
    if isinstance(document, dict):
        return {
            key: surface(value)
            for key, value in document.items()
            if key not in ("source", "x-mizan-source", "guards")
        }
    return [surface(each) for each in document] if isinstance(document, list) else document


def test_the_document_is_that_of_the_fastapi_example_but_for_csrf_tokens_and_attachments() -> None:
    exported = subprocess.run([sys.executable, "-c", EXPORT], cwd=FASTAPI, check=True, capture_output=True)
    shared = Registry()
    for function in default_registry:
        if not function.name.startswith("attachment"):
            shared.register(function)
    document = export_document(shared, title="Tracker", version="0.1.0", prefix="/api/mizan", csrf=True)
    theirs, ours = surface(json.loads(exported.stdout)), surface(document)
    assert theirs.pop("x-mizan-session") == {"csrf": False}
    assert ours.pop("x-mizan-session") == {"csrf": True}
    assert ours == theirs
    assert export_project()["paths"].keys() - theirs["paths"].keys() == {
        "/api/mizan/ctx/attachment_form/",
        "/api/mizan/ctx/attachments/",
    }


def test_the_checks_and_migrations_of_the_project_pass(db: None) -> None:
    call_command("check", fail_level="WARNING")
    call_command("makemigrations", check=True, verbosity=0)


def test_seeding_again_changes_nothing(db: None) -> None:
    call_command("seed")
    assert (User.objects.count(), Project.objects.count()) == (3, 3)


def test_signing_in_rotates_the_token(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    before = grace.browser.cookies["csrftoken"].value
    grace.call("login", username="ada", password="adaada")
    assert grace.browser.cookies["csrftoken"].value != before


def test_a_call_without_the_token_is_refused(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    body = {"fn": "rename_project", "args": {"project_id": 1, "name": "Forged"}}
    response = grace.browser.post("/api/mizan/call/", body, content_type="application/json")
    assert (response.status_code, response.json()["error"]["code"]) == (403, "CSRF_FAILED")
    assert grace.read("project", project_id=1)["project_detail"]["name"] == "Website relaunch"


def test_more_tasks_and_comments_take_no_more_queries(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    with CaptureQueriesContext(connection) as few:
        grace.read("project", project_id=1)
    project, author = Project.objects.get(pk=1), User.objects.get(username="ada")
    for number in range(5):
        task = project.tasks.create(title=f"Task {number}", assignee=author)
        question = Comment.objects.create(task=task, author=author, text="Why?")
        Comment.objects.create(task=task, author=author, text="Because.", reply_to=question)
    with CaptureQueriesContext(connection) as many:
        assert len(grace.read("project", project_id=1)["project_tasks"]) == 9
    assert len(many) == len(few)


@pytest.mark.parametrize("page", ["", "tracker/project/1/change/", "tracker/user/", "tracker/comment/"])
def test_staff_can_use_the_admin(db: None, page: str) -> None:
    browser = Client()
    browser.login(username="ada", password="adaada")
    assert browser.get(f"/admin/{page}").status_code == 200
