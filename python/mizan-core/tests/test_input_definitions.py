"""The document describes exactly the arguments that are accepted."""

import dataclasses
import inspect
import math
from collections.abc import Callable
from typing import Annotated, Any, ClassVar

import pytest
from mizan_core import DefinitionError, Registry, ValidationFailed, check_registry, client, dump_document
from mizan_core.diagnostics import Diagnostic
from mizan_core.document import export_document
from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationInfo, computed_field, field_validator
from typing_extensions import TypedDict

from .conftest import Backend


class Typed(TypedDict):
    a: int


@dataclasses.dataclass
class Data:
    a: int


class Model(BaseModel):
    a: int


class Closed(TypedDict, closed=True):
    a: int


class Forbidding(BaseModel):
    model_config = ConfigDict(extra="forbid")

    a: int


class ByName(BaseModel):
    model_config = ConfigDict(validate_by_alias=False, validate_by_name=True)

    inner: int = Field(0, alias="outer")


class Limits(BaseModel):
    highest: float = math.inf


def given_by(registry: Registry, annotation: Any, value: Any) -> Any:
    """What a function gets."""

    def f(x: Any) -> None: ...

    f.__annotations__["x"] = annotation
    client(registry=registry)(f)
    return registry.get("f").validate({"x": value}).invocations[0].arguments["x"]


def schema_of(registry: Registry, name: str) -> Any:
    return export_document(registry)["components"]["schemas"][name]


def diagnostics_of(check: Callable[[], Any]) -> list[Diagnostic]:
    with pytest.raises(DefinitionError) as caught:
        check()
    return list(caught.value.diagnostics)


@pytest.mark.parametrize("cls", [Typed, Data, Model])
def test_a_type_may_allow_extra_fields_that_its_function_forbids(registry: Registry, cls: Any) -> None:
    given = given_by(registry, cls, {"a": 1, "more": 2})
    assert given in ({"a": 1}, Data(1), Model(a=1))
    with pytest.raises(ValidationFailed) as caught:
        registry.get("f").validate({"x": {"a": 1}, "more": 2})
    assert [each["type"] for each in caught.value.details] == ["extra_forbidden"]
    assert schema_of(registry, "FInput")["additionalProperties"] is False


@pytest.mark.parametrize("cls", [Closed, Forbidding])
def test_a_type_may_forbid_extra_fields_itself(registry: Registry, cls: Any) -> None:
    with pytest.raises(ValidationFailed):
        given_by(registry, cls, {"a": 1, "more": 2})
    assert schema_of(registry, cls.__name__)["additionalProperties"] is False


class Holder(BaseModel):
    model_config = ConfigDict(extra="forbid")

    typed: Typed


class Extensible(TypedDict, extra_items=int):  # type: ignore[call-arg]
    a: int


def test_each_type_has_its_own_setting_for_extra_fields(registry: Registry) -> None:
    """Models with different settings may contain the same type."""

    @client(registry=registry)
    def f(holder: Holder, extensible: Extensible) -> None: ...

    schemas = export_document(registry)["components"]["schemas"]
    assert "additionalProperties" not in schemas["Typed"]
    assert schemas["Extensible"]["additionalProperties"] == {"type": "integer"}
    assert schemas["Holder"]["additionalProperties"] is False


def test_requests_use_the_names_of_the_document(registry: Registry) -> None:
    """Independent of the model's configuration."""
    assert given_by(registry, ByName, {"outer": 7}).inner == 7
    assert list(schema_of(registry, "ByNameInput")["properties"]) == ["outer"]


async def test_a_default_may_be_infinite(backend: Backend) -> None:
    @client(registry=backend.registry)
    def f(limits: Limits, highest: float = math.inf, lowest: list[float] = [-math.inf]) -> bool:  # noqa: B006
        return highest == limits.highest == -lowest[0]

    assert (await backend.call("f", {"limits": {}}))["result"] is True
    with pytest.raises(ValidationFailed):
        backend.registry.get("f").validate({"limits": {"highest": math.inf}})
    properties = schema_of(backend.registry, "FInput")["properties"]
    assert "default" not in properties["highest"]
    assert "default" not in properties["lowest"]
    assert "Infinity" not in dump_document(export_document(backend.registry))


