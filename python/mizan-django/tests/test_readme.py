"""The examples of the README and of the guide run as they stand, in a project of their own."""

import re
import subprocess
from pathlib import Path

import pytest

from .test_export import Project

ROOT = Path(__file__).parents[3]
MODELS = """
from django.contrib.auth.models import User
from django.db import models

class Project(models.Model):
    name = models.CharField(max_length=40)
    changed_by = models.ForeignKey(User, models.CASCADE, null=True)

class Task(models.Model):
    project = models.ForeignKey(Project, models.CASCADE, related_name="tasks")
    title = models.CharField(max_length=40)
"""
SETTINGS = """
SECRET_KEY = "s" * 50
ROOT_URLCONF = "urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "mizan_django", "projects"]
"""
ASK = """
from django.test import Client
from projects.models import Project
Project.objects.create(name="Atlas")
(project,) = Client().get("/api/mizan/ctx/projects/").json()["list_projects"]
assert project["name"] == "Atlas", project
answer = Client().post("/api/mizan/call/", {"fn": "rename_project", "args": {}}, content_type="application/json")
assert answer.status_code == 401, answer.content
"""

SESSIONS = """
INSTALLED_APPS.append("django.contrib.sessions")
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
"""
ASK_FORMS = """
import json
from django.contrib.auth.models import User
from django.test import Client
from projects.models import Project, Task

def call(fn, **args):
    answer = client.post("/api/mizan/call/", {"fn": fn, "args": args}, content_type="application/json")
    return answer.json().get("result", answer.status_code)

client = Client()
assert call("project_form_submit", values={"name": "Atlas"}) == 401
ada, bob = (User.objects.create_user(name) for name in ("ada", "bob"))
client.force_login(ada)
assert call("project_form_submit", values={"name": ""}) == 422
assert call("project_form_submit", values={"name": "Atlas"}) is None
project = Project.objects.get()
task = Task.objects.create(title="Draw", project=project)
assert call("task_form_submit", task_id=task.pk, values={"title": "Cast"}) == 404
Project.objects.update(changed_by=ada)
assert call("task_form_submit", task_id=task.pk, values={"title": "Cast"}) is None
task.refresh_from_db()
assert task.title == "Cast", task.title

values = {"topic": "bug", "text": "Broken.", "screenshot": None}
assert call("feedback_form_submit", values=values) == 0
envelope = json.dumps({"fn": "feedback_form_submit", "args": {"values": values}})
from django.core.files.uploadedfile import SimpleUploadedFile
files = {"/values/screenshot": SimpleUploadedFile("a.png", b"12345")}
answer = Client().post("/api/mizan/call/", {"call": envelope, **files})
assert answer.json()["result"] == 5, answer.content
"""


@pytest.mark.parametrize("page", ["python/mizan-django/README.md", "docs/guide/django.md"])
def test_its_examples_serve_a_context_and_guard_a_mutation(page: str, tmp_path: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(), re.DOTALL)
    urls = next(block for block in blocks if "mizan_urls" in block)
    clients = next(block for block in blocks if "@client" in block)
    files = {"settings": SETTINGS, "urls": urls}
    files |= {"projects/__init__": "", "projects/models": MODELS, "projects/clients": clients}
    project = Project(tmp_path, **files)
    for command in (["check"], ["migrate", "--run-syncdb"], ["shell", "--verbosity", "0", "-c", ASK]):
        finished: subprocess.CompletedProcess[str] = project.manage(*command)
        assert finished.returncode == 0, finished.stderr


def test_the_forms_of_the_guide_are_saved_edited_and_take_files(tmp_path: Path) -> None:
    guide = (ROOT / "docs/guide/django.md").read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    urls = next(block for block in blocks if "mizan_urls" in block)
    clients = next(block for block in blocks if "@client(" in block)
    forms = next(block for block in blocks if block.startswith("# projects/forms.py\n"))
    assert "it imports them: `from . import forms`" in guide
    files = {"settings": SETTINGS + SESSIONS, "urls": urls, "projects/__init__": "", "projects/models": MODELS}
    files |= {"projects/clients": f"from . import forms\n{clients}", "projects/forms": forms}
    project = Project(tmp_path, **files)
    for command in (["check"], ["migrate", "--run-syncdb"], ["shell", "--verbosity", "0", "-c", ASK_FORMS]):
        finished = project.manage(*command)
        assert finished.returncode == 0, finished.stderr
