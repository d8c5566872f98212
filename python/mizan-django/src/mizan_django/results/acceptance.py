"""A validator of results that reads Django's objects wherever they occur, also those that validators return."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.paginator import Page
from django.db.models import Manager, Model, QuerySet
from django.db.models.query import RawQuerySet
from django.utils.functional import LazyObject
from mizan_core.core_schemas import altered
from pydantic_core import InitErrorDetails, PydanticCustomError, SchemaValidator, ValidationError

from .fetching import fetch
from .replacement import Replacement, is_leaf, is_leaf_type
from .row import Fields, Given, Row
from .schemas import Schemas, is_named_tuple, schemas_of

_LISTS = frozenset({"list", "set", "frozenset", "tuple", "generator"})
_ITEMS = {"list": "items_schema", "dict": "values_schema"}
_NAME = "mizan"
_OF_ROWS = (Manager, QuerySet, RawQuerySet, Page)


class Acceptance:
    """Most instances are rows already when it sees them. It converts what was not found in the result: that is read
    by itself, with a number of queries that does not depend on how much is in it."""

    def __init__(self, core_schema: Any) -> None:
        definitions = {each["ref"]: each for each in core_schema.get("definitions", ())}

        def alter(schema: dict[str, Any], original: dict[str, Any]) -> dict[str, Any]:
            kind = schema["type"]
            if kind == "model-fields":
                return _before(_fields, schema)
            if kind == "model" and not schema.get("root_model"):
                # Inside it, so that the model's name is still the validator's.
                schema["schema"] = _before(_rows_for(frozenset({schema["cls"]})), schema["schema"])
            if kind in _ITEMS and _ITEMS[kind] not in schema:
                schema[_ITEMS[kind]] = _before(_plain, {"type": "any"})
            if kind in _LISTS:
                return _before(_lists_for(_Lazy(original, definitions)), schema)
            return _before(_plain, schema) if kind == "any" else schema

        # The validators that classes have built know nothing of these changes.
        self._validator = SchemaValidator(altered(core_schema, alter), _use_prebuilt=False)

    def validate_python(self, value: Any, **options: Any) -> Any:
        try:
            return self._validator.validate_python(value, **options)
        except ValidationError as error:
            details = [
                InitErrorDetails(
                    type=PydanticCustomError(each["type"], each["msg"].replace("{", "{{").replace("}", "}}")),
                    loc=tuple(_own_name(part) if isinstance(part, str) else part for part in each["loc"]),
                    input=each["input"],
                )
                for each in error.errors(include_url=False, include_context=False)
            ]
            raise ValidationError.from_exception_data(_own_name(error.title), details) from error.__cause__


def _own_name(name: str) -> str:
    """The name of a validator, or a place that names one, without what was put before it."""
    while _NAME in name:
        before, _, rest = name.partition(f"function-before[{_NAME}(), ")
        depth = 1
        for end, character in enumerate(rest):
            depth += (character == "[") - (character == "]")
            if depth == 0:
                name = before + rest[:end] + rest[end + 1 :]
                break
        else:
            return name
    return name


def presented(value: Any, schemas: Schemas) -> Any:
    """The value with rows in place of instances, and all that pydantic reads fetched. Raises RecursionError for rows
    that lead back to themselves."""
    given: Given = {}
    replacement = Replacement(given)
    replaced = replacement.replace(value, schemas)
    fetch(replacement.replaced, given)
    return replaced


class _Lazy:
    """The models of a core schema, which are looked for if they are needed."""

    def __init__(self, core_schema: Any, definitions: Mapping[str, Any]) -> None:
        self._core_schema = core_schema
        self._definitions = definitions
        self._schemas: Schemas | None = None

    def __call__(self) -> Schemas:
        if self._schemas is None:
            self._schemas = schemas_of(self._core_schema, self._definitions)
        return self._schemas


def _before(function: Any, schema: dict[str, Any]) -> dict[str, Any]:
    function.__name__ = function.__qualname__ = _NAME  # which is part of the validator's name
    reference = {"ref": schema.pop("ref")} if "ref" in schema else {}
    return {
        "type": "function-before",
        "function": {"type": "no-info", "function": function},
        "schema": schema,
        **reference,
    }


def _rows_for(schemas: Schemas) -> Callable[[Any], Any]:
    def row(value: Any) -> Any:
        if type(value) is Row or is_leaf(value) or not isinstance(value, Model):
            return value
        return presented(value, schemas)

    return row


def _fields(value: Any) -> Any:
    """What the fields of a pydantic model are read from."""
    kind: Any = type(value)
    if kind is Row:
        return Fields.of(value)
    if is_leaf_type(kind):
        return value
    if is_named_tuple(kind):
        return value._asdict()
    return Fields(value, {}) if isinstance(value, Model | Page) else value


def _lists_for(schemas: _Lazy) -> Callable[[Any], Any]:
    def listed(value: Any) -> Any:
        if isinstance(value, _OF_ROWS) or (
            isinstance(value, list | tuple) and any(map(_is_unread, set(map(type, value)))) and schemas()
        ):
            presentable = presented(value, schemas())
            return list(presentable) if isinstance(presentable, Page) else presentable
        return value

    return listed


def _is_unread(kind: type) -> bool:
    return issubclass(kind, Model | LazyObject)


def _plain(value: Any) -> Any:
    """Where any type is allowed. Raises ValueError for an instance, of which no type says what to send."""
    kind: Any = type(value)
    if kind is not Row and is_leaf_type(kind):
        return value
    if isinstance(value, Model):
        raise ValueError(  # noqa: TRY004 - which pydantic reports with its place
            f"a {value.__class__.__name__} cannot be sent where any type is allowed. Annotate a pydantic model."
        )
    if isinstance(value, _OF_ROWS):
        value = list(value.all() if isinstance(value, Manager) else value)
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if is_named_tuple(kind):
        return value
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
