"""The forms of the guide do what the guide says."""

import re
from pathlib import Path

from ..test_export import Project
from ..test_readme import MODELS, ROOT, SETTINGS

SESSIONS = """
INSTALLED_APPS.append("django.contrib.sessions")
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
"""
ASK = """
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


def test_its_forms_are_saved_edited_and_take_files(tmp_path: Path) -> None:
    guide = (ROOT / "docs/guide/django.md").read_text("utf-8")
    blocks = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    urls = next(block for block in blocks if "mizan_urls" in block)
    clients = next(block for block in blocks if "@client(" in block)
    forms = next(block for block in blocks if block.startswith("# projects/forms.py\n"))
    assert "it imports them: `from . import forms`" in guide
    files = {"settings": SETTINGS + SESSIONS, "urls": urls, "projects/__init__": "", "projects/models": MODELS}
    files |= {"projects/clients": f"from . import forms\n{clients}", "projects/forms": forms}
    project = Project(tmp_path, **files)
    for command in (["check"], ["migrate", "--run-syncdb"], ["shell", "--verbosity", "0", "-c", ASK]):
        finished = project.manage(*command)
        assert finished.returncode == 0, finished.stderr
