"""A project as `django-admin startproject` makes it, for all Django contenders; ROOT_URLCONF tells them apart.

Sessions are in signed cookies, so that the one query of a signed-in request is the one for its user. Connections are
kept, since opening a database anew for each request would be most of what is measured.
"""

import os
from pathlib import Path

SECRET_KEY = "a-secret-of-the-benchmark-that-guards-nothing-at-all"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = os.environ.get("BENCH_URLS", "wire.apps.django_bare")
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "mizan_django",
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
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": Path(os.environ.get("BENCH_DATABASE", "/tmp/mizan-bench.sqlite3")),
        "CONN_MAX_AGE": None,
    }
}
USE_TZ = True
