"""The project's `MIZAN` setting."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from django.http import HttpRequest
from mizan_core import AuthRule, Cache
from mizan_core.auth import rule_diagnostics

from . import options
from .cache_settings import build_cache
from .options import Check
from .token_settings import TokenScheme, build_scheme


@dataclass(frozen=True, slots=True)
class MizanSettings:
    """What `MIZAN = {...}` may hold, each by its name in capitals."""

    title: str = ""
    """The document's; by default the name of the package that `ROOT_URLCONF` is in."""
    version: str = "0.0.0"
    """The document's."""
    max_body_bytes: int = 1_000_000
    """Of a call. `DATA_UPLOAD_MAX_MEMORY_SIZE` still holds beside it."""
    atomic_databases: tuple[str, ...] = ("default",)
    """The databases with a transaction around each mutation."""
    max_upload_bytes: int = 25_000_000
    """Of a call that brings files. `DATA_UPLOAD_MAX_NUMBER_FILES` still holds beside it."""
    cache: Cache = field(default_factory=lambda: build_cache({}), compare=False)
    """The process's."""
    has_own_vary: bool = False
    """Whether the project has set `CACHE["VARY"]`."""
    find_user: Callable[[HttpRequest], Any] | None = None
    """Returns the user that a middleware of the project sets, for reads after a mutation. Sync or async."""
    replicas: tuple[str, ...] | None = None
    """The databases that may lag behind the last write; by default `replicas()` finds them."""
    auth: AuthRule = None
    """The rule of functions that declare none; see `access.default_auth`."""
    errors: Mapping[Any, Any] = field(default_factory=dict, compare=False)
    """The errors that clients receive for exceptions of the project, or the paths of both."""
    tokens: TokenScheme | None = field(default=None, compare=False)


@cache
def mizan_settings() -> MizanSettings:
    """Raises ImproperlyConfigured for errors in the settings."""
    values = options.read("MIZAN", getattr(settings, "MIZAN", {}), _CHECKS)
    for name in values.keys() & {"atomic_databases", "replicas"}:
        values[name] = tuple(values[name])
    if "find_user" in values:
        values["find_user"] = options.resolve(values["find_user"])
    given = values.get("cache", {})
    values["cache"] = build_cache(given)
    values["has_own_vary"] = "VARY" in given
    if "tokens" in values:
        values["tokens"] = build_scheme(values["tokens"], values["cache"])
    return MizanSettings(**values)


def _aliases(value: object) -> str | None:
    if not isinstance(value, list | tuple):
        return 'must be a list of database names, such as ["default"].'
    for alias in value:
        if not isinstance(alias, str) or alias not in settings.DATABASES:
            return f"contains {alias!r}, which is not in DATABASES. {options.meant(str(alias), settings.DATABASES)}"
    return None


def _checked_when_built(value: object) -> str | None:
    return None


def _rule(value: object) -> str | None:
    errors = [each.hint for each in rule_diagnostics("MIZAN", value, None)]
    return f"is not a rule. {errors[0]}" if errors else None


def _errors(value: object) -> str | None:
    return None if isinstance(value, Mapping) else 'must be a dict, such as {"shop.errors.OutOfStock": Conflict}.'


_CHECKS: Mapping[str, Check] = {
    "TITLE": options.text,
    "VERSION": options.text,
    "MAX_BODY_BYTES": options.count("bytes"),
    "MAX_UPLOAD_BYTES": options.count("bytes"),
    "ATOMIC_DATABASES": _aliases,
    "FIND_USER": options.function,
    "REPLICAS": _aliases,
    "AUTH": _rule,
    "CACHE": _checked_when_built,
    "ERRORS": _errors,
    "TOKENS": _checked_when_built,
}


def _forget(*, setting: str, **_: object) -> None:
    """Whatever was cached goes too."""
    if setting not in ("MIZAN", "DATABASES", "SECRET_KEY"):
        return
    if mizan_settings.cache_info().currsize:
        close = getattr(mizan_settings().cache.backend, "close", None)
        if close is not None:
            close()
    mizan_settings.cache_clear()


setting_changed.connect(_forget)
