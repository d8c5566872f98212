"""Headers of requests: what they may contain, and which of two with the same name is sent."""

from __future__ import annotations

import re
from collections.abc import Mapping

# RFC 9110, sections 5.1 and 5.5. Other characters than those of ASCII mean something else to each server.
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"(?:[!-~](?:[\t -~]*[!-~])?)?")
_OF_BODIES = frozenset({"content-length", "content-type", "transfer-encoding"})


def checked_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """A copy. Raises ``ValueError``, whose message has no value, which may be secret."""
    names = set[str]()
    for name, value in headers.items():
        if not _NAME.fullmatch(name):
            raise ValueError(f"headers: {name!r} cannot be the name of a header.")
        if not is_header_value(value):
            raise ValueError(f"headers: the value of {name} must be printable ASCII, without spaces around it.")
        if name.lower() in _OF_BODIES:
            raise ValueError(f"headers: {name} describes the body of a request, so the client sets it.")
        if name.lower() in names:
            raise ValueError(f"headers: {name} is there twice.")
        names.add(name.lower())
    return dict(headers)


def checked_token(token: str) -> str:
    """A bearer token. Raises ``ValueError`` without the token."""
    if not token or not is_header_value(token):
        raise ValueError("A bearer token must be printable ASCII, without spaces around it, and not empty.")
    return token


def is_header_value(text: str) -> bool:
    return _VALUE.fullmatch(text) is not None


def merged(own: dict[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """``given`` replaces headers of the same name, in any case."""
    if not given:
        return own
    names = {name.lower() for name in given}
    return {**{name: value for name, value in own.items() if name.lower() not in names}, **given}
