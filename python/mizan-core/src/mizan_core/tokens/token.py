"""What a token says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Token:
    """A verified token. As a user, it is signed in and neither staff nor superuser."""

    sub: str
    """Who it stands for."""
    jti: str
    """Unique to this token."""
    issued_at: int
    """Seconds since 1970, as is ``expires_at``."""
    expires_at: int
    claims: Mapping[str, Any]
    """Everything in it, registered claims included."""
