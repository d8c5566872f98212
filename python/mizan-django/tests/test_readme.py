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
