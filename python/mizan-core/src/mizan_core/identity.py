"""The value of ``X-Mizan-Identity``, which differs for each user and does not reveal the user."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from typing import Any

from .auth import is_authenticated
from .secret import as_bytes

IDENTITY_HEADER = "X-Mizan-Identity"

# Separates this use of a secret from other uses of the same secret.
_DOMAIN = b"mizan.identity.v1\x00"


def derive_identity(secret: str | bytes, principal: str | None) -> str:
    """Hex HMAC-SHA256 of the principal; empty for an anonymous request."""
    if principal is None:
        return ""
    key = as_bytes(secret)
    if not key:
        raise ValueError("The identity secret is empty. Pass at least 32 random bytes.")
    return hmac.digest(key, _DOMAIN + principal.encode(), "sha256").hex()


def principal_of_credentials(credentials: Sequence[str]) -> str | None:
    """The principal of a request with these headers and keys whose user is not known. None for empty ones.

    A function may know the user nevertheless: two sets of credentials must never share the anonymous identity.
    """
    return "\x00".join(["", *credentials]) if any(credentials) else None


def class_of(user: Any) -> str:
    """The full name of the user's class: a customer and an employee may have the same number."""
    kind = user.__class__  # of a lazy user the class of its target, unlike type()
    return f"{kind.__module__}.{kind.__qualname__}"


def identifier_of(user: Any) -> tuple[str, Any] | None:
    """The first of ``pk``, ``id``, ``sub``, ``username`` and ``email`` that a user has, and its value."""
    for attribute in ("pk", "id", "sub", "username", "email"):
        value = user.get(attribute) if isinstance(user, dict) else getattr(user, attribute, None)
        if value is not None:
            return attribute, value
    return None


def principal_of(user: Any) -> str | None:
    """Identifies a user: the user itself if it is a string or a number, otherwise its first attribute of ``pk``,
    ``id``, ``sub``, ``username`` and ``email``. None for an anonymous user."""
    if not is_authenticated(user):
        return None
    if isinstance(user, (str, int)):
        return str(user)
    named = identifier_of(user)
    if named is not None:
        return f"{named[0]}:{named[1]}"
    raise TypeError(
        f"The user {type(user).__name__} has no identifier. Add one of the attributes pk, id, sub, username or email."
    )
