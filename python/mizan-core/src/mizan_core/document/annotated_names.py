"""Texts that pydantic and Python write for types, as names that people read."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ANNOTATED = re.compile(r"(?:\w+\.)*\bAnnotated\[")
_PART = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|.""", re.DOTALL)


def without_annotations(text: str) -> str:
    """``Annotated[int, Gt(gt=3)]`` as ``int``, wherever it is in a text."""
    while found := _ANNOTATED.search(text):
        parts = list(_arguments(text[found.end() :]))
        text = f"{text[: found.start()]}{parts[0]}{text[found.end() + len(','.join(parts)) + 1 :]}"
    return text


def without_addresses(text: str) -> str:
    """The text without the addresses of objects in memory, which are others in each process."""
    return re.sub(r" at 0x[0-9a-fA-F]+", "", text)


def _arguments(text: str) -> Iterator[str]:
    """What is between the commas before the bracket that closes a list."""
    depth, argument = 0, ""
    for part in _PART.findall(text):
        if depth == 0 and part in ",]":
            yield argument
            argument = ""
            if part == "]":
                return
        else:
            depth += (part in "[(") - (part in "])") if len(part) == 1 else 0
            argument += part
    yield argument
