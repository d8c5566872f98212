"""Keys of cached results, the same in every language."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from typing import Any

from ..canonical import canonical_json


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
