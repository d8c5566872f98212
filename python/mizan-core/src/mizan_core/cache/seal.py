"""Telling whether a stored value is what was stored, for this key and by somebody who knows the secret."""

from __future__ import annotations

import hashlib
import hmac

_DOMAIN = b"mizan.cache.value.v1\x00"
_LENGTH = hashlib.sha256().digest_size


def seal(secret: bytes, key: str, value: bytes) -> bytes:
    """The value behind its signature."""
    return _sign(secret, key, value) + value


def unseal(secret: bytes, key: str, sealed: bytes) -> bytes | None:
    """The value; None for what was cut off, altered, moved from another key or made with another secret."""
    signature, value = sealed[:_LENGTH], sealed[_LENGTH:]
    return value if hmac.compare_digest(signature, _sign(secret, key, value)) else None


def _sign(secret: bytes, key: str, value: bytes) -> bytes:
    # A key has a fixed length: it cannot be shifted into the value.
    return hmac.digest(secret, _DOMAIN + key.encode() + value, hashlib.sha256)
