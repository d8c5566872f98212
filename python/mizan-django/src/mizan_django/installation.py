"""Finding mizan in a project's URLs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from mizan_core import Registry

from .urls import TwofoldPattern


@dataclass(frozen=True, slots=True)
class Installation:
    prefix: str
    """Where the endpoints are, without a slash at its end: empty for the whole site."""
    registry: Registry


def installations() -> Iterator[Installation]:
    """Every `include(mizan_urls())` that the root URLconf leads to, in its order. Of several under one prefix, requests
    reach the first."""
    prefixes: set[str] = set()
    for each in _search(get_resolver().url_patterns, "/"):
        if each.prefix not in prefixes:
            prefixes.add(each.prefix)
            yield each


def _search(patterns: Iterable[URLPattern | URLResolver], prefix: str) -> Iterator[Installation]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _search(each.url_patterns, prefix + _text(str(each.pattern)))
        elif isinstance(each, TwofoldPattern) and each.name == "mizan-call":
            yield Installation(prefix.rstrip("/"), each.endpoint.registry)


def _text(route: str) -> str:
    """A regular expression without what only says that it is one."""
    return re.sub(r"\\(.)", r"\1", route.removeprefix("^"))
