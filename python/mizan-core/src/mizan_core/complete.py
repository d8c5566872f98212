"""Whether a result has every field, and None only where its type allows it.

The serializer finds values of a wrong type, but neither a missing field nor None: those of an object that was changed
after its validation, or constructed without it, such as a row of a database. Validating the JSON finds them, but takes
as long as writing it. Counting is faster: only the columns that may be None have to be read, since the JSON says how
many nulls there are in all.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, TypeAlias

from .core_schemas import (
    COLLECTIONS,
    INNER,
    SCALARS,
    fields_schema,
    has_optional_fields,
    may_be_null,
    members_of,
    never_writes_null,
    written_fields,
)
from .defaults import may_be_none

Count: TypeAlias = Callable[[Sequence[Any]], int]
"""How many nulls there are in the JSON of values of one type, where the type allows them. It takes all values together,
so that loops over rows run in C. Raises for a value without a field, and may raise anything for one of another type."""


class Completeness:
    """Counts the nulls in results of one type, by its core schema."""

    def __init__(self, schema: Any) -> None:
        self._definitions: dict[str, Any] = {}
        self._references: dict[str, Count | None] = {}
        self.is_countable = True
        """Whether the type says where nulls are."""
        self._count = self._of(schema)

    def is_certain(self, value: Any, text: bytes) -> bool:
        """Whether ``value`` has every field, and ``text``, its JSON, only nulls that the type allows. True is certain:
        strings only ever add to the nulls in a text."""
        if not self.is_countable:
            return False
        try:
            return (self._count((value,)) if self._count else 0) == text.count(b"null")
        except Exception:  # a value of another type, whose attributes may do anything
            return False

    def _of(self, schema: Any) -> Count | None:
        """None for a type whose values have neither fields nor nulls."""
        kind = schema["type"]
        if "serialization" in schema:
            return None if never_writes_null(schema["serialization"]) else self._uncountable()
        if kind in SCALARS:
            return _nones if may_be_null(schema) else None
        if kind in INNER:
            inner = self._of(schema[INNER[kind]])
            return _or_none(inner) if may_be_none(schema) else inner
        count = _COUNTS.get(kind)
        return count(self, schema) if count else self._uncountable()

    def _uncountable(self) -> Count | None:
        self.is_countable = False
        return None

    def _with_definitions(self, schema: Any) -> Count | None:
        self._definitions = {each["ref"]: each for each in schema["definitions"]}
        return self._of(schema["schema"])

    def _reference(self, schema: Any) -> Count | None:
        name = schema["schema_ref"]

        def count(values: Sequence[Any]) -> int:
            known = self._references[name]
            return known(values) if known and values else 0

        if name not in self._references:
            self._references[name] = count
            self._references[name] = self._of(self._definitions[name])
        return count

    def _optional(self, schema: Any) -> Count:
        return _or_none(self._of(schema["schema"]))

    def _items(self, schema: Any) -> Count | None:
        if "items_schema" not in schema:
            return self._uncountable()
        count = self._of(schema["items_schema"])
        return count and (lambda values: count(list(chain.from_iterable(values))))

    def _values(self, schema: Any) -> Count | None:
        if "values_schema" not in schema:
            return self._uncountable()
        count = self._of(schema["values_schema"])
        return count and (lambda values: count([each for value in values for each in value.values()]))

    def _model(self, schema: Any) -> Count | None:
        # Attributes of a model may be read from a database.
        count = self._of(schema["schema"]) if schema.get("root_model") else self._object(schema)
        if schema.get("root_model"):
            return count and (lambda values: count([value.__dict__["root"] for value in values]))
        return count and (lambda values: count([value.__dict__ for value in values]))

    def _object(self, schema: Any) -> Count | None:
        inner = fields_schema(schema)
        if has_optional_fields(inner):
            return self._uncountable()
        getter: Callable[..., Callable[[Any], Any]] = attrgetter if schema["type"] == "dataclass" else itemgetter
        counts = {name: self._of(field["schema"]) for name, field in written_fields(inner)}
        if not counts:
            return None
        all_fields = getter(*counts)
        columns = [(getter(name), count) for name, count in counts.items() if count]

        def count(values: Sequence[Any]) -> int:
            deque(map(all_fields, values), maxlen=0)  # raises if one is missing
            return sum(nulls(list(map(get, values))) for get, nulls in columns)

        return count

    def _union(self, schema: Any) -> Count | None:
        """By the class of the value."""
        counts: dict[type, Count | None] = {}
        is_nullable = False
        for member in members_of(schema):
            written = self._written(member)
            kind = written["type"]
            if kind in SCALARS:
                is_nullable = is_nullable or may_be_null(written)
                continue
            cls = written.get("cls") if kind in ("model", "dataclass") else COLLECTIONS.get(kind)
            if cls is None or cls in counts:
                return self._uncountable()
            counts[cls] = self._of(member)

        def count(values: Sequence[Any]) -> int:
            by_class: dict[type, list[Any]] = {}
            for value in values:
                by_class.setdefault(type(value), []).append(value)
            nones = len(by_class.pop(type(None), ())) if is_nullable else 0
            return nones + sum(nulls(alike) for cls, alike in by_class.items() if (nulls := counts.get(cls, _scalars)))

        return count if counts or is_nullable else None

    def _written(self, schema: Any) -> Any:
        """The schema by which a value is written."""
        while True:
            if "serialization" not in schema and schema["type"] in INNER:
                schema = schema[INNER[schema["type"]]]
            elif schema["type"] == "definition-ref" and schema["schema_ref"] in self._definitions:
                schema = self._definitions[schema["schema_ref"]]
            else:
                return schema


def _scalars(values: Sequence[Any]) -> int:
    if any(isinstance(value, Mapping | list) or hasattr(value, "__dict__") for value in values):
        raise TypeError("An object of another class than the members of the union.")
    return 0


def _nones(values: Sequence[Any]) -> int:
    return sum(value is None for value in values)


def _or_none(count: Count | None) -> Count:
    def with_none(values: Sequence[Any]) -> int:
        given = [value for value in values if value is not None]
        return len(values) - len(given) + (count(given) if count and given else 0)

    return with_none


_COUNTS: Mapping[str, Callable[[Completeness, Any], Count | None]] = {
    "definitions": Completeness._with_definitions,
    "definition-ref": Completeness._reference,
    "nullable": Completeness._optional,
    **dict.fromkeys(("list", "set", "frozenset"), Completeness._items),
    "dict": Completeness._values,
    "model": Completeness._model,
    **dict.fromkeys(("dataclass", "typed-dict"), Completeness._object),
    **dict.fromkeys(("union", "tagged-union"), Completeness._union),
}
