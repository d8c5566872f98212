"""Bytes in JSON Schema: base64 if a class is configured so, otherwise refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import ConfigDict, EncodedBytes, EncodedStr
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .refusal import BASE64_HINT, BYTES, refused

_FORMATS = ("base64", "base64url")


class Base64Generator(GenerateJsonSchema):
    """Knows by which class the bytes are held."""

    _bytes_are_base64 = False
    _is_constructed = False

    def generate_inner(self, schema: Any) -> JsonSchemaValue:
        result = super().generate_inner(schema)
        if result.get("format") in _FORMATS:  # pydantic counts the bytes, and not the characters
            result.pop("minLength", None)
            result.pop("maxLength", None)
        return result

    def bytes_schema(self, schema: core_schema.BytesSchema) -> JsonSchemaValue:
        """Types such as ``Base64Bytes`` put their own format over this one; what keeps it is refused."""
        return {"type": "string", "format": "base64url" if self._bytes_are_base64 else BYTES}

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        result = super().function_after_schema(schema)
        decoder = getattr(schema["function"]["function"], "__self__", None)
        decodes = isinstance(decoder, EncodedBytes | EncodedStr)
        if self.mode == "serialization" and decodes and not self._is_constructed:
            return refused(result, "decodes the returned value before it encodes the value", BASE64_HINT)
        return result

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        with self._configured(schema["cls"].model_config):
            return super().model_schema(schema)

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        with self._configured(getattr(schema["cls"], "__pydantic_config__", None) or ConfigDict()):
            return super().dataclass_schema(schema)

    def typed_dict_schema(self, schema: core_schema.TypedDictSchema) -> JsonSchemaValue:
        with self._configured(None):  # pydantic does not serialize by its own
            return super().typed_dict_schema(schema)

    def named_tuple_schema(self, schema: Any) -> JsonSchemaValue:
        with self._configured(None):
            return super().named_tuple_schema(schema)

    def call_schema(self, schema: core_schema.CallSchema) -> JsonSchemaValue:
        with self._configured(None):  # a named tuple, to older versions of pydantic
            return super().call_schema(schema)

    @contextmanager
    def _configured(self, config: ConfigDict | None) -> Iterator[None]:
        """For the fields of a class; None for a class without configuration and without a validating constructor. The
        configuration of an outer class does not apply, since a class has one schema everywhere."""
        outer = self._bytes_are_base64, self._is_constructed
        key = "ser_json_bytes" if self.mode == "serialization" else "val_json_bytes"
        self._bytes_are_base64 = config is not None and config.get(key) == "base64"
        self._is_constructed = config is not None
        try:
            yield
        finally:
            self._bytes_are_base64, self._is_constructed = outer
