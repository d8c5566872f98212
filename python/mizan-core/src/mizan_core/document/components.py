"""The named schemas of a document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import JsonSchemaMode, JsonSchemaValue

from ..diagnostics import Diagnostic
from ..naming import component_key
from ..operation import Operation
from ..source import SourceLocation, class_location, is_of_library
from .generics import TYPE_VARIABLE, Instantiation, instantiation, variables
from .names import TypeNames, qualified_name
from .references import references, rewrite
from .refusal import REF_PREFIX, override_hint, refusals
from .type_graph import Definition, TypeGraph


class Components:
    """Collects all types that the functions reach, and the errors in these types."""

    def __init__(self, graph: TypeGraph, inputs: Mapping[type, Operation]) -> None:
        self._graph = graph
        self._inputs = inputs
        self.names = TypeNames(graph, inputs)
        self._owners: dict[str, str] = {}
        self._recorded: dict[str, tuple[str, JsonSchemaValue]] = {}
        self._included: set[str] = set()
        self.schemas: dict[str, JsonSchemaValue] = {}
        self.diagnostics: list[Diagnostic] = []

    def refer(self, schema: JsonSchemaValue, asked_by: SourceLocation) -> JsonSchemaValue:
        """The schema under final names; everything that it reaches becomes a component."""
        for key in self._graph.reach([schema], self._included):
            self._include(key, asked_by)
        return self._renamed(schema)

    def add(self, name: str, schema: JsonSchemaValue, owner: str, source: SourceLocation) -> str:
        """Adds a type that is not a class, such as the result ``list[Project]`` of a function.

        :return: the component
        """
        key = component_key(name)
        self._claim(key, owner, source)
        self.schemas[key] = {**schema, **_letters(name, key), "x-mizan-source": str(source)}
        return key

    def link_twins(self) -> None:
        """Adds the name of the other component to the two of a class whose input and output differ."""
        keys: dict[str, list[str]] = {}
        for key in self._included:
            keys.setdefault(self._graph.definitions[key].ref, []).append(key)
        for twins in keys.values():
            names = [self.names(key) for key in twins]
            if len(set(names)) == 2:
                for name, other in (names, reversed(names)):
                    self.schemas[name]["x-mizan-twin"] = other

    def check(
        self,
        schema: JsonSchemaValue,
        mode: JsonSchemaMode,
        what: str,
        source: SourceLocation,
        cls: type | None = None,
    ) -> None:
        """Collects the refusals in a schema, of ``cls`` if it is one of a class."""
        override = f" {override_hint(cls, schema)}" if cls is not None and is_of_library(cls) else ""
        for place, wrong, hint in refusals(schema, mode):
            self.diagnostics.append(Diagnostic(f"{what}{place} {wrong}.", f"{hint}{override}", source, hint))

    def _check_arguments(self, schema: JsonSchemaValue, operation: Operation) -> None:
        for name, argument in schema["properties"].items():
            self.check(argument, "validation", f'The argument "{name}" of {operation.name}', operation.source)

    def _include(self, key: str, asked_by: SourceLocation) -> None:
        if key in self._included:
            return
        self._included.add(key)
        definition = self._graph.definitions[key]
        operation = definition.cls and self._inputs.get(definition.cls)
        generic = definition.cls and instantiation(definition.cls)
        cls = generic.origin if generic else definition.cls
        place = operation.source if operation else cls and class_location(cls)
        owner = f"the input of {operation.name}" if operation else qualified_name(definition)
        is_declaration = bool(generic and generic.is_declaration)
        if operation:
            self._check_arguments(definition.schema, operation)
        elif not is_declaration:
            self.check(definition.schema, definition.mode, owner, place or asked_by, cls)
        name = self.names(key)
        self._claim(name, owner, place or asked_by)
        schema = self._renamed(definition.schema)
        if definition.cls and schema.get("title") == definition.cls.__name__:
            del schema["title"]
        self._refuse_namesake(name, definition, schema, owner, place or asked_by)
        if operation:  # arguments have no other name in Python
            for argument in schema["properties"].values():
                argument.pop("x-mizan-attribute", None)
        schema.update(_letters(self.names.readable(key), name))
        if place:
            schema["x-mizan-source"] = str(place)
        if self.names.is_distinguished(key):
            schema["x-mizan-class"] = owner
        if generic and is_declaration:
            schema["x-mizan-parameters"] = variables(generic.origin)
        elif generic:
            self._fill_in(definition, generic, schema, asked_by)
        self.schemas[name] = schema

    def _fill_in(
        self, definition: Definition, generic: Instantiation, schema: JsonSchemaValue, asked_by: SourceLocation
    ) -> None:
        """Adds the generic and its arguments. Version 1 cannot express a generic that refers to itself, or to another
        generic over its own variables: its instances are separate types."""
        declared = self._graph.schemas[("declaration", generic.origin), definition.mode]
        (key,) = references(declared)
        if any(self._has_holes(inner) for inner in references(self._graph.definitions[key].schema)):
            return
        schema["x-mizan-generic"] = {
            "origin": self.refer(declared, asked_by)["$ref"].removeprefix(REF_PREFIX),
            "arguments": [
                self.refer(self._graph.schemas[("argument", (definition.cls, index)), definition.mode], asked_by)
                for index in range(len(generic.arguments))
            ],
        }

    def _has_holes(self, key: str) -> bool:
        schemas = [self._graph.definitions[key].schema] if key in self._graph.definitions else []
        schemas += [self._graph.definitions[each].schema for each in self._graph.reach(schemas)]
        return any(_mentions_hole(schema) for schema in schemas)

    def _renamed(self, schema: JsonSchemaValue) -> JsonSchemaValue:
        renamed: JsonSchemaValue = rewrite(schema, self.names)
        return renamed

    def _claim(self, name: str, owner: str, source: SourceLocation) -> None:
        other = self._owners.setdefault(name, owner)
        if other != owner:
            self.diagnostics.append(
                Diagnostic(
                    f'Two types have the component name "{name}": {other} and {owner}.',
                    "Rename one of the types.",
                    source,
                )
            )

    def _refuse_namesake(
        self, name: str, definition: Definition, schema: JsonSchemaValue, owner: str, source: SourceLocation
    ) -> None:
        """Different classes may have the same qualified name. They may share a component only with the same schema."""
        first, recorded = self._recorded.setdefault(name, (definition.ref, dict(schema)))
        if first != definition.ref and recorded != schema and self._owners[name] == owner:
            self.diagnostics.append(
                Diagnostic(
                    f'Two different types have the component name "{name}": both are {owner}.',
                    "Give each type its own name, or create the type once.",
                    source,
                )
            )


def _letters(name: str, component: str) -> dict[str, str]:
    """The name of a type, if a component may not have its letters."""
    return {} if name == component else {"x-mizan-name": name}


def _mentions_hole(schema: Any) -> bool:
    if isinstance(schema, dict):
        return TYPE_VARIABLE in schema or any(map(_mentions_hole, schema.values()))
    return isinstance(schema, list) and any(map(_mentions_hole, schema))
