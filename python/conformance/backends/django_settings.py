"""The settings of the wire's fixture on Django: no database, no sessions, users from a header."""

SECRET_KEY = "only for tests, and long enough not to be warned about"  # noqa: S105
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "django_backend"
INSTALLED_APPS = ["mizan_django"]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware", "django_users.from_header"]
USE_TZ = True
MIZAN = {"TITLE": "wire", "VERSION": "1.0.0", "ATOMIC_DATABASES": []}
