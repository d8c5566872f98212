"""Functions that return querysets pass `mypy --strict` with django-stubs."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from mizan_core import Registry, client
from mizan_django.testing import MizanClient
from tracker.models import Project

TESTS = Path(__file__).parent
GUIDE = TESTS / "guide" / "querysets.py"


def check(file: Path, tmp_path: Path) -> str:
    config = tmp_path / "mypy.ini"
    config.write_text(
        "[mypy]\nstrict = true\nplugins = mypy_django_plugin.main\n"
        "[mypy.plugins.django-stubs]\ndjango_settings_module = tracker_site.settings\n"
        # Their own errors are not of interest.
        "[mypy-tracker.*,tracker_site.*,catalogue.*]\nignore_errors = true\n"
    )
    command = [sys.executable, "-m", "mypy", "--config-file", str(config), "--cache-dir", str(tmp_path), str(file)]
    paths = os.pathsep.join(map(str, (TESTS / "project", TESTS.parents[1] / "fixtures")))
    environment = {**os.environ, "MYPYPATH": paths, "PYTHONPATH": paths}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False).stdout


def test_returns_beside_the_annotation(tmp_path: Path) -> None:
    assert check(GUIDE, tmp_path) == "Success: no issues found in 1 source file\n"
    wrong = tmp_path / "wrong.py"
    wrong.write_text(
        GUIDE.read_text("utf-8")
        .replace(", returns=list[ProjectOut])", ")")
        .replace("QuerySet[Project]:", "list[ProjectOut]:")
    )
    assert "wrong.py:17: error: Incompatible return value type" in check(wrong, tmp_path)


@pytest.mark.django_db
def test_the_checked_function_works(registry: Registry, serve: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mizan_core.client", partial(client, registry=registry))
    exec(compile(GUIDE.read_text("utf-8"), GUIDE, "exec"), {"__name__": "tracker.guide"})
    serve()
    project = Project.objects.create(name="Atlas")
    assert MizanClient().read("project_list") == {"project_list": [{"id": project.pk, "name": "Atlas"}]}
