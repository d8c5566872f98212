"""From a signature to an input model."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

import pytest
from mizan_core import DefinitionError, Registry, ServerFunction, ValidationFailed, client, register_injected
from mizan_core.injection import _predicates
from pydantic import BaseModel, Field

if TYPE_CHECKING:
    from decimal import Decimal


F = TypeVar("F", bound=Callable[..., Any])


class Project(BaseModel):
    id: int


def validated(registry: Registry, name: str, args: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments for the function."""
    (invocation,) = registry.get(name).validate(args).invocations
    return dict(invocation.arguments)


def details(registry: Registry, name: str, args: Mapping[str, Any]) -> Any:
    with pytest.raises(ValidationFailed) as caught:
        registry.get(name).validate(args)
    return caught.value.details


def test_string_annotations_are_resolved(registry: Registry) -> None:
    @client(registry=registry)
    def f(project: Project, ids: list[int]) -> None: ...

    assert validated(registry, "f", {"project": {"id": 1}, "ids": [2]}) == {"project": Project(id=1), "ids": [2]}


def test_string_annotations_may_name_a_local_class(registry: Registry) -> None:
    class Local(BaseModel):
        id: int

    @client(registry=registry)
    def f(value: Local) -> Local:
        return value

    assert validated(registry, "f", {"value": {"id": 1}}) == {"value": Local(id=1)}


def test_a_type_that_is_imported_for_checkers_only(registry: Registry) -> None:
    @client(registry=registry)
    def f(price: Decimal) -> None: ...

    with pytest.raises(DefinitionError) as caught:
        registry.get("f").prepare()
    (diagnostic,) = caught.value.diagnostics
    assert '"Decimal"' in diagnostic.message
    assert diagnostic.hint == "Import it outside `if TYPE_CHECKING:`."


def test_defaults_and_keyword_only_arguments(registry: Registry) -> None:
    @client(registry=registry)
    def f(a: int, b: str = "x", *, c: bool = False, d: int) -> None: ...

    assert validated(registry, "f", {"a": 1, "d": 2}) == {"a": 1, "b": "x", "c": False, "d": 2}
    assert [each["loc"] for each in details(registry, "f", {})] == [["a"], ["d"]]


def test_field_metadata_is_respected(registry: Registry) -> None:
    @client(registry=registry)
    def f(limit: Annotated[int, Field(ge=1)] = 20, *, page: int = Field(1, le=9)) -> None: ...

    assert validated(registry, "f", {}) == {"limit": 20, "page": 1}
    assert [each["type"] for each in details(registry, "f", {"limit": 0, "page": 10})] == [
        "greater_than_equal",
        "less_than_equal",
    ]


def test_unknown_arguments_are_refused(registry: Registry) -> None:
    @client(registry=registry)
    def f() -> None: ...

    assert details(registry, "f", {"x": 1}) == [
        {"loc": ["x"], "type": "extra_forbidden", "message": "Extra inputs are not permitted"}
    ]


@pytest.mark.parametrize(
    "name", ["json", "copy", "model_config", "_private", "__proto__", "class_", "schema", "self", "größe", "model_dump"]
)
def test_any_name_may_be_an_argument(registry: Registry, name: str) -> None:
    namespace = {}
    exec(f"def f({name}: int = 3) -> int: return {name}", namespace)
    client(registry=registry)(namespace["f"])
    assert validated(registry, "f", {name: 7}) == {name: 7}
    assert validated(registry, "f", {}) == {name: 3}
    assert details(registry, "f", {name: "x"})[0]["loc"] == [name]


def test_names_that_differ_by_underscores_stay_different(registry: Registry) -> None:
    namespace = {}
    exec("def f(json: int, json_: int, _json: int) -> None: ...", namespace)
    client(registry=registry)(namespace["f"])
    args = {"json": 1, "json_": 2, "_json": 3}
    assert validated(registry, "f", args) == args


def test_an_argument_cannot_have_an_alias(registry: Registry) -> None:
    @client(registry=registry)
    def f(project_id: Annotated[int, Field(alias="projectId")]) -> None: ...

    with pytest.raises(DefinitionError, match='The argument "project_id" of f has an alias'):
        registry.get("f").prepare()


def test_json_is_accepted_as_json_in_strict_types_too(registry: Registry) -> None:
    from datetime import date

    from pydantic import ConfigDict

    class Strict(BaseModel):
        model_config = ConfigDict(strict=True)

        day: date
        pair: tuple[int, int]

    @client(registry=registry)
    def f(value: Strict) -> None: ...

    value = validated(registry, "f", {"value": {"day": "2026-01-02", "pair": [1, 2]}})["value"]
    assert value == Strict(day=date(2026, 1, 2), pair=(1, 2))


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-inf"])
def test_no_float_is_nan_or_infinite_however_deep(registry: Registry, text: str) -> None:
    class Inner(BaseModel):
        ratio: float

    @client(registry=registry)
    def f(x: float = 0.0, values: list[Inner] | None = None) -> None: ...

    assert details(registry, "f", {"x": text})[0]["type"] == "finite_number"
    assert details(registry, "f", {"values": [{"ratio": 1.0}, {"ratio": text}]}) == [
        {"loc": ["values", 1, "ratio"], "type": "finite_number", "message": "Input should be a finite number"}
    ]


def test_a_wrapped_function_has_its_own_signature(registry: Registry) -> None:
    def logged(function: F) -> F:
        @functools.wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            return function(*args, **kwargs)

        return cast("F", wrapper)

    @client(registry=registry)
    @logged
    def f(a: int) -> int:
        return a

    assert validated(registry, "f", {"a": 1}) == {"a": 1}


class Injected:
    """A parameter that a framework would fill."""


@pytest.fixture
def framework() -> Iterator[None]:
    def predicate(parameter: inspect.Parameter) -> bool:
        return parameter.annotation is Injected or isinstance(parameter.default, Injected)

    register_injected(predicate)
    yield
    _predicates.remove(predicate)


@pytest.mark.usefixtures("framework")
def test_an_injected_parameter_is_not_an_argument(registry: Registry) -> None:
    unannotated = Injected()

    @client(registry=registry)
    def f(request: Injected, project_id: int, user=unannotated) -> None: ...  # type: ignore[no-untyped-def]

    function = registry.get("f")
    assert isinstance(function, ServerFunction)
    assert list(function.input_model.parameters) == ["project_id"]
    assert list(function.signature.injected) == ["request", "user"]
    assert details(registry, "f", {"project_id": 1, "request": 1})[0]["type"] == "extra_forbidden"
