"""What each type is called in a document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping

from ..naming import component_name
from .generics import instantiation
from .references import references, rewrite
from .type_graph import Definition, TypeGraph

# Characters of the name of a union that is made of the names of its members.
_LONG = 80


class TypeNames:
    """An output keeps its class's name; its input is ``<Class>Input`` where the two differ."""

    def __init__(self, graph: TypeGraph, inputs: Collection[type]) -> None:
        self._graph = graph
        self._inputs = inputs
        self._known: dict[str, str] = {}
        self._differing = _differing(graph.definitions)
        self._chosen = {_base_name(each) for each in graph.definitions.values() if not each.members}

    def __call__(self, key: str) -> str:
        if key not in self._known:
            self._known[key] = self._name(key)
        return self._known[key]

    def _name(self, key: str) -> str:
        definition = self._graph.definitions.get(key)
        if definition is None:
            return key  # a reference that a schema brought along itself
        name = self._union_name(definition) if definition.members else _base_name(definition)
        varies = definition.mode == "validation" and definition.ref in self._differing
        return f"{name}Input" if varies and definition.cls not in self._inputs else name

    def _union_name(self, union: Definition) -> str:
        """``CatOrDog``; a class that has this name keeps it."""
        names = [
            self._union_name(member) if member.members else _base_name(member)
            for member in (self._graph.definitions[key] for key in union.members)
        ]
        name = "Or".join(names)
        if len(name) > _LONG:
            digest = hashlib.sha256(name.encode()).hexdigest()[:8]
            name = f"{names[0][:_LONG]}Or{len(names) - 1}Others_{digest}"
        while name in self._chosen:
            name += "Union"
        return name


def _base_name(definition: Definition) -> str:
    generic = definition.cls and instantiation(definition.cls)
    if generic and generic.is_declaration:
        return component_name(generic.origin.__name__)
    return component_name(re.sub(r"(?:[^\[\],.\s]+\.)+", "", _without_identities(definition.ref)))


def qualified_name(definition: Definition) -> str:
    """For messages: the module and the class."""
    if definition.cls is not None:
        return f"{definition.cls.__module__}.{definition.cls.__qualname__}"
    return _without_identities(definition.ref)


def _without_identities(ref: str) -> str:
    """pydantic's ``app.models.Page:94[app.models.Task:95]`` as ``app.models.Page[app.models.Task]``."""
    return re.sub(r":\d+", "", ref)


def _differing(definitions: Mapping[str, Definition]) -> set[str]:
    """Types whose input and output have different schemas, in themselves or in what they refer to."""

    def neutral(key: str) -> str:
        return definitions[key].ref if key in definitions else key

    first: dict[str, object] = {}
    differing: set[str] = set()
    users: dict[str, set[str]] = {}
    for definition in definitions.values():
        schema = rewrite(definition.schema, neutral)
        if first.setdefault(definition.ref, schema) != schema:
            differing.add(definition.ref)
        for key in references(definition.schema):
            users.setdefault(neutral(key), set()).add(definition.ref)
    waiting = list(differing)
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user not in differing:
                differing.add(user)
                waiting.append(user)
    return differing
