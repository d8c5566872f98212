"""`manage.py export_mizan_schema`, in a separate process."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from .conftest import PROJECT

SETTINGS = """
SECRET_KEY = "s" * 50
ROOT_URLCONF = "urls"
INSTALLED_APPS = ["mizan_django", "shop"]
"""
URLS = """
from django.urls import include, path
from mizan_django import mizan_urls
print("the URLs are imported")
urlpatterns = [path("api/", include([path("mizan/", include(mizan_urls()))]))]
"""
CLIENTS = """
from mizan_core import client

@client
def add(left: int, right: int) -> int:
    return left + right
"""


class Project:
    def __init__(self, directory: Path, **files: str) -> None:
        self.directory = directory
        given = {"settings": SETTINGS, "urls": URLS, "shop/__init__": "", "shop/clients": CLIENTS, **files}
        for name, text in given.items():
            path = directory / f"{name}.py"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        (directory / "manage.py").write_text((PROJECT / "manage.py").read_text())

    def manage(self, *arguments: str, settings: str = "settings") -> subprocess.CompletedProcess[str]:
        return self._run("manage.py", *arguments, settings=settings)

    def python(self, code: str) -> subprocess.CompletedProcess[str]:
        return self._run("-c", code)

    def _run(self, *arguments: str, settings: str = "settings") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings}
        return subprocess.run(command, cwd=self.directory, env=environment, capture_output=True, text=True, check=False)

    @contextmanager
    def running(self, *arguments: str) -> Iterator[Iterator[str]]:
        """The output lines of a command that does not end by itself; it is stopped after 60 seconds."""
        command = [sys.executable, "-u", "manage.py", *arguments]
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "settings"}
        streams: Any = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        with subprocess.Popen(
            command, cwd=self.directory, env=environment, start_new_session=True, **streams
        ) as process:
            limit = threading.Timer(60, os.killpg, (process.pid, signal.SIGKILL))
            limit.start()
            try:
                assert process.stdout is not None
                yield iter(process.stdout)
            finally:
                limit.cancel()
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)

    def export(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.manage("export_mizan_schema", *arguments)


def test_standard_output_is_the_document_and_nothing_else(tmp_path: Path) -> None:
    finished = Project(tmp_path).export()
    document = json.loads(finished.stdout)
    assert finished.returncode == 0
    assert finished.stderr == "the URLs are imported\n"
    assert document["info"] == {"title": "urls", "version": "0.0.0"}
    assert document["x-mizan-session"] == {"csrf": True}
    assert sorted(document["paths"]) == ["/api/mizan/call/", "/api/mizan/session/"]
    (function,) = document["x-mizan-functions"]
    assert (function["name"], function["source"]) == ("add", "shop/clients.py:4")


def test_the_document_may_go_to_a_file(tmp_path: Path) -> None:
    project = Project(tmp_path)
    finished = project.export("--out", "document.json")
    assert (finished.returncode, finished.stdout) == (0, "")
    assert (tmp_path / "document.json").read_text() == project.export().stdout


def test_a_file_named_by_a_hyphen_is_standard_output(tmp_path: Path) -> None:
    project = Project(tmp_path)
    finished = project.export("--out", "-")
    assert (finished.returncode, finished.stdout) == (0, project.export().stdout)
    assert not (tmp_path / "-").exists()


def test_validate_writes_no_file(tmp_path: Path) -> None:
    finished = Project(tmp_path).export("--validate", "--out", "document.json")
    assert (finished.returncode, finished.stdout) == (2, "")
    assert finished.stderr.endswith("error: argument --out: not allowed with argument --validate\n")
    assert not (tmp_path / "document.json").exists()


def test_settings_name_the_document(tmp_path: Path) -> None:
    settings = SETTINGS + 'MIZAN = {"TITLE": "Shop", "VERSION": "2.1"}'
    document = json.loads(Project(tmp_path, settings=settings).export().stdout)
    assert document["info"] == {"title": "Shop", "version": "2.1"}


BROKEN = (
    CLIENTS
    + """
@client(affects="oders")
def order() -> None: ...

