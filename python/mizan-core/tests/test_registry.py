"""The registry and its extensions."""

from typing import Any

import pytest
from mizan_core import DefinitionError, NotFound, Registry, client, export_document


class Channels:
    """An extension such as WebSocket channels."""

    def __init__(self, key: str = "x-mizan-channels") -> None:
        self.key = key
        self.names = ["chat"]

    def schema(self) -> dict[str, Any]:
        return {self.key: {name: {} for name in self.names}}

    def clear(self) -> None:
        self.names.clear()


def test_functions_and_contexts_are_sorted_by_name(registry: Registry) -> None:
    for name, context in [("b", "y"), ("a", "y"), ("c", "x")]:

        def f() -> None: ...

        client(name=name, context=context, registry=registry)(f)
    assert [each.name for each in registry] == ["a", "b", "c"]
    assert {name: [f.name for f in context.functions] for name, context in registry.contexts.items()} == {
        "x": ["c"],
        "y": ["a", "b"],
    }
    assert list(registry.contexts) == ["x", "y"]


def test_contexts_follow_later_registrations(registry: Registry) -> None:
    assert registry.contexts == {}

    @client(context="c", registry=registry)
    def f() -> None: ...

    assert list(registry.contexts) == ["c"]


def test_two_functions_defined_on_the_same_line_do_not_replace_each_other(registry: Registry) -> None:
    def crud(kind: str) -> None:
        @client(registry=registry)
        def list_items() -> str:
            return kind

    crud("project")
    with pytest.raises(DefinitionError) as caught:
        crud("task")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == 'Two functions are named "list_items", and both are defined by the same lines.'
    assert diagnostic.hint == (
        'Give each function its own name with @client(name="..."). If the app is created several times, give each '
        "app its own registry with @client(registry=...)."
    )


def test_reloading_a_module_replaces_its_functions(registry: Registry) -> None:
    module = "from mizan_core import client\n@client(registry=registry)\ndef f() -> int:\n    return {}\n"
    for result in (1, 2):
        exec(compile(module.format(result), "reloaded.py", "exec"), {"registry": registry})
    function: Any = registry.get("f")
    assert function.function() == 2


def test_a_function_may_be_registered_again_under_its_own_name(registry: Registry) -> None:
    def f() -> None: ...

    client(registry=registry)(f)
    client(deprecated=True, registry=registry)(f)
    assert [each.deprecated for each in registry] == [True]


def test_registries_are_independent(registry: Registry) -> None:
    @client(registry=registry)
    def f() -> None: ...

    assert "f" in registry
    assert "f" not in Registry()


def test_an_extension_adds_its_fields_to_the_document(registry: Registry) -> None:
    registry.extend(Channels())
    assert export_document(registry)["x-mizan-channels"] == {"chat": {}}


@pytest.mark.parametrize("key", ["paths", "x-mizan-functions", "channels"])
def test_an_extension_may_not_touch_other_fields(registry: Registry, key: str) -> None:
    registry.extend(Channels(key))
    with pytest.raises(ValueError, match=f"Channels must not add '{key}' to the document"):
        export_document(registry)


def test_clear_removes_functions_and_the_data_of_extensions(registry: Registry) -> None:
    @client(context="c", registry=registry)
    def f() -> None: ...

    channels = Channels()
    registry.extend(channels)
    registry.clear()
    assert len(registry) == 0
    assert registry.contexts == {}
    assert channels.names == []
    with pytest.raises(NotFound):
        registry.get("f")
