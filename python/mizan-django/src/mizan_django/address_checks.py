"""Addresses that clients cannot reach."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.core.checks import CheckMessage, Warning
from django.urls import Resolver404, get_script_prefix, resolve
from mizan_core import DefinitionError

from .installation import Installation


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
