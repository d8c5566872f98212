"""Functions behind decorators that hide or change their signature."""

import functools
from collections.abc import Callable
from typing import Any

import pytest
from mizan_core import DefinitionError, Registry, client


def logged(function: Callable[..., Any]) -> Any:
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    return wrapper


def test_a_decorator_that_hides_the_signature_is_named(registry: Registry) -> None:
    with pytest.raises(DefinitionError) as caught:

        @client(registry=registry)
        @logged
        def rename(project_id: int) -> None: ...

    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message.startswith("The decorator logged hides the signature of rename (")
    assert diagnostic.hint == (
        "Add `@functools.wraps(function)` above `def wrapper` in logged, or put @client below the decorator."
    )


def test_a_function_that_takes_anything_itself_is_named(registry: Registry) -> None:
    with pytest.raises(DefinitionError, match=r"rename takes \*\*values, which cannot be typed"):

        @client(registry=registry)
        def rename(**values: int) -> None: ...


def test_objects_with_an_async_call_are_async(registry: Registry) -> None:
    class Traced:
        def __init__(self, function: Any) -> None:
            functools.update_wrapper(self, function)

        async def __call__(self, x: int) -> int:
            return x

    @client(registry=registry)
    @Traced
    async def traced(x: int) -> int:
        return x

    assert registry.get("traced").needs_event_loop
