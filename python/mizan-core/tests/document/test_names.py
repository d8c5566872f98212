"""The names of types and functions."""

from typing import Any

import pytest
from mizan_core import DefinitionError, Registry, client, export_document
from pydantic import BaseModel, Field, create_model


def schemas(registry: Registry) -> Any:
    return export_document(registry)["components"]["schemas"]


class Same(BaseModel):
    id: int


class Default(BaseModel):
    n: int = 1


class Holder(BaseModel):
    """Differs only in the type of its field."""

    inner: Default


def test_a_type_that_is_the_same_in_both_directions_has_one_name(registry: Registry) -> None:
    @client(registry=registry)
    def f(value: Same) -> Same: ...

    assert sorted(schemas(registry)) == ["FInput", "Same"]


def test_a_type_that_differs_has_an_input_variant_and_so_do_its_holders(registry: Registry) -> None:
    @client(registry=registry)
    def f(value: Holder) -> Holder: ...

    assert sorted(schemas(registry)) == ["Default", "DefaultInput", "FInput", "Holder", "HolderInput"]


def test_a_name_does_not_depend_on_where_else_a_type_is_used(registry: Registry) -> None:
    @client(registry=registry)
    def only_input(value: Holder) -> None: ...

    assert sorted(schemas(registry)) == ["DefaultInput", "HolderInput", "OnlyInputInput"]


def test_a_type_used_only_as_output_has_no_input_variant(registry: Registry) -> None:
    @client(registry=registry)
    def f() -> Holder: ...

    assert sorted(schemas(registry)) == ["Default", "Holder"]


def test_two_classes_with_the_same_name(registry: Registry) -> None:
    def user(module: str) -> type[BaseModel]:
        return type("User", (BaseModel,), {"__module__": module, "__qualname__": "User"})

    def a(): ...  # type: ignore[no-untyped-def]
    def b(): ...  # type: ignore[no-untyped-def]

    a.__annotations__["return"] = user("app.accounts.models")
    b.__annotations__["return"] = list[user("app.billing.models")]  # type: ignore[misc]
    client(registry=registry)(a)
    client(registry=registry)(b)

    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == (
        'Two types have the component name "User": app.accounts.models.User and app.billing.models.User.'
    )
    assert diagnostic.hint == "Rename one of the types."
    assert "test_names.py:" in str(diagnostic.source)


def test_a_class_with_the_name_of_an_input(registry: Registry) -> None:
    class RenameInput(BaseModel):
        x: int

    @client(registry=registry)
    def rename(name: str) -> RenameInput: ...

    with pytest.raises(DefinitionError, match=r'have the component name "RenameInput": .*the input of rename'):
        export_document(registry)


def test_two_functions_whose_inputs_have_the_same_name(registry: Registry) -> None:
    for name in ("get_a", "get__a"):

        def f(x: int) -> None: ...

        client(name=name, registry=registry)(f)
    with pytest.raises(DefinitionError, match='"GetAInput": the input of get__a and the input of get_a'):
        export_document(registry)


@pytest.mark.parametrize(
    ("name", "camel", "component"),
    [
        ("rename_project", "renameProject", "RenameProjectInput"),
        ("ping", "ping", "PingInput"),
        ("get_2fa", "get2fa", "Get2faInput"),
        ("a__b", "aB", "ABInput"),
        ("_private", "_private", "PrivateInput"),
        ("class_", "class_", "ClassInput"),
        ("getURL", "getURL", "GetURLInput"),
        ("größe_ändern", "größeÄndern", "Gru00F6u00DFeu00C4ndernInput"),
        ("_", "_", "_Input"),
    ],
)
def test_case_conversion(registry: Registry, name: str, camel: str, component: str) -> None:
    def f(x: int) -> None: ...

    client(name=name, registry=registry)(f)
    (entry,) = export_document(registry)["x-mizan-functions"]
    assert (entry["camelName"], entry["inputType"]) == (camel, component)


def test_a_result_that_is_not_a_class_gets_a_name(registry: Registry) -> None:
    @client(registry=registry)
    def list_all() -> list[Same]: ...

    (entry,) = export_document(registry)["x-mizan-functions"]
    assert (entry["outputType"], entry["outputNullable"]) == ("ListAllOutput", False)


@pytest.mark.parametrize(
    ("annotation", "output", "nullable"),
    [
        (None, None, False),
        (Same, "Same", False),
        (Same | None, "Same", True),
        (int | None, "FOutput", True),
        (Same | Default | None, "FOutput", True),
    ],
)
def test_the_output_of_a_function(registry: Registry, annotation: Any, output: str | None, nullable: bool) -> None:
    def f(): ...  # type: ignore[no-untyped-def]

    f.__annotations__["return"] = annotation
    client(registry=registry)(f)
    document = export_document(registry)
    (entry,) = document["x-mizan-functions"]
    assert (entry["outputType"], entry["outputNullable"]) == (output, nullable)
    assert {"type": "null"} not in document["components"]["schemas"].get("FOutput", {}).get("anyOf", [])


def test_sources_of_functions_and_classes_are_relative_to_the_working_directory(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    monkeypatch.chdir(Path(__file__).parents[1])

    @client(registry=registry)
    def f(value: Same) -> Same: ...

    document = export_document(registry)
    (entry,) = document["x-mizan-functions"]
    place, line = entry["source"].split(":")
    assert place == "document/test_names.py"
    text = Path(__file__).read_text().splitlines()
    assert "def f(value: Same) -> Same" in text[int(line)]
    place, line = document["components"]["schemas"]["Same"]["x-mizan-source"].split(":")
    assert text[int(line) - 1] == "class Same(BaseModel):"


def test_descriptions_and_titles(registry: Registry) -> None:
    class Titled(BaseModel):
        """Shown."""

        a: int = Field(title="The A", description="Of the alphabet.")
        b: int

    @client(registry=registry, deprecated=True)
    def f() -> Titled:
        """First line.

        More.
        """

    document = export_document(registry)
    assert document["x-mizan-functions"][0]["description"] == "First line.\n\nMore."
    assert document["x-mizan-functions"][0]["deprecated"] is True
    schema = document["components"]["schemas"]["Titled"]
    assert "title" not in schema
    assert schema["description"] == "Shown."
    assert schema["properties"]["a"] == {"title": "The A", "description": "Of the alphabet.", "type": "integer"}
    assert schema["properties"]["b"] == {"type": "integer"}


def test_two_classes_defined_on_the_same_line(registry: Registry) -> None:
    first, second = create_model("Row", a=(int, ...)), create_model("Row", b=(str, ...))

    def f(): ...  # type: ignore[no-untyped-def]

    def g(): ...  # type: ignore[no-untyped-def]

    for function, row in ((f, first), (g, second)):
        function.__annotations__["return"] = row
        client(registry=registry)(function)
    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == f'Two different types have the component name "Row": both are {first.__module__}.Row.'
    assert diagnostic.hint == "Give each type its own name, or create the type once."


def test_a_class_that_is_defined_again_with_the_same_fields(registry: Registry) -> None:
    def f(): ...  # type: ignore[no-untyped-def]

    def g(): ...  # type: ignore[no-untyped-def]

    for function in (f, g):
        function.__annotations__["return"] = create_model("Row", a=(int, ...))
        client(registry=registry)(function)
    assert sorted(schemas(registry)) == ["Row"]
