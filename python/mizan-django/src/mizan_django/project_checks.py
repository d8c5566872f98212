"""Checks of settings and URLs that do not go together with the functions or with clients."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.core.checks import CheckMessage, Warning
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils.module_loading import import_string
from mizan_core import DefinitionError, Registry, ServerFunction

from .answer import HEADERS
from .installation import Installation
from .replicas import replicas

CLIENTS_CSRF_HEADER = "HTTP_X_CSRFTOKEN"
_AUTHENTICATION = "django.contrib.auth.middleware"
_NAMED = 5
"""Functions in one message."""


def check_headers() -> Iterator[CheckMessage]:
    if settings.CSRF_HEADER_NAME != CLIENTS_CSRF_HEADER:
        yield Warning(
            f"CSRF_HEADER_NAME is {settings.CSRF_HEADER_NAME}, but mizan's clients send X-CSRFToken.",
            hint="Drop the setting, or have the header renamed on its way.",
            id="mizan.W002",
        )
    # django-cors-headers replaces the headers that mizan exposes by those of its setting.
    exposed = getattr(settings, "CORS_EXPOSE_HEADERS", ())
    missing = [name for name in HEADERS if name.lower() not in map(str.lower, exposed)]
    if exposed and missing:
        yield Warning(
            f"CORS_EXPOSE_HEADERS hides from pages on other origins: {', '.join(missing)}.",
            hint="Name them there, or drop the setting: mizan exposes its own.",
            id="mizan.W007",
        )


def check_addresses(found: Sequence[Installation]) -> Iterator[CheckMessage]:
    for each in found:
        if each.varies:
            yield Warning(
                f"The address {each.prefix} is not the same for every request, so clients cannot know it.",
                hint="Tell them on the page, as <MizanContext baseUrl={...}> does.",
                id="mizan.W006",
            )
        elif _is_hidden(each):
            yield Warning(
                f"Requests to {each.prefix}/ reach another view, whose pages clients get in place of answers.",
                hint=f"In {settings.ROOT_URLCONF}, put the path of mizan_urls() before the one that takes every path.",
                id="mizan.W009",
            )


def _is_hidden(installation: Installation) -> bool:
    path = installation.prefix.removeprefix(get_script_prefix().rstrip("/"))
    try:
        return resolve(f"{path}/call/").url_name != "mizan-call"
    except Resolver404:  # a regular expression is more than its text
        return False
    except DefinitionError:  # which mizan's own pattern raises, see `RefusingPattern`
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
            f"{function.name} is cached in the memory of each process, which knows nothing of changes in others.",
            hint='Give MIZAN["CACHE"] the "URL" of a Redis, or make it {} if there is only one process.',
            obj=function.source,
            id="mizan.W004",
        )


def _of_replicas(function: ServerFunction) -> Iterator[CheckMessage]:
    if replicas():
        yield Warning(
            f"{function.name} has cache=, but nothing is kept: what is read from a replica may be older than the last "
            f"change ({', '.join(sorted(replicas()))}).",
            hint='If they are never behind, set MIZAN["REPLICAS"] to the databases that are: [] for none.',
            obj=function.source,
            id="mizan.W011",
        )


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
    return any(each.__module__ == _AUTHENTICATION and each.__name__ == "LoginRequiredMiddleware" for each in classes)
