"""Secrets that an application passes to mizan, as text or bytes."""

from __future__ import annotations

MIN_SECRET_BYTES = 32


def check_secret(what: str, secret: str | bytes) -> bytes:
    """The secret as bytes. Raises ValueError for one that can be guessed; ``what`` names it at the start of a
    sentence."""
    encoded = as_bytes(secret)
    if len(encoded) < MIN_SECRET_BYTES:
        raise ValueError(f"{what} has {len(encoded)} bytes. Use at least {MIN_SECRET_BYTES} random bytes.")
    return encoded


def as_bytes(secret: str | bytes) -> bytes:
    """Text in UTF-8."""
    return secret.encode() if isinstance(secret, str) else bytes(secret)
