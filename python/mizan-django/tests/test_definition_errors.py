"""Errors that prevent a project from being served, and where they are reported."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from .test_export import CLIENTS, SETTINGS, Project

INVALID = CLIENTS.replace("@client", '@client(auth="stafff")')
MESSAGE = "auth='stafff' of add is not a rule."


def test_a_project_without_the_app_gets_a_hint_to_install_it(tmp_path: Path) -> None:
    finished = Project(tmp_path, settings=SETTINGS.replace('"mizan_django", ', "")).manage("check")
    assert finished.returncode == 1
    assert finished.stderr.endswith(
        'django.core.exceptions.ImproperlyConfigured: mizan_urls() needs the app "mizan_django". '
        'Add "mizan_django" to INSTALLED_APPS.\n'
    )


@pytest.mark.parametrize(
    ("offer", "message"),
    [
        ("@client(auth='stafff')\ndef f() -> int: ...", "auth='stafff' of f is not a rule."),
        (
            "@client(context='a', affects='b')\ndef f() -> int: ...",
            "f has both context= and affects=, but a function that reads a context changes nothing.",
        ),
        ("@client(cache=60)\ndef f() -> int: ...", "f has cache=, but only functions of a context can be cached."),
        ("@client\ndef f(request) -> int: ...", 'The argument "request" of f has no type annotation.'),
        ("@client\ndef f(a: int): ...", "f has no return annotation."),
        (
            "@client(name='g')\ndef f() -> int: ...\n\n@client\ndef g() -> int: ...",
            'Two functions are named "g"; the other is at shop/clients.py:3.',
        ),
    ],
)
def test_check_reports_an_error_at_import(tmp_path: Path, offer: str, message: str) -> None:
    finished = Project(tmp_path, **{"shop/clients": f"from mizan_core import client\n\n{offer}"}).manage("check")
    assert finished.returncode == 1
    assert f"(mizan.E001) {message}" in finished.stderr
    assert "shop/clients.py:" in finished.stderr
    assert "HINT: " in finished.stderr
    assert "Traceback" not in finished.stderr


def test_check_reports_the_errors_of_every_module(tmp_path: Path) -> None:
    settings = SETTINGS.replace('"shop"', '"shop", "store"')
    other = INVALID.replace("add", "sell")
    files = {"shop/clients": INVALID, "store/__init__": "", "store/clients": other}
    stderr = Project(tmp_path, settings=settings, **files).manage("check").stderr
    assert "shop/clients.py:4: (mizan.E001)" in stderr
    assert "store/clients.py:4: (mizan.E001)" in stderr


def test_the_exporter_reports_an_error_at_import(tmp_path: Path) -> None:
    finished = Project(tmp_path, **{"shop/clients": INVALID}).export()
    assert (finished.returncode, finished.stdout) == (1, "")
    assert f"CommandError: shop/clients.py:4: {MESSAGE}" in finished.stderr
    assert "Traceback" not in finished.stderr


@pytest.mark.parametrize("interface", ["wsgi", "asgi"])
def test_a_server_does_not_start_with_functions_missing(tmp_path: Path, interface: str) -> None:
    project = Project(tmp_path, **{"shop/clients": INVALID})
    finished = project.python(f"from django.core.{interface} import get_{interface}_application as a; a()")
    assert finished.returncode == 1
    assert f"DefinitionError: shop/clients.py:4: {MESSAGE}" in finished.stderr


def test_a_command_without_checks_serves_nothing_with_functions_missing(tmp_path: Path) -> None:
    project = Project(tmp_path, **{"shop/clients": INVALID})
    request = "from django.test import Client; print('started'); Client().get('/api/mizan/session/')"
    finished = project.manage("shell", "-c", request)
    assert "started" in finished.stdout
    assert f"DefinitionError: shop/clients.py:4: {MESSAGE}" in finished.stderr


def test_the_development_server_starts_once_the_error_is_fixed(tmp_path: Path) -> None:
    project = Project(tmp_path, settings=SETTINGS + "DEBUG = True", **{"shop/clients": INVALID})
    with project.running("runserver", "0") as output:
        assert any(f"shop/clients.py:4: (mizan.E001) {MESSAGE}" in line for line in output)
        with repeatedly(lambda: (tmp_path / "shop/clients.py").write_text(CLIENTS)):
            assert any("development server at http" in line for line in output)


@contextmanager
def repeatedly(act: Callable[[], object]) -> Iterator[None]:
    """Writes the file several times, because the server does not notice changes from before its first look.

    The pauses grow, because the server restarts each time, which may take longer than a pause on a busy machine.
    """
    done = threading.Event()

    def run() -> None:
        pause = 1.5
        while not done.is_set():
            act()
            done.wait(pause)
            pause *= 2

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
