"""Names of classes: their own, and distinct ones where several classes have the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..naming import pascal_case, type_name
from .type_graph import Definition


def class_names(definitions: Iterable[Definition]) -> dict[str, str]:
    """By pydantic's references. Classes of one name are called after their modules as well: ``BillingResponse`` and
    ``ChatResponse``."""
    paths = {each.ref: _path(each) for each in definitions}
    namesakes: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for *outer, name in paths.values():
        namesakes[name].add(tuple(outer))
    names = {ref: type_name(path[-1]) for ref, path in paths.items() if len(namesakes[path[-1]]) == 1}
    taken = set(names.values())
    for ref, (*outer, name) in sorted(paths.items(), key=lambda item: item[1]):
        if ref not in names:
            candidates = (f"{_prefix(part)}{type_name(name)}" for part in _parts(outer, namesakes[name]))
            names[ref] = next((each for each in candidates if each not in taken), type_name(name))
    return names


def namesake_notes(document: Mapping[str, Any]) -> Iterator[str]:
    """A note for each name that several classes of a document have."""
    namesakes: dict[str, list[str]] = defaultdict(list)
    for component, schema in document["components"]["schemas"].items():
        if "x-mizan-class" in schema:
            full = schema["x-mizan-class"]
            namesakes[full.rpartition(".")[2]].append(f"{full} is exported as {component}")
    for name, exported in sorted(namesakes.items()):
        yield f"Several classes are named {name}: {', '.join(sorted(exported))}."


def _path(definition: Definition) -> tuple[str, ...]:
    """The module and the names of outer classes, and the name."""
    cls = definition.cls
    full = f"{cls.__module__}.{cls.__qualname__}" if cls else re.sub(r":\d+", "", definition.ref)
    return tuple(part for part in full.split(".") if part != "<locals>")


def _parts(outer: Sequence[str], others: Iterable[Sequence[str]]) -> Iterable[Sequence[str]]:
    """What distinguishes a path from others, then all of it."""
    paths = [list(path) for path in others]
    start, end = 0, 0
    while all(len(path) - end > start + 1 for path in paths) and len({path[start] for path in paths}) == 1:
        start += 1
    while all(len(path) - start > end + 1 for path in paths) and len({path[-1 - end] for path in paths}) == 1:
        end += 1
    yield outer[start : len(outer) - end]
    yield outer


def _prefix(parts: Sequence[str]) -> str:
    return "".join(pascal_case(part.strip("_") or part) for part in parts)
