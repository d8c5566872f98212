"""Finds mizan in the URLs of a project."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import LocalePrefixPattern, URLPattern, URLResolver, get_resolver, get_script_prefix
from mizan_core import Registry

from .urls import TwofoldPattern


@dataclass(frozen=True, slots=True)
class Installation:
    prefix: str
    """Where the endpoints are, as `reverse()` has it, without a slash at its end: empty for the whole site."""
    registry: Registry
    varies: bool
    """Whether the prefix has a part that requests fill in, or is that of a language."""


def installations() -> Iterator[Installation]:
    """Every `include(mizan_urls())` that the root URLconf leads to, in its order. Of several under one prefix, requests
    reach the first."""
    prefixes: set[str] = set()
    for each in _search(get_resolver().url_patterns, get_script_prefix()):
        if each.prefix not in prefixes:
            prefixes.add(each.prefix)
            yield each


def _search(patterns: Iterable[URLPattern | URLResolver], prefix: str, varies: bool = False) -> Iterator[Installation]:
    for each in patterns:
        if isinstance(each, URLResolver):
            deeper = varies or _varies(each.pattern)
            yield from _search(each.url_patterns, prefix + _text(str(each.pattern)), deeper)
        elif isinstance(each, TwofoldPattern) and each.name == "mizan-call":
            yield Installation(prefix.rstrip("/"), each.endpoint.registry, varies)


def _varies(pattern: Any) -> bool:
    return isinstance(pattern, LocalePrefixPattern) or pattern.regex.groups > 0


def _text(route: str) -> str:
    """A regular expression without what only says that it is one."""
    return re.sub(r"\\(.)", r"\1", route.removeprefix("^"))
