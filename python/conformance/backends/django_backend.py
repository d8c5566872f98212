"""The wire's fixture on Django: its addresses, and the applications for servers of either interface."""

import os

import django
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import include, path
from fixture import fixture
from mizan_django import mizan_urls
from mizan_fixtures.wire import offer_download

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "django_settings")
django.setup(set_prefix=False)

offer_download(HttpResponse, lambda body, kind: HttpResponse(body, content_type=kind))
urlpatterns = [path("api/mizan/", include(mizan_urls(fixture())))]
asgi = get_asgi_application()
wsgi = get_wsgi_application()
