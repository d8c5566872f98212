"""The settings of the wire's fixture on Django: no database, users from a header or a cookie."""

from mizan_conformance.exchanges import BEARER
from mizan_fixtures.wire import USERS

SECRET_KEY = "only for tests, and long enough not to be warned about"  # noqa: S105
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "django_backend"
INSTALLED_APPS = ["mizan_django"]
MIDDLEWARE = [
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django_users.from_request",
]
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
USE_TZ = True
MIZAN = {
    "TITLE": "wire",
    "VERSION": "1.0.0",
    "ATOMIC_DATABASES": [],
    "FIND_USER": "django_users.user_of_request",
    "TOKENS": {
        "KEYS": {BEARER["kid"]: BEARER["key"]},
        "ISSUER": BEARER["issuer"],
        "AUDIENCE": BEARER["audience"],
        "LOAD_USER": lambda token: USERS.get(token.sub),
    },
}
