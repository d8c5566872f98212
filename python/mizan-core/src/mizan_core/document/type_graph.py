"""All types that the functions reach, as inputs and as outputs."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaMode, JsonSchemaValue
from pydantic_core import CoreSchema

from ..diagnostics import DefinitionError, Diagnostic
from ..operation import Operation
from ..output import Output
from .generics import Instantiation, declaration, instantiation
from .references import references
from .refusal import REFERENCE_HINT
from .schema_generator import SchemaGenerator

MODES: tuple[JsonSchemaMode, JsonSchemaMode] = ("validation", "serialization")

Root: TypeAlias = tuple[Literal["input", "output", "declaration", "argument"], Hashable]
"""A type that a schema is generated for."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A type with a name of its own, in one position."""

    ref: str
    """pydantic's reference: module, qualified name and identity, the same in both positions."""
    mode: JsonSchemaMode
    schema: JsonSchemaValue
    """Refers to other definitions by their keys in :attr:`TypeGraph.definitions`."""
    cls: type | None
    members: tuple[str, ...] = ()
    """Of an anonymous union inside another: the keys of its members."""


class TypeGraph:
    """Schemas of all roots, and the definitions that they share, under provisional keys."""

    def __init__(self, operations: Sequence[tuple[Operation, Sequence[Output]]]) -> None:
        roots: dict[Root, CoreSchema] = {}
        owners: dict[Root, Operation] = {}
        for operation, outputs in operations:
            roots["input", operation.name] = operation.input_model.model.__pydantic_core_schema__
            owners["input", operation.name] = operation
            for output in outputs:
                if output.adapter is not None:
                    roots["output", output] = output.adapter.core_schema
                    owners["output", output] = operation
        generator = _generate(roots, owners)
        # A generic's declaration and arguments may themselves bring in generics.
        while additional := _generic_roots(generator.classes.values(), roots):
            roots.update(additional)
            generator = _generate(roots, owners)
        self.schemas: Mapping[tuple[Root, JsonSchemaMode], JsonSchemaValue] = generator.schemas
        self.definitions: Mapping[str, Definition] = {
            str(key): Definition(
                *generator.defs_to_core_refs[key],
                schema,
                generator.classes.get(generator.defs_to_core_refs[key][0]),
                generator.unions.get(str(key), ()),
            )
            for key, schema in generator.definitions.items()
        }
        self.used: Container[str] = self._used()
        """Keys of the definitions that the functions reach, in the positions in which they reach them."""

    def reach(self, schemas: Sequence[JsonSchemaValue], known: Container[str] = ()) -> Iterator[str]:
        """Keys of every definition that the schemas lead to, each once; what leads on from ``known`` is known too."""
        seen: set[str] = set()
        waiting = [name for schema in schemas for name in references(schema)]
        while waiting:
            key = waiting.pop()
            if key not in seen and key not in known and key in self.definitions:
                seen.add(key)
                yield key
                waiting.extend(references(self.definitions[key].schema))

    def _used(self) -> Container[str]:
        modes: Mapping[str, JsonSchemaMode] = {"input": "validation", "output": "serialization"}
        waiting = [self.schemas[root, modes[root[0]]] for root, _ in self.schemas if root[0] in modes]
        used: set[str] = set()
        while waiting:
            found = list(self.reach(waiting, used))
            used.update(found)
            waiting = [schema for key in found for schema in self._parts_of_generic(self.definitions[key])]
        return used

    def _parts_of_generic(self, definition: Definition) -> Iterator[JsonSchemaValue]:
        generic = definition.cls and instantiation(definition.cls)
        if definition.cls and generic and not generic.is_declaration:
            for root, _ in _needs(definition.cls, generic):
                yield self.schemas[root, definition.mode]


class _RecordingGenerator(SchemaGenerator):
    def __init__(self) -> None:
        super().__init__()
        self.schemas: dict[tuple[Root, JsonSchemaMode], JsonSchemaValue] = {}


def output_schema(schema: CoreSchema) -> tuple[JsonSchemaValue, Mapping[str, JsonSchemaValue]]:
    """The schema of one result, and the definitions that it refers to."""
    generator = SchemaGenerator()
    return generator.collect("serialization", schema), {str(key): each for key, each in generator.definitions.items()}


def _generate(roots: Mapping[Root, CoreSchema], owners: Mapping[Root, Operation]) -> _RecordingGenerator:
    """Generates both modes of every type, since a name must not depend on other uses of its type."""
    generator = _RecordingGenerator()
    for root, schema in roots.items():
        for mode in MODES:
            try:
                generator.schemas[root, mode] = generator.collect(mode, schema)
            except Exception as error:  # a type makes its own schema, so anything may come
                raise DefinitionError(_without_schema(owners.get(root), error)) from error
    return generator


def _without_schema(owner: Operation | None, error: Exception) -> Diagnostic:
    what = f"A type of {owner.name}" if owner else "An argument of a generic type"
    return Diagnostic(
        f"{what} has no JSON Schema: {type(error).__name__}: {error}", REFERENCE_HINT, owner.source if owner else None
    )


def _generic_roots(classes: Any, known: Mapping[Root, CoreSchema]) -> dict[Root, CoreSchema]:
    found: dict[Root, CoreSchema] = {}
    for cls in list(classes):
        generic = instantiation(cls)
        if generic is None or generic.is_declaration:
            continue
        for root, annotation in _needs(cls, generic):
            if root not in known:
                found[root] = TypeAdapter(annotation).core_schema
    return found


def _needs(cls: type, generic: Instantiation) -> Iterator[tuple[Root, Any]]:
    yield ("declaration", generic.origin), declaration(generic.origin)
    for index, argument in enumerate(generic.arguments):
        yield ("argument", (cls, index)), argument
