"""The settings of ``startproject``, with those from environment variables at the top."""

import os
import secrets
from pathlib import Path

import dj_database_url

BASE_DIR = Path(__file__).parent.parent

# Signs session cookies. If it is not set, sessions end with the process.
SECRET_KEY = os.environ.get("TRACKER_SECRET") or secrets.token_hex(32)
DEBUG = os.environ.get("TRACKER_DEBUG", "1") == "1"
ALLOWED_HOSTS = os.environ.get("TRACKER_HOSTS", "127.0.0.1,localhost").split(",")

# TRACKER_DATABASE names an SQLite file. DATABASE_URL selects any other database, as in postgres://user@host/tracker.
_file = os.environ.get("TRACKER_DATABASE")
_url = os.environ.get("DATABASE_URL") if _file is None else None
DATABASES = {"default": dj_database_url.parse(_url or f"sqlite:///{_file or BASE_DIR / 'tracker.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers wait for each other; readers do not wait.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode = WAL",
    }

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "mizan_django",
    "tracker",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

ROOT_URLCONF = "tracker_site.urls"
WSGI_APPLICATION = "tracker_site.wsgi.application"
AUTH_USER_MODEL = "tracker.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "static/"
MEDIA_ROOT = os.environ.get("TRACKER_UPLOADS") or BASE_DIR / "uploads"
TIME_ZONE = "UTC"

MIZAN = {"TITLE": "Tracker", "VERSION": "0.1.0"}
