"""The settings of ``startproject`` that an API needs."""

import os
import secrets
from pathlib import Path

BASE_DIR = Path(__file__).parent.parent

# Signs session cookies. If it is not set, sessions end with the process.
SECRET_KEY = os.environ.get("CONDUIT_SECRET") or secrets.token_hex(32)
DEBUG = os.environ.get("CONDUIT_DEBUG", "1") == "1"
ALLOWED_HOSTS = os.environ.get("CONDUIT_HOSTS", "127.0.0.1,localhost").split(",")

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("CONDUIT_DATABASE") or BASE_DIR / "conduit.sqlite3",
        # Writers wait for each other; readers do not wait.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode = WAL"},
    }
}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "mizan_django",
    "conduit",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]

ROOT_URLCONF = "conduit_site.urls"
AUTH_USER_MODEL = "conduit.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TIME_ZONE = "UTC"

MIZAN = {"TITLE": "Conduit", "VERSION": "0.1.0"}
