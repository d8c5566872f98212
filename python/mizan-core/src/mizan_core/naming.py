"""Names: which are allowed, how the document spells them, and which one was probably meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

MAX_LENGTH = 200


def is_name(text: object) -> bool:
    """Whether a function or context may be called so."""
    return isinstance(text, str) and text.isidentifier() and len(text) <= MAX_LENGTH


def closest(given: object, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """The known name that is most like ``given``, unless none is at least ``cutoff`` (from 0 to 1) like it."""
    found = difflib.get_close_matches(str(given), list(known), n=1, cutoff=cutoff)
    return found[0] if found else None


def did_you_mean(given: object, known: Iterable[str], otherwise: str) -> str:
    """The hint for a misspelt name; ``otherwise`` where no known name is like it."""
    meant = closest(given, known)
    return otherwise if meant is None else f'Did you mean "{meant}"?'


def camel_case(name: str) -> str:
    """``rename_project`` becomes ``renameProject``; underscores at either end stay."""
    core = name.strip("_")
    before, _, after = name.partition(core) if core else (name, "", "")
    first, *rest = [word for word in core.split("_") if word] or [""]
    return f"{before}{first}{''.join(word[0].upper() + word[1:] for word in rest)}{after}"


def pascal_case(name: str) -> str:
    """``rename_project`` becomes ``RenameProject``, as `type_name` writes it."""
    words = [word for word in name.split("_") if word]
    return type_name("".join(word[0].upper() + word[1:] for word in words) or name)


def type_name(name: str) -> str:
    """A name of letters, digits, ``_`` and ``-`` in any script: ``Page[Größe]`` becomes ``Page_Größe``."""
    if not re.search(r"[^\w-]", name):
        return name or "_"
    plain = "".join(each if each == "-" or f"a{each}".isidentifier() else " " for each in name)
    return re.sub(" +", "_", plain).rstrip("_") or "_"


def component_key(name: str) -> str:
    """A name in the letters that OpenAPI allows; others become their code points: ``Größe`` is ``Gru00F6u00DFe``."""
    return re.sub(r"[^A-Za-z0-9_-]", lambda match: f"u{ord(match[0]):04X}", name)
