"""The wire's fixture on Django: its URLs, and the applications for WSGI and ASGI servers."""

import os

import django
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.urls import include, path
from fixture import fixture
from mizan_core import client
from mizan_django import mizan_urls
from mizan_fixtures.wire import USERS, Name, offer_download, registry

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "django_settings")
django.setup(set_prefix=False)


@client(registry=registry)
def sign_in(name: Name, request: HttpRequest) -> str:
    """As `django.contrib.auth.login` does it, for users without a model."""
    request.session.cycle_key()
    request.session["user"] = name
    request.user = USERS[name]  # type: ignore[assignment]
    rotate_token(request)
    return name


@client(registry=registry)
def sign_out(request: HttpRequest) -> None:
    request.session.flush()
    request.user = None  # type: ignore[assignment]


offer_download(HttpResponse, lambda body, kind: HttpResponse(body, content_type=kind))
urlpatterns = [path("api/mizan/", include(mizan_urls(fixture())))]
asgi = get_asgi_application()
wsgi = get_wsgi_application()
