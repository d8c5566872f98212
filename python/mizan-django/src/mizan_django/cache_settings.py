"""`MIZAN["CACHE"]`: the cache for functions with `cache=`."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.utils import timezone, translation
from mizan_core import Cache
from mizan_core.cache import CacheBackend, MemoryBackend

from . import options
from .options import Check, place

LABEL = place("MIZAN", "CACHE")

_REDIS_BACKENDS = ("django.core.cache.backends.redis.RedisCache", "django_redis.cache.RedisCache")

_MEMORY: Mapping[str, Check] = {
    "MAX_BYTES": options.count("bytes"),
    "MAX_REVISIONS": options.count("revisions"),
}
_REDIS: Mapping[str, Check] = {"PREFIX": options.text, "TIMEOUT": options.duration, "PAUSE": options.duration}
_ALL: Mapping[str, Check] = {
    "URL": options.text,
    "ALIAS": options.text,
    "SECRET": options.secret,
    "VARY": options.function,
    **_MEMORY,
    **_REDIS,
}


def build_cache(given: object) -> Cache:
    """In the Redis at `URL`, or that of the project's cache `ALIAS`; by default in this process's memory. Raises
    ImproperlyConfigured."""
    values = options.read(LABEL, given, _ALL)
    url, secret, vary = values.pop("url", None), values.pop("secret", None), values.pop("vary", None)
    alias = values.pop("alias", None)
    if alias is not None:
        if url is not None:
            raise ImproperlyConfigured(f'{LABEL} has both "URL" and "ALIAS". Remove one.')
        url = _url_of(alias)
    for name in values:
        if name.upper() in (_MEMORY if url else _REDIS):
            setting = place(LABEL, name.upper())
            if url:
                raise ImproperlyConfigured(
                    f'{setting} is for a cache in memory. Remove it, or remove "URL" or "ALIAS".'
                )
            raise ImproperlyConfigured(f'{setting} is for a cache in Redis. Remove it, or add "URL" or "ALIAS".')
    if secret and _encode(secret) == _encode(settings.SECRET_KEY):
        raise ImproperlyConfigured(f"{place(LABEL, 'SECRET')} must not be SECRET_KEY. Use a separate secret.")
    try:
        return Cache(_backend(url, values), secret=secret, vary=_vary(options.resolve(vary) if vary else None))
    except ValueError as error:
        raise ImproperlyConfigured(f"{LABEL}: {error}") from error


def _backend(url: str | None, values: Mapping[str, Any]) -> CacheBackend:
    if url is None:
        return MemoryBackend(**values)
    try:
        from mizan_core.cache.redis import RedisBackend  # noqa: PLC0415 - needs an extra
    except ImportError as error:
        raise ImproperlyConfigured(
            f'{LABEL} has a "URL" or "ALIAS", which needs the package redis. Run pip install "mizan-django[redis]".'
        ) from error
    return RedisBackend(url, **values)


def _url_of(alias: str) -> str:
    """The address of the Redis that a cache of the project writes to."""
    setting = place(LABEL, "ALIAS")
    configured = settings.CACHES.get(alias)
    if configured is None:
        raise ImproperlyConfigured(
            f"{setting} is {alias!r}, which is not in CACHES. {options.meant(alias, settings.CACHES)}"
        )
    if configured["BACKEND"] not in _REDIS_BACKENDS:
        known = " or ".join(_REDIS_BACKENDS)
        raise ImproperlyConfigured(
            f'{setting} is {alias!r}, which is not in Redis. Name a cache with {known}, or use "URL".'
        )
    apart = sorted({"username", "password", "db", "PASSWORD"} & configured.get("OPTIONS", {}).keys())
    if apart:
        raise ImproperlyConfigured(
            f"{setting} is {alias!r}, which has {', '.join(apart)} in its OPTIONS. Put them into its LOCATION: "
            "redis://user:password@host:6379/db."
        )
    location = configured["LOCATION"]
    servers = re.split("[;,]", location) if isinstance(location, str) else location
    return str(servers[0])  # Django writes to the first


def _vary(of_project: Callable[[HttpRequest], str] | None) -> Callable[[HttpRequest], str]:
    """The same distinctions as in Django's own caches: results contain translated text, local times and URLs of the
    site, and one process may serve the tenants of several hosts."""

    def vary(request: HttpRequest) -> str:
        own = "" if of_project is None else of_project(request)
        language = translation.get_language() or "" if settings.USE_I18N else ""
        zone = timezone.get_current_timezone_name() if settings.USE_TZ else ""
        return "\x00".join((request.scheme or "", request.get_host(), language, zone, own))

    return vary


def _encode(secret: str | bytes) -> bytes:
    return secret.encode() if isinstance(secret, str) else secret
