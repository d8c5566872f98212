"""The project's tokens, for whoever issues them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured

from .settings import mizan_settings

if TYPE_CHECKING:  # needs the extra mizan-core[tokens]
    from mizan_core.tokens import Tokens


def get_tokens() -> Tokens:
    """`get_tokens().issue(user)` signs one. Raises ImproperlyConfigured where `MIZAN` has no `"TOKENS"`."""
    scheme = mizan_settings().tokens
    if scheme is None:
        raise ImproperlyConfigured('MIZAN has no "TOKENS", so there are no tokens to issue.')
    return scheme.tokens
