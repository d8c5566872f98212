"""What ``@client`` does at import, and the errors that it finds."""

import functools
import inspect
import re
from collections.abc import Callable
from typing import Any

import pytest
from mizan_core import DefinitionError, Registry, ServerFunction, client, default_registry
from mizan_core.diagnostics import Diagnostic


def line_of(function: Callable[..., Any]) -> int:
    """The first line of a function's source, as messages show it."""
    return inspect.getsourcelines(function)[1]


def diagnostic_of(define: Callable[[], Any]) -> Diagnostic:
    with pytest.raises(DefinitionError) as caught:
        define()
    (diagnostic,) = caught.value.diagnostics
    return diagnostic


def test_bare_use_registers_with_the_default_registry() -> None:
    try:

        @client
        def ping() -> str:
            return "pong"

        assert isinstance(default_registry.get("ping"), ServerFunction)
    finally:
        default_registry.clear()


def test_a_positional_string_is_an_error(registry: Registry) -> None:
    diagnostic = diagnostic_of(lambda: client("items")(str))  # type: ignore[call-overload]
    assert diagnostic.message == '@client("items") is missing the name of the option.'
    assert diagnostic.hint == (
        'Write @client(context="items") for a read, @client(affects="items") for a mutation, or '
        '@client(name="items") for its name.'
    )
    assert str(diagnostic.source).endswith(f"test_decorator.py:{line_of(test_a_positional_string_is_an_error) + 1}")


@pytest.mark.parametrize("given", [7, ["items"], str, functools.partial(print), len], ids=repr)
def test_decorating_something_else_than_a_function_is_an_error(registry: Registry, given: Any) -> None:
    diagnostic = diagnostic_of(lambda: client(registry=registry)(given))
    assert diagnostic.message == f"@client must decorate a function, not {given!r}."
    assert diagnostic.hint == "Put @client directly above `def` or `async def`."
    assert "test_decorator.py:" in str(diagnostic.source)


def test_the_decorator_returns_the_function_itself(registry: Registry) -> None:
    def ping() -> str:
        return "pong"

    assert client(registry=registry)(ping) is ping


def test_the_options_decide_the_kind_of_function(registry: Registry) -> None:
    @client(registry=registry)
    def a() -> None: ...

    @client(context="project", registry=registry)
    def b() -> None: ...

    @client(affects="project", registry=registry)
    def c() -> None: ...

    @client(affects=[], registry=registry)
    def d() -> None: ...

    assert [each.kind for each in registry] == ["call", "context", "mutation", "mutation"]


def test_another_name_for_clients(registry: Registry) -> None:
    @client(name="list_all", registry=registry)
    def internal() -> None: ...

    assert [each.name for each in registry] == ["list_all"]


def test_two_functions_with_the_same_name_are_an_error_with_both_locations(registry: Registry) -> None:
    def first() -> None: ...

    def second() -> None: ...

    client(name="same", registry=registry)(first)
    diagnostic = diagnostic_of(lambda: client(name="same", registry=registry)(second))
    assert diagnostic.message.startswith('Two functions are named "same"')
    assert f"test_decorator.py:{line_of(first)}" in diagnostic.message
    assert str(diagnostic.source).endswith(f"test_decorator.py:{line_of(second)}")
    assert "another name for clients" in diagnostic.hint


def test_an_argument_without_a_type(registry: Registry) -> None:
    def rename(project_id, name: str) -> None: ...  # type: ignore[no-untyped-def]

    diagnostic = diagnostic_of(lambda: client(registry=registry)(rename))
    assert diagnostic.message == 'The argument "project_id" of rename has no type annotation.'
    assert diagnostic.hint == "Annotate the argument, such as `project_id: int`."
    assert str(diagnostic.source).endswith(f"test_decorator.py:{line_of(rename)}")


def test_a_missing_type_of_an_argument_with_a_default_is_reported_on_use(registry: Registry) -> None:
    @client(registry=registry)
    def search(limit=3) -> None: ...  # type: ignore[no-untyped-def]

    diagnostic = diagnostic_of(lambda: registry.get("search").validate({}))
    assert diagnostic.message == 'The argument "limit" of search has no type annotation.'


