"""The members of an enum, and their names for clients."""

import datetime
import enum
from typing import Any

import pytest
from mizan_core import DefinitionError, Registry, client, export_document


class Aliased(enum.Enum):
    A = 1
    ALSO_A = 1
    B = 2


class Mixed(enum.Enum):
    ONE = 1
    TEXT = "b"
    TRUE = True
    NONE = None


class Undefined(enum.Enum):
    NAN = float("nan")


class Dates(enum.Enum):
    NEW_YEAR = datetime.date(2026, 1, 1)


class Bytes(bytes, enum.Enum):
    A = b"a"


class Things(enum.Enum):
    A = object()


def returning(registry: Registry, annotation: Any) -> None:
    def f(): ...  # type: ignore[no-untyped-def]

    f.__annotations__["return"] = annotation
    client(registry=registry)(f)


@pytest.mark.parametrize(
    ("cls", "values", "names"),
    [(Aliased, [1, 2], ["A", "B"]), (Mixed, [1, "b", None], ["ONE", "TEXT", "NONE"])],
)
def test_each_value_is_listed_once(registry: Registry, cls: type, values: list[Any], names: list[str]) -> None:
    returning(registry, cls)
    schema = export_document(registry)["components"]["schemas"][cls.__name__]
    assert schema["enum"] == values
    assert schema["x-mizan-enum-names"] == names


@pytest.mark.parametrize("cls", [Undefined, Dates, Bytes, Things])
def test_values_that_are_not_json(registry: Registry, cls: type) -> None:
    returning(registry, cls)
    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message.endswith(f"{cls.__name__} has members that are not strings, numbers or booleans.")
    assert diagnostic.hint == "Give each member a plain value."
