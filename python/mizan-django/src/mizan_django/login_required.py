"""Django's `LoginRequiredMiddleware`, which does not hold for functions: it answers with a redirect to a page."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.core.checks import CheckMessage, Warning
from django.utils.module_loading import import_string
from mizan_core import Registry

_NAMED = 5
"""Functions in one message."""


def check_login_required(registries: Sequence[Registry]) -> Iterator[CheckMessage]:
    public = [each.name for registry in registries for each in registry if each.is_open]
    if public and any(map(_requires_login, settings.MIDDLEWARE)):
        names = ", ".join(public[:_NAMED]) + (" and others" if len(public) > _NAMED else "")
        yield Warning(
            f"LoginRequiredMiddleware does not hold for functions, so those without auth= are public: {names}.",
            hint="Add auth=True to each one that is for signed-in users only. If all of these are meant to be public, "
            "silence this check.",
            id="mizan.W010",
        )


def _requires_login(path: str) -> bool:
    """By name: to import the class needs the project's user model."""
    classes = getattr(import_string(path), "__mro__", ())
    return any(each.__module__ == _MODULE and each.__name__ == "LoginRequiredMiddleware" for each in classes)


_MODULE = "django.contrib.auth.middleware"
