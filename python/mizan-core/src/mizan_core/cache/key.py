"""Keys of cached results, the same in every language, and the seals of their values.

A seal shows that a stored value was stored for this key by a process that knows the secret.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from typing import Any

from mizan_wire import canonical_json


def derive_cache_key(
    secret: bytes, context: str, params: Mapping[str, Any], scope: Sequence[str], rev: Sequence[str]
) -> str:
    """Hex HMAC-SHA256 of ``{"context": ..., "params": ..., "rev": ..., "scope": ...}`` as canonical JSON in UTF-8.

    Structured data, never joined text: ``a:b`` beside ``c`` differs from ``a`` beside ``b:c``.

    - ``params``: plain JSON data. Of one function's result: ``{function: its arguments}``.
    - ``scope``: for whom: ``["public"]``, ``["anonymous"]`` or ``["user", …]``.
    - ``rev``: the revisions of everything that the result depends on, in a fixed order.

    Raises ValueError for text that is not Unicode (a lone surrogate) and for NaN.
    """
    fields = {"context": context, "params": params, "rev": list(rev), "scope": list(scope)}
    return hmac.new(secret, canonical_json(fields).encode(), hashlib.sha256).hexdigest()


_DOMAIN = b"mizan.cache.value.v1\x00"
_LENGTH = hashlib.sha256().digest_size


def seal(secret: bytes, key: str, value: bytes) -> bytes:
    """The value behind its signature."""
    return _sign(secret, key, value) + value


def unseal(secret: bytes, key: str, sealed: bytes) -> bytes | None:
    """The value; None if it was truncated, changed, moved from another key or sealed with another secret."""
    signature, value = sealed[:_LENGTH], sealed[_LENGTH:]
    return value if hmac.compare_digest(signature, _sign(secret, key, value)) else None


def _sign(secret: bytes, key: str, value: bytes) -> bytes:
    # A key has a fixed length: it cannot be shifted into the value.
    return hmac.digest(secret, _DOMAIN + key.encode() + value, hashlib.sha256)
