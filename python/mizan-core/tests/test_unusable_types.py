"""Types without a schema are errors, reported when the registry is checked."""

import re
import warnings
from collections.abc import Callable
from typing import Annotated, Any

import pytest
from mizan_core import DefinitionError, Registry, check_registry, client, export_document, register_compose
from mizan_core.diagnostics import Diagnostic
from pydantic import BaseModel, Field

from .conftest import Backend


class Unfinished(BaseModel):
    price: "Missing"  # type: ignore[name-defined] # noqa: F821


def diagnostic_of(check: Callable[[Registry], Any], registry: Registry) -> Diagnostic:
    with pytest.raises(DefinitionError) as caught:
        check(registry)
    (diagnostic,) = set(caught.value.diagnostics)
    assert diagnostic.source is not None
    return diagnostic


@pytest.mark.parametrize("check", [check_registry, export_document])
def test_a_model_with_an_undefined_name(registry: Registry, check: Any) -> None:
    @client(registry=registry)
    def f() -> list[Unfinished]:
        return []

    diagnostic = diagnostic_of(check, registry)
    assert diagnostic.message == 'The result of f has a type that names "Missing", which is not defined at run time.'
    assert diagnostic.hint.startswith("Import it outside `if TYPE_CHECKING:`.")


@pytest.mark.parametrize("check", [check_registry, export_document])
def test_an_argument_with_an_undefined_name(registry: Registry, check: Any) -> None:
    @client(registry=registry)
    def f(given: Unfinished) -> None: ...

    assert diagnostic_of(check, registry).message == (
        'An argument of f has a type that names "Missing", which is not defined at run time.'
    )


@pytest.mark.parametrize("check", [check_registry, export_document])
@pytest.mark.parametrize("context", [None, "c"])
def test_a_pattern_that_pydantic_cannot_compile(registry: Registry, context: str | None, check: Any) -> None:
    @client(context=context, registry=registry)
    def f(word: Annotated[str, Field(pattern="(?=a)")]) -> None: ...

    assert diagnostic_of(check, registry).message.startswith("An argument of f has a type that JSON cannot represent: ")


@pytest.mark.parametrize("check", [check_registry, export_document])
def test_a_callable_as_the_parameter_of_a_context(registry: Registry, check: Any) -> None:
    @client(context="c", registry=registry)
    def f(call: Callable[[], int]) -> None: ...

    assert diagnostic_of(check, registry).message == (
        "An argument of f has a type that JSON cannot represent: Cannot generate a JsonSchema for "
        "core_schema.CallableSchema"
    )


@pytest.mark.parametrize("check", [check_registry, export_document])
def test_a_callable_that_composed_functions_share(registry: Registry, check: Any) -> None:
    @client(context="c", registry=registry)
    def f(call: Callable[[], int]) -> None: ...

    @client(context="c", registry=registry)
    def g(call: Callable[[], int]) -> None: ...

    register_compose("both", [f, g], registry=registry)
    with pytest.raises(DefinitionError) as caught:
        check(registry)
    assert {each.message.split(" has ")[0] for each in caught.value.diagnostics} == {
        "An argument of f",
        "An argument of g",
    }


def test_the_error_names_the_reason(registry: Registry) -> None:
    @client(registry=registry)
    def f(given: Annotated[int, Field(gt=1.5)]) -> None: ...

    assert re.search(r'Error building "model" validator: \w+', diagnostic_of(check_registry, registry).message)


def test_a_default_that_is_not_json_causes_no_warning(registry: Registry) -> None:
    @client(context="c", registry=registry)
    def f(given: int = object()) -> None: ...  # type: ignore[assignment]

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_registry(registry)


def test_base_model_itself(registry: Registry) -> None:
    @client(registry=registry)
    def f() -> BaseModel:
        return BaseModel()

    diagnostic = diagnostic_of(export_document, registry)
    assert diagnostic.message.endswith("BaseModel is the base class and has no fields.")
    assert diagnostic.hint == "Use a subclass, or `dict[str, Any]`."


async def test_a_coroutine_that_was_not_awaited(backend: Backend) -> None:
    async def other() -> int:
        return 1

    @client(registry=backend.registry)
    async def one() -> int:
        return other()  # type: ignore[return-value]

    with pytest.raises(TypeError, match="one returned a coroutine"):
        await backend.call("one")
