"""The names of types and functions."""

# ruff: noqa: PLC2401 -- names in other letters are what some tests are about

from dataclasses import dataclass
from typing import Annotated, Any, Generic, Literal, TypeVar

import pytest
from mizan_core import DefinitionError, Registry, client, export_document
from mizan_core.document import namesake_notes
from pydantic import BaseModel, Field, create_model
from typing_extensions import TypedDict


def schemas(registry: Registry) -> Any:
    return export_document(registry)["components"]["schemas"]


T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    items: list[T]


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


def user(path: str, name: str = "User", **fields: Any) -> Any:
    """A class of a module, and perhaps of an outer class."""
    module, _, outer = path.partition(":")
    qualified = f"{outer}.{name}" if outer else name
    return create_model(name, __module__=module, __qualname__=qualified, **(fields or {"id": (int, ...)}))


def exported(registry: Registry, *annotations: Any) -> Any:
    for index, annotation in enumerate(annotations):

        def f(): ...  # type: ignore[no-untyped-def]

        f.__annotations__["return"] = annotation
        client(registry=registry, name=f"f{index}")(f)
    return schemas(registry)


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("app.accounts.models", "app.billing.models", ["AccountsUser", "BillingUser"]),
        ("app.accounts", "lib.models.accounts", ["AppUser", "LibModelsUser"]),
        ("app", "app.billing", ["AppBillingUser", "AppUser"]),
        ("app.models:Team", "app.models:Project", ["ProjectUser", "TeamUser"]),
        ("_app._a", "_app._b", ["AUser", "BUser"]),
    ],
)
def test_two_classes_with_the_same_name_are_called_after_their_modules(
    registry: Registry, first: str, second: str, names: list[str]
) -> None:
    one, other = user(first), list[user(second, x=(str, ...))]  # type: ignore[misc]
    found = exported(registry, one, other)
    assert [name for name in sorted(found) if name.endswith("User")] == names
    again = exported(Registry(), other, one)
    assert {name: found[name]["properties"] for name in names} == {name: again[name]["properties"] for name in names}


def test_the_export_notes_which_class_has_which_name(registry: Registry) -> None:
    exported(registry, user("app.accounts", id=(int, 1)), user("app.billing:Outer", x=(str, ...)), Same)
    document = export_document(registry)
    assert list(namesake_notes(document)) == [
        "Several classes are named User: app.accounts.User is exported as AccountsUser, app.billing.Outer.User is "
        "exported as BillingOuterUser."
    ]
    assert [name for name, each in document["components"]["schemas"].items() if "x-mizan-class" in each] == [
        "AccountsUser",
        "BillingOuterUser",
    ]


def test_each_is_named_so_in_the_names_of_generics_and_of_inputs(registry: Registry) -> None:
    one, other = user("app.accounts", id=(int, 1)), user("app.billing", x=(str, "a"))

    def f(value: Any) -> None: ...

    f.__annotations__ |= {"value": one, "return": Page.__class_getitem__(one)}
    client(registry=registry)(f)
    found = exported(registry, Page.__class_getitem__(other), other)
    assert sorted(found) == [
        "AccountsUser",
        "AccountsUserInput",
        "BillingUser",
        "FInput",
        "Page",
        "Page_AccountsUser",
        "Page_BillingUser",
    ]


def test_a_class_that_has_such_a_name_keeps_it(registry: Registry) -> None:
    found = exported(
        registry,
        user("app.accounts"),
        user("app.billing", x=(str, ...)),
        user("app", "BillingUser", a=(int, ...)),
    )
    assert sorted(found) == ["AccountsUser", "AppBillingUser", "BillingUser"]
    assert list(found["BillingUser"]["properties"]) == ["a"]


def test_the_arguments_and_the_result_of_a_function_yield_to_classes(registry: Registry) -> None:
    class RenameInput(BaseModel):
        x: int

    class RenameOutput(BaseModel):
        y: int

    @client(registry=registry)
    def rename(name: str) -> list[RenameInput | RenameOutput]: ...

    assert sorted(schemas(registry)) == ["RenameArguments", "RenameInput", "RenameOutput", "RenameResult"]


def test_the_arguments_of_a_function_yield_to_the_input_of_a_class(registry: Registry) -> None:
    @client(registry=registry, context="items")
    def default(default_id: int) -> Default: ...

    @client(registry=registry, affects="items")
    def set_default(it: Default) -> None: ...

    document = export_document(registry)
    assert sorted(document["components"]["schemas"]) == [
        "Default",
        "DefaultArguments",
        "DefaultInput",
        "SetDefaultInput",
    ]
    assert document["x-mizan-functions"][0]["inputType"] == "DefaultArguments"


def test_the_input_of_a_class_yields_to_another_class(registry: Registry) -> None:
    class DefaultInput(BaseModel):
        x: int

    @client(registry=registry)
    def f(value: Default) -> DefaultInput: ...

    found = schemas(registry)
    assert sorted(found) == ["DefaultAsInput", "DefaultInput", "FInput"]
    assert list(found["DefaultInput"]["properties"]) == ["x"]


