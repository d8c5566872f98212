"""Whether caches of HTTP may keep the response of a context: a browser's, and shared ones such as a CDN (RFC 9111).

A response is the same for everyone if all functions of its context are public and have ``cache_scope="public"``. It has
an entity tag then, so that a client which has it already receives 304 without a body.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from .auth import AuthRule
from .diagnostics import Diagnostic
from .registry import Context, Registry

NO_STORE = "private, no-store"
"""The header ``Cache-Control`` of every other response."""


@dataclass(frozen=True, slots=True)
class HttpCaching:
    """For a response that is the same for everyone."""

    shared_max_age: int | None = None
    """How many seconds shared caches may send it without asking the server. None: only browsers keep it."""

    @property
    def is_shared(self) -> bool:
        """Whether it must contain nothing about the user: no identity, no cookie."""
        return self.shared_max_age is not None

    @property
    def cache_control(self) -> str:
        """A browser always asks whether its copy is current: it must not show data from before a mutation."""
        if self.shared_max_age is None:
            return "private, no-cache"
        return f"public, max-age=0, must-revalidate, s-maxage={self.shared_max_age}"


def http_caching(context: Context, default_auth: AuthRule, *, may_share: bool) -> HttpCaching | None:
    """None if the response must not be kept. ``may_share`` is False where the backend cannot know that the response
    depends on its address alone."""
    ages: list[int | None] = []
    for function in context.functions:
        policy = function.cache
        if policy is None or policy.scope != "public" or not function.is_public(default_auth):
            return None
        ages.append(policy.shared_max_age)
    known = [age for age in ages if age is not None]
    return HttpCaching(min(known) if may_share and len(known) == len(ages) else None)


def entity_tag(body: bytes) -> str:
    """The header ``ETag``. Different for different bodies."""
    return f'"{blake2b(body, digest_size=16).hexdigest()}"'


def is_current(if_none_match: str, tag: str) -> bool:
    """Whether a client that sent the header ``If-None-Match`` has this body (RFC 9110, section 13.1.2: a weak
    comparison)."""
    given = [each.strip().removeprefix("W/") for each in if_none_match.split(",")]
    return tag in given or given == ["*"]


def shared_age_diagnostics(registry: Registry) -> Iterator[Diagnostic]:
    """Errors in contexts of which only some functions have ``shared_max_age=``, since clients read them together."""
    for context in registry.contexts.values():
        ages = {each.name: None if each.cache is None else each.cache.shared_max_age for each in context.functions}
        without = [name for name, age in ages.items() if age is None]
        if not without or len(without) == len(ages):
            continue
        for function in context.functions:
            if ages[function.name] is not None:
                yield Diagnostic(
                    f'{function.name} has shared_max_age=, but {without[0]} of the same context "{context.name}" has '
                    "not: clients read both with one request.",
                    "Add shared_max_age= to all functions of the context, or move them to another context.",
                    function.source,
                )