def test_a_default_in_the_annotation_counts(registry: Registry) -> None:
    @client(registry=registry)
    def f(a: Annotated[int, Field(default=3)], json: Annotated[int, Field(default=4)]) -> None: ...

    assert registry.get("f").validate({}).invocations[0].arguments == {"a": 3, "json": 4}
    assert "required" not in schema_of(registry, "FInput")
    assert schema_of(registry, "FInput")["properties"]["json"]["default"] == 4


async def test_an_excluded_argument_does_not_narrow(backend: Backend) -> None:
    @client(context="c", registry=backend.registry)
    def read(a: int) -> None: ...

    @client(affects="c", registry=backend.registry)
    def touch(a: Annotated[int, Field(exclude=True)]) -> None: ...

    assert (await backend.call("touch", {"a": 1}))["invalidate"] == [{"context": "c"}]


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        (Annotated[int, Field(serialization_alias="b")], 'The argument "a" of f has an alias'),
        (Annotated[int, Field(validation_alias=AliasChoices("b", "a"))], 'The argument "a" of f has an alias'),
        (ClassVar[int], 'The argument "a" of f is annotated with ClassVar, which is not a type of values.'),
    ],
    ids=str,
)
def test_an_annotation_that_cannot_be_an_argument(registry: Registry, annotation: Any, message: str) -> None:
    def f(a: Any) -> None: ...

    f.__annotations__["a"] = annotation
    client(registry=registry)(f)
    (diagnostic,) = diagnostics_of(lambda: check_registry(registry))
    assert diagnostic.message.startswith(message)


class Twice(BaseModel):  # type: ignore[no-redef]
    a: int = Field(1, alias="x")
    b: str = Field("", alias="x")


class TwiceOut(BaseModel):
    a: int = Field(serialization_alias="x")
    b: str = Field(serialization_alias="x")


class Computed(BaseModel):
    a: int = Field(serialization_alias="x")

    @computed_field
    def x(self) -> int:
        return 1


@dataclasses.dataclass
class TwiceData:
    a: Annotated[int, Field(serialization_alias="x")]
    x: int


@pytest.mark.parametrize("cls", [Twice, TwiceOut, Computed, TwiceData])
def test_two_fields_with_the_same_name(registry: Registry, cls: Any) -> None:
    def f(): ...  # type: ignore[no-untyped-def]

    f.__annotations__["return"] = cls
    client(registry=registry)(f)
    (diagnostic,) = diagnostics_of(lambda: export_document(registry))
    assert diagnostic.message.endswith(f'{cls.__name__} has two fields that are both "x" in JSON.')
    assert diagnostic.hint == "Give each field its own alias."


def test_methods_cannot_be_decorated(registry: Registry) -> None:
    class Service:
        @staticmethod
        def of_none(a: int) -> None: ...

    class_method: Any = classmethod(lambda cls: None)
    (diagnostic,) = diagnostics_of(lambda: client(registry=registry)(class_method))
    assert diagnostic.message == "@client must decorate a function, not a class method."
    client(registry=registry)(Service.__dict__["of_none"])
    assert "of_none" in registry

    def method(self, a: int) -> None: ...  # type: ignore[no-untyped-def]

    (diagnostic,) = diagnostics_of(lambda: client(registry=registry)(method))
    assert diagnostic.message == 'The argument "self" of method has no type annotation.'
    assert diagnostic.hint == "Decorate a function outside of classes: a call has no instance."
    assert diagnostic.source is not None
    assert diagnostic.source.line == inspect.getsourcelines(method)[1]


class Contextual(BaseModel):
    given: Any

    @field_validator("given")
    @classmethod
    def _context(cls, _: Any, info: ValidationInfo) -> Any:
        return info.context


def test_validators_of_the_application_see_no_context(registry: Registry) -> None:
    @client(registry=registry)
    def f(x: Contextual) -> None: ...

    assert registry.get("f").validate({"x": {"given": 1}}).invocations[0].arguments["x"].given is None
