"""The JSON types of form fields."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any, TypeAlias

from django import forms

from . import json_values
from .choices import choice_values, has_runtime_choices
from .definition import is_file_field

JsonSchema: TypeAlias = dict[str, Any]

FILE: JsonSchema = {"type": "string", "format": "binary"}
CLEARED: JsonSchema = {"type": "boolean", "const": False}
NULL: JsonSchema = {"type": "null"}
TEXT: JsonSchema = {"type": "string"}
INTEGER: JsonSchema = {"type": "integer"}


class Shape(Enum):
    """The rough JSON type of a field. The form itself validates the content."""

    ONE = auto()
    SEVERAL = auto()
    EITHER = auto()
    ANYTHING = auto()
    FILE = auto()
    CLEARABLE_FILE = auto()
    FILES = auto()


FILE_SHAPES = frozenset({Shape.FILE, Shape.CLEARABLE_FILE, Shape.FILES})


@dataclass(frozen=True, slots=True)
class ValueType:
    schema: JsonSchema
    """For clients. A form takes more: numbers as text, or null where nothing was filled in."""
    shape: Shape = Shape.ONE
    parse: Callable[[Any], Any] = json_values.parse_text
    """JSON as the field would have it from its widget."""
    item: Callable[[Any], Any] = json_values.plain
    """A Python value, one of several or the only one, as JSON."""
    nothing: Any = None
    """The JSON of a field that nothing was filled in to."""

    def present(self, value: Any) -> Any:
        """An initial value as JSON."""
        if value is None:
            return self.nothing
        return [self.item(each) for each in value] if self.shape is Shape.SEVERAL else self.item(value)


def value_type(field: forms.Field) -> ValueType:
    """By the nearest class that mizan knows; a field of none of them may hold anything."""
    if is_file_field(field):
        return _file(field)
    for known in type(field).__mro__:
        if known in _TYPES:
            return _TYPES[known](field)
    return ValueType({}, Shape.EITHER)


def _file(field: forms.Field) -> ValueType:
    if getattr(field.widget, "allow_multiple_selected", False):
        return ValueType({"type": "array", "items": FILE}, Shape.FILES, item=json_values.absent)
    if not isinstance(field.widget, forms.ClearableFileInput):
        return ValueType(_nullable(FILE), Shape.FILE, item=json_values.absent)
    if field.required or not isinstance(field, forms.FileField):
        return ValueType(_nullable(FILE), Shape.FILE, item=json_values.address)
    return ValueType({"anyOf": [FILE, CLEARED, NULL]}, Shape.CLEARABLE_FILE, item=json_values.address)


def _choice(field: Any) -> ValueType:
    return ValueType(_enum(field), item=json_values.text)


def _choices(field: Any) -> ValueType:
    return ValueType({"type": "array", "items": _enum(field)}, Shape.SEVERAL, item=json_values.text, nothing=[])


def _enum(field: Any) -> JsonSchema:
    values = [] if has_runtime_choices(field) else [json_values.text(each) for each in choice_values(field.choices)]
    return {**TEXT, "enum": list(dict.fromkeys(values))} if values else TEXT


def _object(field: Any) -> ValueType:
    return ValueType(_nullable(_key(field)), item=lambda value: json_values.key(field.prepare_value(value)))


def _objects(field: Any) -> ValueType:
    def item(value: Any) -> Any:
        return json_values.key(forms.ModelChoiceField.prepare_value(field, value))

    key = _key(field)
    parse = json_values.parse_number if key == INTEGER else json_values.parse_text
    return ValueType({"type": "array", "items": key}, Shape.SEVERAL, parse, item, nothing=[])


def _key(field: Any) -> JsonSchema:
    """What names an object: its primary key, or another field of it."""
    if field.queryset is None:  # the form sets it when it is made
        return {"type": ["string", "integer"]}
    options = field.queryset.model._meta
    return key_schema(options.get_field(field.to_field_name) if field.to_field_name else options.pk)


def key_schema(key: Any) -> JsonSchema:
    """Of a model's field, whose type is that of the field which it refers to, if any."""
    while getattr(key, "remote_field", None):
        key = key.target_field
    kind: str = key.get_internal_type()
    if kind == "UUIDField":
        return {**TEXT, "format": "uuid"}
    return INTEGER if kind.endswith(("AutoField", "IntegerField")) else TEXT


def _several_values(field: Any) -> ValueType:
    """The values of its parts, in order."""
    parts = [value_type(each) for each in field.fields]
    schema = {
        "type": "array",
        "prefixItems": [each.schema for each in parts],
        "minItems": len(parts),
        "maxItems": len(parts),
    }

    def parse(value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return [part.parse(each) for part, each in zip(parts, value, strict=False)]

    def item(value: Any) -> Any:
        values: Sequence[Any] = value if isinstance(value, list | tuple) else field.widget.decompress(value)
        return [part.present(each) for part, each in zip(parts, values, strict=False)]

    return ValueType(_nullable(schema), Shape.EITHER, parse, item)


def _nullable(schema: JsonSchema) -> JsonSchema:
    return {"anyOf": [schema, NULL]}


def _formatted(
    name: str, parse: Callable[[Any], Any], item: Callable[[Any], Any] = json_values.plain
) -> Callable[[Any], ValueType]:
    return lambda field: ValueType(_nullable({**TEXT, "format": name}), parse=parse, item=item)


_TYPES: Mapping[type, Callable[[Any], ValueType]] = {
    forms.CharField: lambda field: ValueType(TEXT, item=json_values.text),
    forms.ComboField: lambda field: ValueType(TEXT, item=json_values.text),
    forms.IntegerField: lambda field: ValueType(_nullable({"type": "integer"}), parse=json_values.same),
    forms.FloatField: lambda field: ValueType(_nullable({"type": "number"}), parse=json_values.parse_float),
    forms.DecimalField: _formatted("decimal", json_values.parse_decimal, json_values.text),
    forms.BooleanField: lambda field: ValueType(
        {"type": "boolean"}, parse=json_values.same, item=field.to_python, nothing=False
    ),
    forms.NullBooleanField: lambda field: ValueType(
        _nullable({"type": "boolean"}), parse=json_values.same, item=field.to_python
    ),
    forms.DateField: _formatted("date", json_values.parse_date),
    forms.TimeField: _formatted("time", json_values.parse_time),
    forms.DateTimeField: _formatted("date-time", json_values.parse_datetime, json_values.local),
    forms.SplitDateTimeField: _formatted("date-time", json_values.parse_datetime, json_values.local),
    forms.DurationField: _formatted("duration", json_values.parse_duration),
    forms.UUIDField: _formatted("uuid", json_values.parse_text),
    forms.JSONField: lambda field: ValueType({}, Shape.ANYTHING, json_values.dump),
    forms.ChoiceField: _choice,
    forms.MultipleChoiceField: _choices,
    forms.ModelChoiceField: _object,
    forms.ModelMultipleChoiceField: _objects,
    forms.MultiValueField: _several_values,
}
