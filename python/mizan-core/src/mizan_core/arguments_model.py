"""Builds a pydantic model from the arguments of a function."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PydanticUndefinedAnnotation, create_model
from pydantic.fields import FieldInfo
from pydantic_core import SchemaValidator

from .diagnostics import DefinitionError, Diagnostic, reason, undefined
from .source import SourceLocation

# extra="forbid" must not be set here: dataclasses and typed dicts inside the model would inherit the setting.
_CONFIG = ConfigDict(allow_inf_nan=False, protected_namespaces=(), json_schema_extra={"additionalProperties": False})


def arguments_model(
    title: str,
    parameters: Mapping[str, inspect.Parameter],
    attributes: Mapping[str, str],
    name: str,
    source: SourceLocation,
) -> type[BaseModel]:
    """A model with a field for each parameter, called as ``attributes`` says. Other arguments are refused.

    ``name`` is the function's. Raises :class:`~mizan_core.diagnostics.DefinitionError`.
    """
    fields = {attributes[each]: _field(parameter, attributes[each]) for each, parameter in parameters.items()}
    try:
        model: type[BaseModel] = create_model(title, __config__=_CONFIG, **fields)
        if not model.__pydantic_complete__:
            model.model_rebuild()
        _forbid_others(model)
    except PydanticUndefinedAnnotation as error:
        raise DefinitionError(undefined(f"An argument of {name}", error, source)) from error
    except Exception as error:  # a type makes its own schema, so anything may come
        raise DefinitionError(no_json_form(name, error, source)) from error
    diagnostics = list(_unusable(model, attributes, name, source))
    if diagnostics:
        raise DefinitionError(diagnostics)
    return model


def no_json_form(name: str, error: Exception, source: SourceLocation) -> Diagnostic:
    return Diagnostic(
        f"An argument of {name} has a type that JSON cannot represent: {reason(error)}",
        "Use pydantic models, dataclasses, TypedDicts or plain data.",
        source,
    )


def _field(parameter: inspect.Parameter, attribute: str) -> Any:
    annotation: Any = parameter.annotation
    if attribute != parameter.name:
        annotation = Annotated[annotation, Field(alias=parameter.name)]
    if parameter.default is not inspect.Parameter.empty:
        return annotation, parameter.default
    has_default = any(isinstance(each, FieldInfo) and not each.is_required() for each in _metadata(annotation))
    return annotation if has_default else (annotation, ...)


def _metadata(annotation: Any) -> tuple[Any, ...]:
    return getattr(annotation, "__metadata__", ())


def _forbid_others(model: type[BaseModel]) -> None:
    schema: Any = model.__pydantic_core_schema__
    inner = schema["schema"] if schema["type"] == "definitions" else schema
    inner["schema"]["extra_behavior"] = "forbid"
    model.__pydantic_complete__ = False  # otherwise pydantic uses the existing validator
    model.__pydantic_validator__ = SchemaValidator(schema)
    model.__pydantic_complete__ = True


def _unusable(
    model: type[BaseModel], attributes: Mapping[str, str], name: str, source: SourceLocation
) -> Iterator[Diagnostic]:
    for argument, attribute in attributes.items():
        field = model.model_fields.get(attribute)
        if field is None:
            yield Diagnostic(
                f'The argument "{argument}" of {name} is annotated with ClassVar, which is not a type of values.',
                "Annotate it with the type of its values.",
                source,
            )
        elif any((alias or argument) != argument for alias in (field.validation_alias, field.serialization_alias)):
            yield Diagnostic(
                f'The argument "{argument}" of {name} has an alias, but clients send arguments under their own names.',
                "Rename the argument and drop the alias.",
                source,
            )