def test_a_result_without_a_type(registry: Registry) -> None:
    def ping(): ...  # type: ignore[no-untyped-def]

    diagnostic = diagnostic_of(lambda: client(registry=registry)(ping))
    assert diagnostic.message == "ping has no return annotation."
    assert "-> None" in diagnostic.hint


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("def f(*args: int) -> None: ...", "f takes *args, which cannot be typed for clients."),
        ("def f(**rest: int) -> None: ...", "f takes **rest, which cannot be typed for clients."),
        (
            "def f(a: int, /) -> None: ...",
            "f takes a as a positional-only parameter, but clients send arguments by name.",
        ),
    ],
)
def test_positional_only_and_variadic_arguments(registry: Registry, source: str, message: str) -> None:
    namespace = {}
    exec(source, namespace)
    assert diagnostic_of(lambda: client(registry=registry)(namespace["f"])).message == message


@pytest.mark.parametrize(
    ("rule", "hint"),
    [
        ("stuff", 'Did you mean "staff"?'),
        ("super-user", 'Did you mean "superuser"?'),
        (0, 'Use True, False, "staff", "superuser", "app.permission" or a function of the request and the input.'),
        (1, 'Use True, False, "staff", "superuser", "app.permission" or a function of the request and the input.'),
    ],
)
def test_an_unknown_rule(registry: Registry, rule: Any, hint: str) -> None:
    def f() -> None: ...

    diagnostic = diagnostic_of(lambda: client(auth=rule, registry=registry)(f))
    assert diagnostic.message == f"auth={rule!r} of f is not a rule."
    assert diagnostic.hint == hint


@pytest.mark.parametrize("option", ["name", "context", "affects"])
def test_an_invalid_name(registry: Registry, option: str) -> None:
    def f() -> None: ...

    options: dict[str, Any] = {option: "my project"}
    diagnostic = diagnostic_of(lambda: client(**options, registry=registry)(f))
    assert re.match(rf"{option}='my project' of .* is not a valid name\.", diagnostic.message)
    number: dict[str, Any] = {"affects": [1]}
    assert (
        diagnostic_of(lambda: client(**number, registry=registry)(f)).message == "affects=[1] of f must name contexts."
    )


def test_deprecated_must_be_a_bool(registry: Registry) -> None:
    def f() -> None: ...

    diagnostic = diagnostic_of(lambda: client(deprecated="Use g.", registry=registry)(f))  # type: ignore[call-overload]
    assert diagnostic.message == "deprecated='Use g.' of f must be True or False."
    assert diagnostic.hint == "Use deprecated=True, and name the replacement in the docstring."


def test_atomic_must_be_a_bool(registry: Registry) -> None:
    def f() -> None: ...

    diagnostic = diagnostic_of(lambda: client(atomic=None, registry=registry)(f))  # type: ignore[call-overload]
    assert diagnostic.message == "atomic=None of f must be True or False."
    assert diagnostic.hint == "Use atomic=False for a function whose writes must stay when it fails, or leave it out."
    client(atomic=False, registry=registry)(f)
    assert registry.get("f").atomic is False


def test_a_read_cannot_affect_anything(registry: Registry) -> None:
    def f() -> None: ...

    diagnostic = diagnostic_of(lambda: client(context="a", affects="b", registry=registry)(f))
    assert diagnostic.hint == "Keep either context= or affects=."


def test_all_errors_of_a_function_are_reported_together(registry: Registry) -> None:
    def f(a, b): ...  # type: ignore[no-untyped-def]

    with pytest.raises(DefinitionError) as caught:
        client(auth="visitors", registry=registry)(f)
    assert len(caught.value.diagnostics) == 4
    assert str(caught.value).count("test_decorator.py:") == 4


def test_a_generator_function_is_refused(registry: Registry) -> None:
    def stream() -> list[int]:  # type: ignore[misc]
        yield 1

    assert "is a generator function" in diagnostic_of(lambda: client(registry=registry)(stream)).message


def test_a_definition_error_prints_its_location_like_a_syntax_error(registry: Registry) -> None:
    """Django's `runserver` watches this file until the error is fixed."""
    with pytest.raises(DefinitionError) as caught:

        @client(registry=registry)
        def f(a) -> None: ...  # type: ignore[no-untyped-def]

    assert caught.value.filename == __file__
    placeless = Diagnostic("There is nothing to say where.", "Find it.")
    assert DefinitionError(placeless).filename is None
    assert DefinitionError([placeless, *caught.value.diagnostics]).filename == __file__


def test_the_hint_for_an_unannotated_request_names_the_types_of_the_frameworks(registry: Registry) -> None:
    def define() -> None:
        @client(registry=registry)
        def f(request) -> None: ...  # type: ignore[no-untyped-def]

    diagnostic = diagnostic_of(define)
    assert diagnostic.message == 'The argument "request" of f has no type annotation.'
    assert (
        diagnostic.hint == "Annotate the argument: `request: HttpRequest` with Django, `request: Request` with FastAPI."
    )
