"""Names as the document spells them."""

from __future__ import annotations

import re

MAX_LENGTH = 200


def is_name(text: object) -> bool:
    """Whether a function or context may be called so."""
    return isinstance(text, str) and text.isidentifier() and len(text) <= MAX_LENGTH


def camel_case(name: str) -> str:
    """``rename_project`` becomes ``renameProject``; underscores at either end stay."""
    core = name.strip("_")
    before, _, after = name.partition(core) if core else (name, "", "")
    first, *rest = [word for word in core.split("_") if word] or [""]
    return f"{before}{first}{''.join(word[0].upper() + word[1:] for word in rest)}{after}"


def pascal_case(name: str) -> str:
    """``rename_project`` becomes ``RenameProject``, in the letters that a component name may have."""
    words = [word for word in name.split("_") if word]
    return component_name("".join(word[0].upper() + word[1:] for word in words) or name)


def component_name(name: str) -> str:
    """A name in OpenAPI's letters: ``Page[Task]`` becomes ``Page_Task``, and other alphabets their code points."""
    plain = re.sub(r"[\[\], |.]+", "_", name).rstrip("_") or name
    return re.sub(r"[^A-Za-z0-9_-]", lambda match: f"u{ord(match[0]):04X}", plain)
