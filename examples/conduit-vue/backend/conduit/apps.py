"""The app's entry in ``INSTALLED_APPS``. mizan imports its ``clients`` when Django starts."""

from django.apps import AppConfig


class ConduitConfig(AppConfig):
    name = "conduit"
