"""The harness on Django: its settings, its commands, and its application: `uvicorn --app-dir e2e/backend manage:app`.

There is no database; sessions are in memory.
"""

import sys
from secrets import token_urlsafe
from typing import cast

from controls import Controls
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.core.management import execute_from_command_line
from parcels import MAX_UPLOAD_BYTES
from starlette.types import ASGIApp

settings.configure(
    SECRET_KEY=token_urlsafe(),
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF="harness_django",
    INSTALLED_APPS=["mizan_django"],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "harness_django.user_middleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    SESSION_ENGINE="django.contrib.sessions.backends.cache",
    USE_TZ=True,
    MIZAN={
        "ATOMIC_DATABASES": [],
        "FIND_USER": "accounts.account_of_session",
        "MAX_UPLOAD_BYTES": MAX_UPLOAD_BYTES,
    },
)

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
else:
    app = Controls(cast(ASGIApp, get_asgi_application()))
