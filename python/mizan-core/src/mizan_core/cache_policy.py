"""How long the result of a function may be kept, and who may be given it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .mistakes import Mistake
from .naming import did_you_mean
from .source import SourceLocation

CacheScope: TypeAlias = Literal["user", "public"]

LONGEST = 7 * 24 * 3600
"""Seconds. What was kept longer than the revisions that it depends on could never be found again."""


@dataclass(frozen=True, slots=True)
class CachePolicy:
    """``@client(cache=seconds, cache_scope=...)``."""

    seconds: float
    scope: CacheScope = "user"
    """``"user"``: each user has results of their own. ``"public"``: everybody shares one."""


def cache_mistakes(
    name: str, context: str | None, seconds: object, scope: object, source: SourceLocation
) -> Iterator[Mistake]:
    """What is wrong with the two options; ``scope`` is None when it was left out."""
    if scope not in (None, "user", "public"):
        hint = did_you_mean(scope, ["user", "public"], 'Use "user" or "public".')
        yield Mistake(f"cache_scope={scope!r} of {name} is no scope.", hint, source)
    if seconds is None:
        if scope is not None:
            yield Mistake(
                f"{name} has cache_scope= without cache=, so nothing is cached.",
                "Say for how many seconds, such as cache=60.",
                source,
            )
        return
    if context is None:
        yield Mistake(
            f"{name} has cache=, but only functions of a context are cached.",
            "Give it a context=, or drop cache=.",
            source,
        )
    if not isinstance(seconds, int | float) or isinstance(seconds, bool) or not 0 < seconds <= LONGEST:
        yield Mistake(
            f"cache={seconds!r} of {name} is no time to keep a result.",
            f"Use a number of seconds above 0, up to {LONGEST} (a week).",
            source,
        )


def public_mistakes(name: str, injected: Iterable[str], source: SourceLocation) -> Iterator[Mistake]:
    """What is wrong with ``cache_scope="public"`` of a function whose parameters ``injected`` the framework fills in.

    Any of them may know who asks, or refuse some of them, and a result that is found is given out without them.
    """
    for parameter in injected:
        yield Mistake(
            f'{name} has cache_scope="public", but the framework fills in its parameter "{parameter}", which may '
            "depend on who asks: one user's result would be given to everybody.",
            f'Drop cache_scope="public", so that each user has results of their own, or drop "{parameter}"; '
            "a check of who may call belongs into auth=.",
            source,
        )
