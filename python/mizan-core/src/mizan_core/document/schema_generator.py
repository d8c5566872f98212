"""pydantic's JSON Schema generator, taught what a mizan document says about types."""

from __future__ import annotations

import inspect
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import (
    CoreModeRef,
    DefsRef,
    JsonSchemaMode,
    JsonSchemaValue,
    JsonSchemaWarningKind,
)
from pydantic_core import CoreSchema, PydanticSerializationError, core_schema, to_jsonable_python
from typing_extensions import NoExtraItems

from ..json_numbers import non_finite
from .base64_generator import Base64Generator
from .enum_generator import EnumGenerator
from .field_names_generator import FieldNamesGenerator
from .file_generator import FileGenerator
from .generics import default_of, open_variables
from .integer_generator import IntegerGenerator
from .map_keys_generator import MapKeysGenerator
from .optional_generator import OptionalGenerator
from .readable_generator import ReadableGenerator
from .refusal import REF_PREFIX, refused, without_json
from .serializer_generator import SerializerGenerator
from .tagged_union_generator import TaggedUnionGenerator
from .union_generator import UnionGenerator

_PLAIN = (str, int, bool, type(None))  # floats may be NaN


class SchemaGenerator(
    FileGenerator,  # before those that do not call super() for unions
    UnionGenerator,  # before those that do not call super() for defaults
    Base64Generator,
    EnumGenerator,
    FieldNamesGenerator,
    IntegerGenerator,
    MapKeysGenerator,
    OptionalGenerator,
    ReadableGenerator,
    SerializerGenerator,
    TaggedUnionGenerator,
):
    """Collects definitions under provisional names: one for each class and mode, which :mod:`.names` replaces.

    What JSON cannot carry becomes a refusal in place, so that all of them can be reported together.
    """

    def __init__(self) -> None:
        super().__init__(by_alias=True, ref_template=f"{REF_PREFIX}{{model}}")
        self._position: JsonSchemaMode = "validation"
        self.classes: dict[str, type] = {}
        """Classes by pydantic's reference to them."""

    @property
    def mode(self) -> JsonSchemaMode:
        return self._position

    def collect(self, position: JsonSchemaMode, schema: CoreSchema) -> JsonSchemaValue:
        """The schema of a type as an input (``validation``) or output; its definitions stay here."""
        self._position = position
        return self.generate_inner(schema)

    def get_defs_ref(self, core_mode_ref: CoreModeRef) -> DefsRef:
        return DefsRef(str(len(self.core_to_defs_refs)))

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def encode_default(self, dft: Any) -> Any:
        # pydantic builds a serializer for each default, which most of them do not need.
        if type(dft) in _PLAIN:
            return dft
        plain = to_jsonable_python(dft, bytes_mode="base64", fallback=lambda _: None)
        if list(non_finite(plain)):  # pydantic would say null
            raise PydanticSerializationError("JSON has no such number")
        return super().encode_default(dft)

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        cls: type[BaseModel] = schema["cls"]
        if cls is BaseModel:
            return refused({}, "is the base class and has no fields", "Use a subclass, or `dict[str, Any]`.")
        result = self._class_schema(cls, schema, super().model_schema(schema))
        if cls.model_config.get("ser_json_inf_nan") in ("strings", "constants"):
            return refused(
                result,
                "sends NaN and infinity, which JSON does not have",
                "Remove ser_json_inf_nan from the model_config.",
            )
        metadata = cls.__pydantic_generic_metadata__
        if metadata["origin"] is not None and metadata["origin"].__doc__:
            # A filled-in model is a class of its own, without the docstring.
            result.setdefault("description", inspect.cleandoc(metadata["origin"].__doc__))
        missing = [each.__name__ for each in open_variables(cls) if default_of(each) is None]
        if missing:
            origin: Any = metadata["origin"] or cls
            parameters = origin.__pydantic_generic_metadata__["parameters"]
            arguments = ", ".join("Model" if each.__bound__ is BaseModel else "int" for each in parameters)
            return refused(
                {key: result[key] for key in ("type",) if key in result},
                f"is generic, but has no type argument for {', '.join(missing)}",
                f"Add {'a type argument' if len(parameters) == 1 else 'type arguments'}, such as "
                f"{origin.__name__}[{arguments}].",
            )
        return result

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        return self._class_schema(schema["cls"], schema, super().dataclass_schema(schema))

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> JsonSchemaValue:
        result = super().typed_dict_schema(schema)
        cls = schema.get("cls")
        return result if cls is None else self._class_schema(cls, schema, result)

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        return self._class_schema(schema["cls"], schema, super().enum_schema(schema))

    def model_field_schema(self, schema: core_schema.ModelField) -> JsonSchemaValue:
        result = super().model_field_schema(schema)
        alias = schema.get("validation_alias")
        if self.mode == "validation" and isinstance(alias, list) and not any(_is_plain_name(each) for each in alias):
            return refused(
                result,
                "is read from within another field, which no client type can express",
                "Use a validator instead of AliasPath.",
            )
        return result

    def dataclass_field_schema(self, schema: core_schema.DataclassField) -> JsonSchemaValue:
        result = super().dataclass_field_schema(schema)
        if self.mode == "serialization" and schema.get("init_only"):
            return refused(result, "is an InitVar, which is never sent", "Use another type for the output.")
        return result

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        result = super().float_schema(schema)
        if schema.get("allow_inf_nan"):
            return refused(
                result,
                "may be NaN or infinite, which JSON does not have",
                "Remove allow_inf_nan=True, and use `float | None` for a missing number.",
            )
        return result

    def datetime_schema(self, schema: core_schema.DatetimeSchema) -> JsonSchemaValue:
        result = super().datetime_schema(schema)
        zone = schema.get("tz_constraint")
        return {**result, "x-mizan-timezone": zone} if zone in ("aware", "naive") else result

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        """Text in both directions, so that no digit is lost."""
        return {"type": "string", "format": "decimal"}

    def handle_invalid_for_json_schema(self, schema: Any, error_info: str) -> JsonSchemaValue:
        return without_json(error_info)

    def emit_warning(self, kind: JsonSchemaWarningKind, detail: str) -> None:
        """A default that is not a JSON value is left out."""

    def _class_schema(self, cls: type, schema: Any, result: JsonSchemaValue) -> JsonSchemaValue:
        if "ref" in schema:
            self.classes[schema["ref"]] = cls
        if not (issubclass(cls, BaseModel) or hasattr(cls, "__pydantic_config__") or _says_what_else_it_holds(cls)):
            # Inherited from whichever model refers to it first.
            result.pop("additionalProperties", None)
        return result


def _says_what_else_it_holds(cls: type) -> bool:
    """PEP 728, of a TypedDict."""
    return getattr(cls, "__closed__", None) is True or getattr(cls, "__extra_items__", NoExtraItems) is not NoExtraItems


def _is_plain_name(alias: Any) -> bool:
    """pydantic writes ``AliasPath`` as a list, and a choice of aliases as a list of those."""
    return isinstance(alias, list) and len(alias) == 1
