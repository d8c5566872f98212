"""The settings of the notice boards on Django."""

import os

import dj_database_url

SECRET_KEY = "of every worker alike, and only for tests"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "load_django"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "mizan_django",
    "load_boards",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
DATABASES = {"default": dj_database_url.parse(os.environ["LOAD_DATABASE"])}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA synchronous = NORMAL",
    }
MIZAN = {
    "CACHE": {
        "URL": os.environ["LOAD_REDIS"],
        "SECRET": f"cache, {SECRET_KEY}",
        "PAUSE": 1,
        "TIMEOUT": 5,
    }
}
