"""The members of an enum, and their names for clients."""

import datetime
import enum
from typing import Any, Literal

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


class Planet(enum.Enum):
    EARTH = (1, 2)


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


@pytest.mark.parametrize("annotation", [Planet, list[Planet], Literal[Planet.EARTH]], ids=str)
def test_a_parameter_of_a_context_whose_members_are_not_scalars(registry: Registry, annotation: Any) -> None:
    def f(planet: Any) -> None: ...

    f.__annotations__["planet"] = annotation
    client(registry=registry, context="planets")(f)
    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    assert str(caught.value).partition("test_enums.py:")[2].partition(" ")[0].rstrip(":").isdigit()


@pytest.mark.parametrize("cls", [Undefined, Dates, Bytes, Things])
def test_values_that_are_not_json(registry: Registry, cls: type) -> None:
    returning(registry, cls)
    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message.endswith(f"{cls.__name__} has members that are not strings, numbers or booleans.")
    assert diagnostic.hint == "Give each member a plain value."
