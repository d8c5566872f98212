"""The URLs of the project: the API. The pages are files."""

from django.urls import include, path
from mizan_django import mizan_urls

urlpatterns = [path("api/mizan/", include(mizan_urls()))]
