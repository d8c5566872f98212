"""Recognizes messages that repeat the input, which may be a password or a key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

_QUOTED = re.compile(r"'([^']+)'|\"([^\"]+)\"|“([^”]+)”|`([^`]+)`")
_WORD = 4
"""Shorter texts are parts of many words, so they count only in quotes or if they are no words."""

_MAX_VALUES = 1000


def repeats(message: str, given: Any) -> bool:
    """Whether the message contains a value of the input, or a part of one in quotes.

    A message about a very large input counts as one that does, since comparing all of its values takes too long.
    """
    quoted = [next(filter(None, groups)) for groups in _QUOTED.findall(message)]
    for count, text in enumerate(_texts(given)):
        if count == _MAX_VALUES:
            return True
        if any(each in text for each in quoted) or (text and _is_in(text, message)):
            return True
    return False


def _is_in(text: str, message: str) -> bool:
    if len(text) >= _WORD:
        return text in message
    return not text.isalpha() and re.search(rf"(?<!\w){re.escape(text)}(?!\w)", message) is not None


def _texts(given: Any) -> Iterator[str]:
    """Every value of a JSON value as text, names of members included; also as `repr()` would write the text."""
    waiting = [given]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Mapping):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, list | tuple):
            waiting += value
        elif value is not None and not isinstance(value, bool):
            text = str(value).strip()
            yield text
            if text != (written := repr(text)[1:-1]):
                yield written
