"""What is checked once every function is known."""

import pytest
from mizan_core import DefinitionError, Registry, check_registry, client, set_framework_response_base


class Response: ...


def test_a_valid_registry_passes(registry: Registry) -> None:
    @client(context="c", registry=registry)
    def read(x: int) -> list[int]:
        return [x]

    @client(affects="c", registry=registry)
    def write(x: int) -> None: ...

    check_registry(registry)


def test_all_errors_are_reported_together(registry: Registry) -> None:
    class Opaque: ...

    @client(registry=registry)
    def a() -> Opaque:
        return Opaque()

    @client(registry=registry)
    def b(x=1) -> None: ...  # type: ignore[no-untyped-def]

    @client(affects="nowhere", registry=registry)
    def c() -> None: ...

    with pytest.raises(DefinitionError) as caught:
        check_registry(registry)
    assert len(caught.value.diagnostics) == 3


def test_a_context_function_cannot_return_a_framework_response(registry: Registry) -> None:
    set_framework_response_base(Response)

    @client(context="c", registry=registry)
    def download() -> Response:
        return Response()

    with pytest.raises(DefinitionError, match="download returns a framework response"):
        check_registry(registry)