@client(context="orders")
def orders() -> int: ...
"""
)


@pytest.mark.parametrize("option", [(), ("--validate",)])
def test_errors_have_a_location_and_a_hint(tmp_path: Path, option: tuple[str, ...]) -> None:
    finished = Project(tmp_path, **{"shop/clients": BROKEN}).export(*option)
    assert (finished.returncode, finished.stdout) == (1, "")
    assert 'order affects "oders", but no function belongs to this context.' in finished.stderr
    assert "shop/clients.py:8: " in finished.stderr
    assert 'Did you mean "orders"?' in finished.stderr
    assert "Traceback" not in finished.stderr


def test_validate_prints_no_document(tmp_path: Path) -> None:
    finished = Project(tmp_path).export("--validate")
    assert (finished.returncode, finished.stdout) == (0, "")


def test_warnings_fail_only_on_demand(tmp_path: Path) -> None:
    project = Project(tmp_path, settings=SETTINGS + 'CSRF_HEADER_NAME = "HTTP_X_TOKEN"')
    assert project.export("--validate").returncode == 0
    strict = project.export("--fail-on-warn")
    assert (strict.returncode, strict.stdout) == (1, "")
    assert "(mizan.W002) CSRF_HEADER_NAME is HTTP_X_TOKEN, but mizan's clients send X-CSRFToken." in strict.stderr


def test_a_silenced_warning_does_not_fail_the_export(tmp_path: Path) -> None:
    silenced = 'CSRF_HEADER_NAME = "HTTP_X_TOKEN"\nSILENCED_SYSTEM_CHECKS = ["mizan.W002"]'
    finished = Project(tmp_path, settings=SETTINGS + silenced).export("--validate", "--fail-on-warn")
    assert (finished.returncode, finished.stderr) == (0, "the URLs are imported\n")


def test_an_error_in_the_project_is_djangos_own(tmp_path: Path) -> None:
    finished = Project(tmp_path, **{"shop/clients": "import nothing_of_this_name"}).export()
    assert finished.returncode == 1
    assert "ModuleNotFoundError: No module named 'nothing_of_this_name'" in finished.stderr


def test_a_project_without_mizan_urls_gets_a_hint(tmp_path: Path) -> None:
    finished = Project(tmp_path, urls="urlpatterns = []").export()
    assert finished.returncode == 1
    assert 'Add path("api/mizan/", include(mizan_urls())) to urls.' in finished.stderr


def test_one_of_several_prefixes_is_chosen(tmp_path: Path) -> None:
    two = URLS + 'urlpatterns += [path("v2/", include(mizan_urls()))]'
    project = Project(tmp_path, urls=two)
    assert "several prefixes: /api/mizan, /v2." in project.export().stderr
    assert "/v2/call/" in json.loads(project.export("--prefix", "/v2/").stdout)["paths"]
    assert "does not serve mizan under v3." in project.export("--prefix", "v3").stderr


def test_a_project_below_a_path_is_exported_with_this_path(tmp_path: Path) -> None:
    """The prefix includes `FORCE_SCRIPT_NAME`, as in `reverse()`."""
    project = Project(tmp_path, settings=SETTINGS + 'FORCE_SCRIPT_NAME = "/office"')
    assert sorted(json.loads(project.export().stdout)["paths"]) == [
        "/office/api/mizan/call/",
        "/office/api/mizan/session/",
    ]


def test_check_reports_the_errors_of_the_exporter(tmp_path: Path) -> None:
    finished = Project(tmp_path, **{"shop/clients": BROKEN}).manage("check")
    assert finished.returncode == 1
    assert 'shop/clients.py:8: (mizan.E001) order affects "oders"' in finished.stderr
    assert 'HINT: Did you mean "orders"?' in finished.stderr


def test_check_reports_nothing_for_a_valid_project(tmp_path: Path) -> None:
    finished = Project(tmp_path).manage("check")
    assert (finished.returncode, finished.stderr) == (0, "")


def test_check_warns_of_functions_without_a_url(tmp_path: Path) -> None:
    assert "mizan.W001" in Project(tmp_path, urls="urlpatterns = []").manage("check").stderr


def test_check_warns_of_permissions_of_an_unknown_app(tmp_path: Path) -> None:
    clients = CLIENTS.replace("@client", '@client(auth="shops.add_item")')
    output = Project(tmp_path, **{"shop/clients": clients}).manage("check").stderr
    assert '(mizan.W003) add requires the permission "shops.add_item", but the project has no app "shops".' in output


@pytest.mark.parametrize(
    ("urls", "prefix"),
    [
        ('path("<slug:tenant>/api/", include(mizan_urls()))', "/<slug:tenant>/api"),
        ('re_path(r"^v(?P<version>[0-9]+)/api/", include(mizan_urls()))', "/v(?P<version>[0-9]+)/api"),
        ('*i18n_patterns(path("api/", include(mizan_urls())))', "/en-us/api"),
    ],
    ids=["path", "re_path", "i18n_patterns"],
)
def test_check_warns_of_a_url_that_varies(tmp_path: Path, urls: str, prefix: str) -> None:
    imports = "from django.conf.urls.i18n import i18n_patterns\nfrom django.urls import re_path\n" + URLS
    project = Project(tmp_path, urls=imports.partition("urlpatterns")[0] + f"urlpatterns = [{urls}]")
    output = project.manage("check").stderr
    assert f"(mizan.W006) The URL {prefix} is not the same for all requests, so clients cannot know it." in output
    assert "HINT: Pass the URL to clients on the page, with <MizanContext baseUrl={...}>." in output
