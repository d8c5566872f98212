"""Databases that may lag behind the last write."""

from functools import cache

from django.apps import apps
from django.conf import settings
from django.core.signals import setting_changed
from django.db import connections, router

from .settings import mizan_settings
from .transactions import exists


def may_lag() -> bool:
    """Whether a read may come from such a database."""
    return bool(replicas())


@cache
def replicas() -> frozenset[str]:
    """What `MIZAN["REPLICAS"]` says. By default every database that mirrors another in tests and, where routers choose
    the database to read from, every one that they write no model to.

    The database that a function reads from is not known beforehand: routers may choose at random, and `using()` names
    one."""
    declared = mizan_settings().replicas
    if declared is not None:
        return frozenset(declared)
    mirrors = frozenset(alias for alias, each in connections.settings.items() if each["TEST"]["MIRROR"])
    if not any(hasattr(each, "db_for_read") for each in router.routers):
        return mirrors
    written = {router.db_for_write(model) for model in apps.get_models(include_auto_created=True)}
    written.update(getattr(settings, "MIZAN", {}).get("ATOMIC_DATABASES", ()))
    return mirrors | {alias for alias in connections if exists(alias) and alias not in written}


def _forget(*, setting: str, **_: object) -> None:
    if setting in ("DATABASES", "DATABASE_ROUTERS", "MIZAN"):
        replicas.cache_clear()


setting_changed.connect(_forget)
