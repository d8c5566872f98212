"""Serialization of results."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from mizan_core import DefinitionError, Registry, client
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import PydanticSerializationError


class Project(BaseModel):
    id: int
    name: str = "unnamed"
    note: str | None = None


def dumped(registry: Registry, annotation: Any, result: Any) -> str:
    def f():  # type: ignore[no-untyped-def]
        return result

    f.__annotations__["return"] = annotation
    client(registry=registry)(f)
    return registry.get("f").dump([result]).decode()


def test_fields_with_defaults_are_sent_too(registry: Registry) -> None:
    assert dumped(registry, Project, Project(id=1)) == '{"id":1,"name":"unnamed","note":null}'


def test_none_is_null(registry: Registry) -> None:
    assert dumped(registry, None, None) == "null"


def test_a_dict_becomes_the_annotated_model(registry: Registry) -> None:
    assert dumped(registry, Project, {"id": 1}) == '{"id":1,"name":"unnamed","note":null}'


def test_any_object_with_the_attributes_becomes_the_annotated_model(registry: Registry) -> None:
    class Row:
        id, name, note = 1, "n", None

    assert dumped(registry, list[Project], [Row()]) == '[{"id":1,"name":"n","note":null}]'


def test_a_subclass_sends_only_the_fields_of_the_annotated_model(registry: Registry) -> None:
    class Secret(Project):
        password: str = "hidden"

    assert "hidden" not in dumped(registry, Project, Secret(id=1))


def test_aliases_are_sent_and_both_names_are_accepted(registry: Registry) -> None:
    class Aliased(BaseModel):
        class_: str = Field(alias="class")

    assert dumped(registry, Aliased, {"class_": "a"}) == '{"class":"a"}'


def test_values_have_their_json_form(registry: Registry) -> None:
    @dataclass
    class Values:
        at: datetime
        span: timedelta
        price: Decimal

    value = Values(datetime(2026, 1, 2, tzinfo=UTC), timedelta(hours=1), Decimal("1.10"))
    assert dumped(registry, Values, value) == '{"at":"2026-01-02T00:00:00Z","span":"PT1H","price":"1.10"}'


def test_a_result_that_breaks_its_annotation_is_not_sent(registry: Registry) -> None:
    with pytest.raises(ValidationError):
        dumped(registry, Project, {"id": "not a number"})


def test_an_object_that_became_invalid_is_not_sent(registry: Registry) -> None:
    project = Project(id=1)
    project.__dict__["id"] = "text"
    with pytest.raises(PydanticSerializationError):
        dumped(registry, Project, project)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
@pytest.mark.parametrize("annotation", [float, float | None, list[float]])
def test_nan_is_not_sent_as_null(registry: Registry, value: Any, annotation: Any) -> None:
    result = [value] if annotation == list[float] else value
    with pytest.raises(ValueError, match="Out of range float"):
        dumped(registry, annotation, result)


def test_floats_and_strings_are_sent_unchanged(registry: Registry) -> None:
    assert dumped(registry, dict[str, float], {"ä</script>": 0.1}) == '{"ä</script>":0.1}'


def test_a_type_without_a_json_form(registry: Registry) -> None:
    class Opaque: ...

    with pytest.raises(DefinitionError) as caught:
        dumped(registry, Opaque, Opaque())
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message.startswith("f returns ")
    assert diagnostic.hint == "Return a pydantic model, a dataclass, a TypedDict or plain data."


def test_extra_fields_are_sent_where_the_model_allows_them(registry: Registry) -> None:
    class Open(BaseModel):
        model_config = ConfigDict(extra="allow")

        id: int

    assert dumped(registry, Open, Open.model_validate({"id": 1, "more": [2]})) == '{"id":1,"more":[2]}'
