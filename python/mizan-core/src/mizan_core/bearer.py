"""Reads bearer tokens from the header ``Authorization`` (RFC 6750), for every backend."""

from __future__ import annotations

import re

# Servers join headers of the same name by commas.
_BEARER = re.compile(r"(?:^|,)\s*bearer(?:[\s,]|$)", re.IGNORECASE)


def has_bearer(authorization: str) -> bool:
    """Whether the header has a bearer token, valid or not, alone or beside other credentials."""
    return _BEARER.search(authorization) is not None


def bearer_token(authorization: str) -> str:
    """The token of a header that has one. With other credentials beside the token, the result is never a valid
    token."""
    return authorization.strip()[len("bearer") :].strip()
