"""`MIZAN["CACHE"]`: the cache for functions with `cache=`."""

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

_MEMORY: Mapping[str, Check] = {
    "MAX_BYTES": options.count("bytes"),
    "MAX_REVISIONS": options.count("revisions"),
}
_REDIS: Mapping[str, Check] = {"PREFIX": options.text, "TIMEOUT": options.duration, "PAUSE": options.duration}
_ALL: Mapping[str, Check] = {
    "URL": options.text,
    "SECRET": options.secret,
    "VARY": options.function,
    **_MEMORY,
    **_REDIS,
}


def build_cache(given: object) -> Cache:
    """In the Redis at `URL`, by default in this process's memory. Raises ImproperlyConfigured."""
    values = options.read(LABEL, given, _ALL)
    url, secret, vary = values.pop("url", None), values.pop("secret", None), values.pop("vary", None)
    for name in values:
        if name.upper() in (_MEMORY if url else _REDIS):
            setting = place(LABEL, name.upper())
            if url:
                raise ImproperlyConfigured(f'{setting} is for a cache in memory. Remove it, or remove "URL".')
            raise ImproperlyConfigured(f'{setting} is for a cache in Redis. Remove it, or add "URL".')
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
            f'{LABEL} has a "URL", which needs the package redis. Run pip install "mizan-django[redis]".'
        ) from error
    return RedisBackend(url, **values)


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
