"""The options ``cache=``, ``cache_scope=`` and ``shared_max_age=``: how long results are kept, for whom, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .diagnostics import Diagnostic
from .naming import did_you_mean
from .source import SourceLocation

CacheScope: TypeAlias = Literal["user", "public"]

LONGEST = 7 * 24 * 3600
"""Seconds. A result that is kept longer than its revisions could never be found again."""


@dataclass(frozen=True, slots=True)
class CachePolicy:
    """``@client(cache=seconds, cache_scope=...)``."""

    seconds: float
    scope: CacheScope = "user"
    """``"user"``: each user has separate results. ``"public"``: all users share one result."""
    shared_max_age: int | None = None
    """How many seconds caches between the server and its clients, such as a CDN, may send the result without asking
    the server. None: not at all."""


def cache_diagnostics(
    name: str, context: str | None, seconds: object, scope: object, source: SourceLocation
) -> Iterator[Diagnostic]:
    """Errors in the first two options. ``scope`` is None when it is not given."""
    if scope not in (None, "user", "public"):
        hint = did_you_mean(scope, ["user", "public"], 'Use "user" or "public".')
        yield Diagnostic(f"cache_scope={scope!r} of {name} is not a cache scope.", hint, source)
    if seconds is None:
        if scope is not None:
            yield Diagnostic(
                f"{name} has cache_scope= without cache=, so nothing is cached.",
                "Add a number of seconds, such as cache=60.",
                source,
            )
        return
    if context is None:
        yield Diagnostic(
            f"{name} has cache=, but only functions of a context can be cached.",
            "Add context=, or remove cache=.",
            source,
        )
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or not 0 < seconds <= LONGEST:
        yield Diagnostic(
            f"cache={seconds!r} of {name} is not a valid time.",
            f"Use a number of seconds above 0, up to {LONGEST} (a week).",
            source,
        )


def shared_diagnostics(
    name: str, shared_max_age: object, scope: object, auth: object, source: SourceLocation
) -> Iterator[Diagnostic]:
    """Errors in ``shared_max_age=``, which needs ``cache_scope="public"`` and must not defeat a rule."""
    if shared_max_age is None:
        return
    option = f"shared_max_age={shared_max_age!r} of {name}"
    if type(shared_max_age) is not int or not 0 < shared_max_age <= LONGEST:
        hint = f"Use a whole number of seconds above 0, up to {LONGEST} (a week)."
        yield Diagnostic(f"{option} is not a valid time.", hint, source)
    if scope != "public":
        yield Diagnostic(
            f'{option} lets shared caches keep the result, but {name} does not have cache_scope="public".',
            'Add cache_scope="public" if the result is the same for every user, or remove shared_max_age=.',
            source,
        )
    if auth not in (None, False):
        yield Diagnostic(
            f"{option} lets shared caches send the result to users whom auth={auth!r} refuses.",
            "Remove shared_max_age= or auth=.",
            source,
        )


def public_diagnostics(name: str, injected: Iterable[str], source: SourceLocation) -> Iterator[Diagnostic]:
    """Errors in ``cache_scope="public"`` of a function with parameters that the framework fills in.

    An injected parameter may depend on the user or refuse some users, but a cached result is sent without it.
    """
    for parameter in injected:
        yield Diagnostic(
            f'{name} has cache_scope="public", but the framework fills in its parameter "{parameter}", which may '
            "depend on the user: one user's result would be sent to all users.",
            f'Remove cache_scope="public", so that each user has separate results, or remove "{parameter}". '
            "Check permissions with auth=.",
            source,
        )
