"""Bearer tokens in the header ``Authorization`` (RFC 6750), as every backend reads them."""

from __future__ import annotations

import re

# Servers join headers of the same name by commas.
_BEARER = re.compile(r"(?:^|,)\s*bearer(?:[\s,]|$)", re.IGNORECASE)


def has_bearer(authorization: str) -> bool:
    """Whether the header has a bearer token, good or not, and be it beside something else."""
    return _BEARER.search(authorization) is not None


def bearer_token(authorization: str) -> str:
    """The token of a header that has one. Where there is anything beside it, this is text that no token is."""
    return authorization.strip()[len("bearer") :].strip()
