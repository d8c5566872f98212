"""Secrets that an application passes to mizan, as text or bytes."""

from __future__ import annotations

MIN_SECRET_BYTES = 32


def as_bytes(secret: str | bytes) -> bytes:
    """Text in UTF-8."""
    return secret.encode() if isinstance(secret, str) else bytes(secret)