def test_a_filled_in_generic_yields_to_a_class(registry: Registry) -> None:
    class Page_Same(BaseModel):
        x: int

    found = exported(registry, Page[Same], Page_Same)
    assert sorted(found) == ["Page", "Page_Same", "Page_SameType", "Same"]
    assert list(found["Page_Same"]["properties"]) == ["x"]


def test_a_name_made_of_many_is_cut_and_the_same_each_time(registry: Registry) -> None:
    union: Any = str
    for index in range(12):
        union = union | user("app", f"OrganizationInvitation{index}")
    names = [sorted(exported(Registry(), Page[union]))[-1] for _ in range(2)]
    assert names == ["Page_Union_str_OrganizationInvitation0_780014b9"] * 2


@pytest.mark.parametrize(
    ("argument", "name"),
    [
        (Literal["it's"], "Page_Literal_it_s"),
        (Literal["a/b", "c.d"], "Page_Literal_a_b_c_d"),
        (Literal["größe"], "Page_Literal_gru00F6u00DFe"),
        (Literal[1, -1], "Page_Literal_1_-1"),
    ],
)
def test_a_name_made_of_text_is_readable(registry: Registry, argument: Any, name: str) -> None:
    assert sorted(exported(registry, Page[argument])) == ["Page", name]


Long = Annotated[int, Field(gt=3, description="An \"a\", [b] and 'c]'")]


@dataclass
class PageData(Generic[T]):
    items: list[T]


class PageDict(TypedDict, Generic[T]):
    items: list[T]


@pytest.mark.parametrize("generic", [Page, PageData, PageDict])
@pytest.mark.parametrize(
    ("argument", "name"),
    [
        (Long, "int"),
        (list[Long], "list_int"),
        (Page[Long], "Page_int"),
        (PageData[Annotated[list[Long], Field(max_length=1)]], "PageData_list_int"),
        (Annotated[Page[Long], Field(title="t")], "Page_int"),
    ],
)
def test_a_name_does_not_contain_the_metadata_of_arguments(
    registry: Registry, generic: Any, argument: Any, name: str
) -> None:
    assert f"{generic.__name__}_{name}" in exported(registry, generic[argument])


@pytest.mark.parametrize("generic", [Page, PageData, PageDict])
def test_two_arguments_with_other_metadata_are_distinct(registry: Registry, generic: Any) -> None:
    class Printed:
        """Has an address in its text."""

        def __init__(self, limit: int) -> None:
            self.limit = limit

    def names() -> list[str]:
        arguments = [Annotated[int, Field(gt=limit), Printed(limit)] for limit in (1, 2)]
        return sorted(exported(Registry(), *(generic[each] for each in arguments)))

    first, second = names()[-2:]
    assert first != second
    assert {each[:-8] for each in (first, second)} == {f"{generic.__name__}_int_"}
    assert names()[-2:] == [first, second]


def test_two_names_made_of_similar_text_are_distinct(registry: Registry) -> None:
    found = exported(registry, Page[Literal["a b"]], Page[Literal["a-b"]], Page[Literal["a/b"]])
    assert sorted(found) == [
        "Page",
        "Page_Literal_a-b",
        "Page_Literal_a_b_502c0acf",
        "Page_Literal_a_b_ebc74a59",
    ]


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


class Größe(BaseModel):
    n: int = 1


class Katze(BaseModel):
    größe: Größe


def test_a_component_whose_name_may_not_have_the_letters_of_a_class_contains_them(registry: Registry) -> None:
    @client(registry=registry)
    def größen(größe: Größe) -> list[Page[Größe]]: ...

    @client(registry=registry)
    def either() -> Größe | Katze: ...

    names = {component: schema.get("x-mizan-name") for component, schema in schemas(registry).items()}
    assert names == {
        "EitherOutput": None,
        "Gru00F6u00DFe": "Größe",
        "Gru00F6u00DFeInput": "GrößeInput",
        "Gru00F6u00DFenInput": "GrößenInput",
        "Gru00F6u00DFenOutput": "GrößenOutput",
        "Katze": None,
        "Page": None,
        "Page_Gru00F6u00DFe": "Page_Größe",
    }


def test_marks_that_belong_to_a_word_stay_and_other_characters_do_not(registry: Registry) -> None:
    word = create_model("कक्षा", id=(int, ...))
    hidden = create_model("A\u202eb c", id=(int, ...))

    @client(registry=registry)
    def f() -> word: ...

    @client(registry=registry)
    def g() -> hidden: ...

    names = {component: schema.get("x-mizan-name") for component, schema in schemas(registry).items()}
    assert names == {"A_b_c": None, "u0915u0915u094Du0937u093E": "कक्षा"}


def test_a_long_name_in_other_letters_is_cut_so_that_its_component_is_short(registry: Registry) -> None:
    models = [create_model(f"猫猫猫猫猫猫{number}", **{f"f{number}": (int, ...)}) for number in range(4)]  # type: ignore[call-overload]

    @client(registry=registry)
    def f() -> Page[models[0] | models[1] | models[2] | models[3]]: ...  # type: ignore[valid-type]

    assert max(map(len, schemas(registry))) <= 100
