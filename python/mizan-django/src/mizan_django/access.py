"""The default rule: who may call the functions that declare no rule."""

from functools import cache

from django.conf import settings
from django.core.signals import setting_changed
from django.utils.module_loading import import_string
from mizan_core import AuthRule
from mizan_core.auth import is_async_rule

from .settings import mizan_settings

_AUTHENTICATION = "django.contrib.auth.middleware"


@cache
def default_auth() -> AuthRule:
    """`MIZAN["AUTH"]`. Without it, a user must be signed in if the project has `LoginRequiredMiddleware`.

    That middleware leaves mizan's views alone: one view serves all functions, public ones too.
    """
    declared = mizan_settings().auth
    if declared is None and any(map(_requires_login, settings.MIDDLEWARE)):
        return True
    return declared


@cache
def default_needs_event_loop() -> bool:
    return is_async_rule(default_auth())


def _requires_login(path: str) -> bool:
    """By name: to import the class needs the project's user model."""
    classes = getattr(import_string(path), "__mro__", ())
    return any(each.__module__ == _AUTHENTICATION and each.__name__ == "LoginRequiredMiddleware" for each in classes)


def _forget(*, setting: str, **_: object) -> None:
    if setting in ("MIZAN", "MIDDLEWARE"):
        default_auth.cache_clear()
        default_needs_event_loop.cache_clear()


setting_changed.connect(_forget)
