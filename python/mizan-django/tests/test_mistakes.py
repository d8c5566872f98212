"""Mistakes in a project that keep it from being served, and where they are told."""

from pathlib import Path

from .test_export import SETTINGS, Project


def test_a_project_without_the_app_is_told_to_install_it(tmp_path: Path) -> None:
    finished = Project(tmp_path, settings=SETTINGS.replace('"mizan_django", ', "")).manage("check")
    assert finished.returncode == 1
    assert finished.stderr.endswith(
        "django.core.exceptions.ImproperlyConfigured: mizan_urls() needs the app that imports each clients.py. "
        'Add "mizan_django" to INSTALLED_APPS.\n'
    )
