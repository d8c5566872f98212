"""A form's values in a document: `ContactFormValues`, and `ContactFormDraft`, of which nothing is required."""

from collections.abc import Sequence
from typing import Any, ClassVar

from mizan_core.naming import pascal_case
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .definition import FormDefinition
from .value_types import JsonSchema, value_type


class FormValues:
    """A JSON object by the names of the fields. What is in it is left to the form."""

    form: ClassVar[FormDefinition]
    required: ClassVar[Sequence[str]]

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.dict_schema(
            core_schema.str_schema(),
            core_schema.any_schema(),
            ref=f"{cls.__module__}.{cls.__qualname__}:{id(cls)}",
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        values: JsonSchema = {
            "type": "object",
            "properties": {name: dict(value_type(field).schema) for name, field in cls.form.client_fields.items()},
            "additionalProperties": False,
            "x-mizan-source": str(cls.form.source),
        }
        if cls.required:
            values["required"] = cls.required
        return values


def values_type(form: FormDefinition) -> type[FormValues]:
    required = [name for name, field in form.client_fields.items() if field.required and not field.disabled]
    return _type(form, "Values", required)


def draft_type(form: FormDefinition) -> type[FormValues]:
    return _type(form, "Draft", [])


def _type(form: FormDefinition, suffix: str, required: list[str]) -> type[FormValues]:
    members = {"__module__": form.form_class.__module__, "form": form, "required": required}
    return type(f"{pascal_case(form.name)}{suffix}", (FormValues,), members)
