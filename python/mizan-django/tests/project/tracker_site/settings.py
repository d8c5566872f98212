"""A minimal Django project, based on `startproject`."""

import os
import tempfile
from pathlib import Path

DIRECTORY = Path(os.environ.get("TRACKER_DATA", tempfile.gettempdir()))

SECRET_KEY = "only for tests, and long enough not to be warned about"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "tracker_site.urls"
WSGI_APPLICATION = "tracker_site.wsgi.application"
USE_TZ = True
MEDIA_ROOT = DIRECTORY / "media"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "axes",
    "djmoney",
    "django_countries",
    "mptt",
    "polymorphic",
    "simple_history",
    "mizan_django",
    "catalogue",
    "shelter",
    "tracker",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
# Tests of lockouts enable it, and install its backend.
AXES_ENABLED = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def _database(name: str) -> dict[str, object]:
    """A database in a file, because the threads of a server cannot share one in memory."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DIRECTORY / f"{name}.sqlite3",
        "TEST": {"NAME": DIRECTORY / f"test-{name}-{os.getpid()}.sqlite3"},
    }


DATABASES = {"default": _database("default"), "archive": _database("archive")}
