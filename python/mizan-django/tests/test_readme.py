"""The examples of the README and of the guide run unchanged, in a separate project."""

import re
import subprocess
from pathlib import Path

from django.core.management import call_command

from .test_export import Project

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs/guide/django.md").read_text("utf-8")
MODELS = """
from django.db import models

class Project(models.Model):
    name = models.CharField(max_length=40)
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
response = Client().post("/api/mizan/call/", {"fn": "rename_project", "args": {}}, content_type="application/json")
assert response.status_code == 401, response.content
"""
ASK_FORMS = """
import json
from django.contrib.auth.models import User
from django.test import Client
from projects.models import Project, Task

def call(fn, **args):
    response = client.post("/api/mizan/call/", {"fn": fn, "args": args}, content_type="application/json")
    return response.json().get("result", response.status_code)

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
response = Client().post("/api/mizan/call/", {"call": envelope, **files})
assert response.json()["result"] == 5, response.content
"""


def test_the_examples_of_the_readme_serve_a_context_and_guard_a_mutation(tmp_path: Path) -> None:
    readme = (ROOT / "python/mizan-django/README.md").read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    urls = next(block for block in blocks if "mizan_urls" in block)
    clients = next(block for block in blocks if "@client" in block)
    files = {"settings": SETTINGS, "urls": urls}
    files |= {"projects/__init__": "", "projects/models": MODELS, "projects/clients": clients}
    project = Project(tmp_path, **files)
    run(project, ["check"], ["migrate", "--run-syncdb"], ["shell", "--verbosity", "0", "-c", ASK])


def test_the_forms_of_the_guide_are_saved_edited_and_take_files(tmp_path: Path) -> None:
    project = GuideProject(tmp_path)
    project.write("website/urls", "projects/models", "projects/admin", "projects/clients", "projects/forms")
    assert "\nfrom . import forms as forms\n" in GUIDE
    clients = tmp_path / "projects/clients.py"
    clients.write_text(f"from . import forms\n{clients.read_text()}")
    run(project, ["check"], ["makemigrations"], ["migrate"], ["shell", "--verbosity", "0", "-c", ASK_FORMS])


class GuideProject(Project):
    """The project of ``startproject`` and ``startapp``, with the apps that the guide installs."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        call_command("startproject", "website", directory)
        self.blocks: dict[str, str] = {}
        for title, source in re.findall(r"```python\n# backend/(\S+)\.py\n(.*?)```", GUIDE, re.DOTALL):
            self.blocks.setdefault(title, source)
        run(self, ["startapp", "projects"])
        settings = directory / "website/settings.py"
        apps = self.blocks["website/settings"]
        settings.write_text(f"{settings.read_text()}\n{apps}ALLOWED_HOSTS = ['testserver']\n")

    def write(self, *titles: str) -> None:
        for title in titles:
            (self.directory / f"{title}.py").write_text(self.blocks[title])

    def manage(self, *arguments: str, settings: str = "website.settings") -> subprocess.CompletedProcess[str]:
        return super().manage(*arguments, settings=settings)


def run(project: Project, *commands: list[str]) -> None:
    for command in commands:
        finished = project.manage(*command)
        assert finished.returncode == 0, finished.stdout + finished.stderr
