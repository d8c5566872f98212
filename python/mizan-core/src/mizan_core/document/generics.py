"""Generic models: what ``Page[Task]`` fills in, and ``Page[T]`` itself as a schema with holes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, cast

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

TYPE_VARIABLE = "x-mizan-typevar"


@dataclass(frozen=True, slots=True)
class Hole:
    """Stands for a type variable; its schema says only which."""

    name: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {TYPE_VARIABLE: self.name}


@dataclass(frozen=True, slots=True)
class Instantiation:
    """A generic model with its variables filled in."""

    origin: type[BaseModel]
    arguments: tuple[Any, ...]

    @property
    def is_declaration(self) -> bool:
        return any(is_hole(argument) for argument in self.arguments)


def instantiation(cls: type) -> Instantiation | None:
    """None for a class that fills in no variables."""
    metadata: Mapping[str, Any] = getattr(cls, "__pydantic_generic_metadata__", {})
    origin = metadata.get("origin")
    return Instantiation(origin, tuple(metadata["args"])) if origin is not None else None


def declaration(origin: type[BaseModel]) -> type[BaseModel]:
    """The model with a hole for each variable. The same class each time: pydantic keeps it."""
    holes: Any = tuple(Annotated[Any, Hole(name)] for name in variables(origin))
    filled: Any = origin.__class_getitem__(holes)
    return cast("type[BaseModel]", filled)


def variables(origin: type[BaseModel]) -> list[str]:
    return [variable.__name__ for variable in origin.__pydantic_generic_metadata__["parameters"]]


def is_hole(argument: Any) -> bool:
    return any(isinstance(each, Hole) for each in getattr(argument, "__metadata__", ()))
