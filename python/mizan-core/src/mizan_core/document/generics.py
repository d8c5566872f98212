"""Generic models: what ``Page[Task]`` fills in, and ``Page[T]`` itself as a schema with holes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema
from typing_extensions import TypeVar as ExtendedTypeVar

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
    """None for a class that fills in no variables. A generic without arguments is filled in with the defaults of its
    variables."""
    metadata: Mapping[str, Any] = getattr(bare_instance(cls) or cls, "__pydantic_generic_metadata__", {})
    origin = metadata.get("origin")
    return Instantiation(origin, tuple(metadata["args"])) if origin is not None else None


def bare_instance(cls: type) -> type[BaseModel] | None:
    """``Box[int]`` for ``Box`` itself, if its variable has the default or the bound ``int``; None for other classes."""
    metadata: Mapping[str, Any] = getattr(cls, "__pydantic_generic_metadata__", {})
    # A subclass without variables of its own inherits the ones of its base.
    if metadata.get("origin") is not None or not cls.__dict__.get("__parameters__") or not open_variables(cls):
        return None
    arguments = [default_of(variable) for variable in metadata["parameters"]]
    if any(argument is None for argument in arguments):
        return None
    filled: Any = cast("Any", cls).__class_getitem__(tuple(arguments))
    return cast("type[BaseModel]", filled)


def open_variables(cls: type) -> list[Any]:
    """The type variables without an argument that fields of a model use."""
    fields = getattr(cls, "__pydantic_fields__", {}).values()
    used = [each for field in fields for each in _variables_in(field.annotation)]
    parameters: Sequence[Any] = getattr(cls, "__pydantic_generic_metadata__", {}).get("parameters", ())
    return [variable for variable in parameters if variable in used]


def default_of(variable: Any) -> Any:
    """What pydantic uses for a type variable without an argument; None if it would accept anything."""
    if getattr(variable, "has_default", lambda: False)():
        return NoneType if variable.__default__ is None else variable.__default__
    if variable.__bound__ is not None:
        return _of_any_model(variable.__bound__)
    return Union[variable.__constraints__] if variable.__constraints__ else None  # noqa: UP007 -- of a tuple


def _of_any_model(bound: Any) -> Any:
    """Without the bare BaseModel, which has no fields: an object that pydantic reads there is a dict."""
    if bound is BaseModel:
        return None
    members = get_args(bound) if get_origin(bound) in (Union, UnionType) else ()
    others = tuple(each for each in members if each is not BaseModel)
    return Union[others] if len(others) < len(members) else bound  # noqa: UP007 -- of a tuple


def _variables_in(annotation: Any) -> Sequence[Any]:
    if isinstance(annotation, TypeVar | ExtendedTypeVar):
        return (annotation,)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        metadata: Mapping[str, Any] = getattr(annotation, "__pydantic_generic_metadata__", {})
        return cast("Sequence[Any]", metadata.get("parameters", ()))
    # Of a model inside another annotation, typing knows nothing.
    inner = [each for argument in get_args(annotation) for each in _variables_in(argument)]
    parameters = getattr(annotation, "__parameters__", ())  # of some classes, a descriptor for their instances
    return (*parameters, *inner) if isinstance(parameters, tuple) else inner


def declaration(origin: type[BaseModel]) -> type[BaseModel]:
    """The model with a hole for each variable. The same class each time: pydantic keeps it."""
    holes: Any = tuple(Annotated[Any, Hole(name)] for name in variables(origin))
    filled: Any = origin.__class_getitem__(holes)
    return cast("type[BaseModel]", filled)


def variables(origin: type[BaseModel]) -> list[str]:
    return [variable.__name__ for variable in origin.__pydantic_generic_metadata__["parameters"]]


def is_hole(argument: Any) -> bool:
    return any(isinstance(each, Hole) for each in getattr(argument, "__metadata__", ()))
