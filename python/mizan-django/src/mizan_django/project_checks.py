"""Checks of settings and URLs that do not go together with the functions or with clients."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.core.checks import CheckMessage, Warning
from django.urls import Resolver404, get_script_prefix, resolve
from mizan_core import DefinitionError, Registry, ServerFunction
from mizan_core.access import Access

from .access import default_auth
from .installation import Installation
from .replicas import replicas
from .response import HEADERS

CLIENTS_CSRF_HEADER = "HTTP_X_CSRFTOKEN"
_NAMED = 5
"""Functions in one message."""


def check_headers() -> Iterator[CheckMessage]:
    if settings.CSRF_HEADER_NAME != CLIENTS_CSRF_HEADER:
        yield Warning(
            f"CSRF_HEADER_NAME is {settings.CSRF_HEADER_NAME}, but mizan's clients send X-CSRFToken.",
            hint="Remove the setting, or rename the header in a proxy.",
            id="mizan.W002",
        )
    # django-cors-headers replaces the headers that mizan exposes by those of its setting.
    exposed = getattr(settings, "CORS_EXPOSE_HEADERS", ())
    missing = [name for name in HEADERS if name.lower() not in map(str.lower, exposed)]
    if exposed and missing:
        yield Warning(
            f"CORS_EXPOSE_HEADERS hides from pages on other origins: {', '.join(missing)}.",
            hint="Add them to the setting, or remove the setting: mizan exposes its own headers.",
            id="mizan.W007",
        )


def check_addresses(found: Sequence[Installation]) -> Iterator[CheckMessage]:
    for each in found:
        if each.varies:
            yield Warning(
                f"The URL {each.prefix} is not the same for all requests, so clients cannot know it.",
                hint="Pass the URL to clients on the page, with <MizanContext baseUrl={...}>.",
                id="mizan.W006",
            )
        elif _is_hidden(each):
            yield Warning(
                f"Requests to {each.prefix}/ are served by another view, so clients receive its pages.",
                hint=f"In {settings.ROOT_URLCONF}, move the path of mizan_urls() before the pattern that matches all "
                "paths.",
                id="mizan.W009",
            )


def _is_hidden(installation: Installation) -> bool:
    path = installation.prefix.removeprefix(get_script_prefix().rstrip("/"))
    try:
        return resolve(f"{path}/call/").url_name != "mizan-call"
    except Resolver404:  # the text of a regular expression need not match itself
        return False
    except DefinitionError:  # raised by mizan's own pattern, see `RefusingPattern`
        return False


def check_cache(registries: Sequence[Registry]) -> Iterator[CheckMessage]:
    contexts = (context for registry in registries for context in registry.contexts.values())
    cached = (each for context in contexts for each in context.functions if each.cache is not None)
    for function in cached:
        yield from _of_processes(function)
        yield from _of_replicas(function)
        return  # one hint for all


def _of_processes(function: ServerFunction) -> Iterator[CheckMessage]:
    if "CACHE" not in getattr(settings, "MIZAN", {}):
        yield Warning(
            f"{function.name} is cached in the memory of each process, but mutations in one process do not "
            "invalidate the others.",
            hint='Set "URL" of a Redis in MIZAN["CACHE"]. With only one process, set MIZAN["CACHE"] to {}.',
            obj=function.source,
            id="mizan.W004",
        )


def _of_replicas(function: ServerFunction) -> Iterator[CheckMessage]:
    if replicas():
        yield Warning(
            f"{function.name} has cache=, but nothing is cached: data from a replica may be older than the last "
            f"change ({', '.join(sorted(replicas()))}).",
            hint='If some of them never lag, set MIZAN["REPLICAS"] to the databases that do, or to [].',
            obj=function.source,
            id="mizan.W011",
        )


def check_public(registries: Sequence[Registry]) -> Iterator[CheckMessage]:
    """Mutations that anonymous users may call, although no `auth=False` says so."""
    public = [each for registry in registries for each in Access(default_auth()).public(registry)]
    undeclared = [each.name for each in public if each.kind == "mutation" and each.auth is None]
    if undeclared:
        names = ", ".join(undeclared[:_NAMED]) + (" and others" if len(undeclared) > _NAMED else "")
        yield Warning(
            f"Anonymous users may call mutations that have no auth=: {names}.",
            hint='Set MIZAN["AUTH"] = True, or add auth= to each of them: auth=False if it is meant to be public.',
            id="mizan.W010",
        )
