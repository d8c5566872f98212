"""The URLs of the project."""

from django.urls import include, path
from mizan_django import mizan_urls

urlpatterns = [path("api/mizan/", include(mizan_urls()))]
