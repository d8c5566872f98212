"""A result matches the document, or is an error that names its function and field."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from mizan_core import DefinitionError, Registry, client, export_document
from mizan_core.output import Output, ResultMismatch
from mizan_core.source import SourceLocation
from pydantic import (
    BaseModel,
    Discriminator,
    HttpUrl,
    RootModel,
    Tag,
    ValidationError,
    WrapSerializer,
    create_model,
    model_serializer,
)
from pydantic import Field as PydanticField
from pydantic_core import PydanticSerializationError
from typing_extensions import TypedDict

T = TypeVar("T")


class Person(BaseModel):
    name: str
    note: str | None = None
    tags: list[str] = []


class Team(BaseModel):
    lead: Person
    deputy: Person | None
    members: list[Person]
    by_name: dict[str, Person]


class Tree(BaseModel):
    name: str
    children: list[Tree] = []


class People(RootModel[list[Person]]): ...


class Page(BaseModel, Generic[T]):
    items: list[T]


class Cat(BaseModel):
    kind: Literal["cat"]
    lives: int


class Dog(BaseModel):
    kind: Literal["dog"]
    owner: Person | None


@dataclass
class Point:
    x: int
    label: str | None = None
    near: list[Point] = field(default_factory=list)


class Row(TypedDict):
    id: int
    person: Person


class Dropping(BaseModel):
    person: Person
    note: str | None = None

    @model_serializer(mode="wrap")
    def drop(self, handler: Any):  # type: ignore[no-untyped-def]
        return {key: each for key, each in handler(self).items() if each is not None}


class Level(enum.Enum):
    NONE = None
    LOW = 1


class Holder(BaseModel):
    """Values that the counts do not cover."""

    anything: Any
    pair: tuple[int, Person]
    level: Level


def unchecked(cls: Any, *root: Any, **values: Any) -> Any:
    """An object that pydantic did not validate."""
    return cls.model_construct(*root, **values)


INCOMPLETE = unchecked(Person)
NAMELESS = unchecked(Person, name=None)
ADA = Person(name="Ada")
BROKEN = [
    (Person, INCOMPLETE, ".name", "Field required"),
    (Person, NAMELESS, ".name", "valid string"),
    (Person, unchecked(Person, name="a", tags=["a", None]), ".tags[1]", "valid string"),
    (Person, unchecked(Person, name="null", tags=None), ".tags", "valid array"),
    (list[Person], [ADA, NAMELESS], "[1].name", "valid string"),
    (list[Person], [unchecked(Person, name='":null'), INCOMPLETE], "[1].name", "Field required"),
    (list[Person] | None, [INCOMPLETE], "", "Field required"),
    (Team, unchecked(Team, lead=INCOMPLETE, deputy=None, members=[], by_name={}), ".lead.name", "Field required"),
    (Team, Team(lead=ADA, deputy=INCOMPLETE, members=[], by_name={}), ".deputy", "Field required"),
    (Team, Team(lead=ADA, deputy=None, members=[ADA, INCOMPLETE], by_name={}), ".members[1].name", "Field required"),
    (Team, Team(lead=ADA, deputy=None, members=[], by_name={"null": NAMELESS}), ".by_name.null.name", "valid string"),
    (Tree, Tree(name="a", children=[unchecked(Tree, name="b", children=None)]), ".children[0]", "valid array"),
    (Tree, Tree(name="a", children=[unchecked(Tree, children=[])]), ".children[0].name", "Field required"),
    (People, People([INCOMPLETE]), "[0].name", "Field required"),
    (People, unchecked(People, None), "", "valid array"),
    (Page[Person], Page[Person](items=[NAMELESS]), ".items[0].name", "valid string"),
    (Point, Point(None), ".x", "valid integer"),  # type: ignore[arg-type]
    (Point, Point(1, near=[Point(2), Point(None)]), ".near[1].x", "valid integer"),  # type: ignore[arg-type]
    (Row, {"id": 1, "person": NAMELESS}, ".person.name", "valid string"),
    (list[Row], [{"id": 1, "person": INCOMPLETE}], "[0].person.name", "Field required"),
    (Dropping, Dropping(person=INCOMPLETE), ".person.name", "Field required"),
    (Annotated[int, WrapSerializer(lambda value, handler: str(value))], 1, "", "valid integer"),
    (Holder, Holder(anything={"a": None}, pair=(1, INCOMPLETE), level=Level.NONE), ".pair[1].name", "Field required"),
    (Holder, unchecked(Holder, anything=1, pair=(1, ADA)), ".level", "Field required"),
]


def dump(annotation: Any, result: Any) -> Any:
    return json.loads(Output("f", SourceLocation("/app/functions.py", 7), annotation).dump(result))


@pytest.mark.parametrize(("annotation", "result", "place", "reason"), BROKEN)
def test_a_result_without_a_field_or_with_null_names_function_field_and_line(
    annotation: Any, result: Any, place: str, reason: str
) -> None:
    with pytest.raises(ResultMismatch) as caught:
        dump(annotation, result)
    assert str(caught.value).startswith(f"The result of f{place}")
    assert "functions.py:7)" in str(caught.value)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("annotation", "wrong"),
    [
        (Person, 1),
        (list[Person], [unchecked(Person, name=1)]),
        (Cat | Dog, unchecked(Cat, kind="cat")),
        (Annotated[Cat | Dog, Discriminator("kind")], Dog(kind="dog", owner=INCOMPLETE)),
        (Cat | Person | str, INCOMPLETE),
    ],
)
def test_a_result_that_pydantic_refuses_has_a_note_with_function_and_line(annotation: Any, wrong: Any) -> None:
    with pytest.raises((ValidationError, PydanticSerializationError)) as caught:
        dump(annotation, wrong)
    (note,) = caught.value.__notes__
    assert note.startswith("f (")
    assert "functions.py:7) returned a value" in note


COMPLETE = [
    (Person, Person(name='":null \\": "'), {"name": '":null \\": "', "note": None, "tags": []}),
    (Tree, Tree(name="a", children=[Tree(name="b")]), None),
    (dict[str, Person | None], {'":': ADA, "b": None, "c\\": {"name": "c"}}, None),
    (Annotated[Cat | Dog, Discriminator("kind")], {"kind": "dog", "owner": None}, None),
    (list[Person | str | None], [None, "null", ADA], None),
    (Holder, {"anything": {"a": [None]}, "pair": [1, ADA], "level": None}, None),
    (dict[str, Any], {"a": {"b": None}}, {"a": {"b": None}}),
    (Dropping, Dropping(person=ADA), {"person": {"name": "Ada", "note": None, "tags": []}}),
    (Iterable[Person], [ADA], None),
    (Person, Person(name=":", tags=['":', ":"]), None),
]


@pytest.mark.parametrize(("annotation", "result", "expected"), COMPLETE)
def test_a_complete_result_is_sent(annotation: Any, result: Any, expected: Any) -> None:
    sent = dump(annotation, result)
    assert expected is None or sent == expected


texts = st.text(st.sampled_from('nul":\\ä,{}'), max_size=6)
people = st.builds(Person, name=texts, note=st.none() | texts, tags=st.lists(texts, max_size=2))
teams = st.builds(
    Team,
    lead=people,
    deputy=st.none() | people,
    members=st.lists(people, max_size=3),
    by_name=st.dictionaries(texts, people, max_size=2),
)


@given(teams, st.data())
def test_whatever_is_damaged_the_sent_json_matches_the_document(team: Team, data: st.DataObject) -> None:
    """A field of any object is deleted or set to None."""
    registry = Registry()

    @client(registry=registry)
    def f() -> Team:
        return team

    document = export_document(registry)
    found = [team.lead, team.deputy, *team.members, *team.by_name.values(), team]
    damaged = data.draw(st.sampled_from([each for each in found if each is not None]))
    name = data.draw(st.sampled_from(sorted(type(damaged).model_fields)))
    if data.draw(st.booleans()):
        del damaged.__dict__[name]
    else:
        damaged.__dict__[name] = None
    schema = {"$ref": "#/components/schemas/Team", "components": document["components"]}
    try:
        sent = json.loads(registry.get("f").dump([team]))
    except (ResultMismatch, PydanticSerializationError):
        assert (type(damaged), name) not in {(Person, "note"), (Team, "deputy")} or name not in damaged.__dict__
    else:
        assert Draft202012Validator(schema).is_valid(sent)
        assert damaged.__dict__[name] is None


class Color(enum.StrEnum):
    RED = "red"


class Defaults(BaseModel):
    amount: Decimal = 0  # type: ignore[assignment]
    url: HttpUrl = "https://example.com"  # type: ignore[assignment]
    color: Color = "red"  # type: ignore[assignment]
    names: set[str] = []  # type: ignore[assignment]
    people: list[Person] = [{"name": "Ada"}]  # type: ignore[list-item]
    count: int = "5"  # type: ignore[assignment]
    ratio: float = 0


def test_a_default_is_written_and_documented_as_a_value_of_its_type(registry: Registry) -> None:
    @client(registry=registry)
    def f(given: Defaults) -> list[Defaults]:
        return [Defaults(), Defaults(amount=Decimal("1.5"))]

    ada = {"name": "Ada", "note": None, "tags": []}
    sent = json.loads(registry.get("f").dump([f(Defaults())]))
    assert sent[0] == {
        "amount": "0",
        "url": "https://example.com/",
        "color": "red",
        "names": [],
        "people": [ada],
        "count": 5,
        "ratio": 0,
    }
    assert sent[1]["amount"] == "1.5"
    properties = export_document(registry)["components"]["schemas"]["DefaultsInput"]["properties"]
    assert {name: each["default"] for name, each in properties.items()} == sent[0]


def test_a_value_that_equals_no_default_is_still_refused() -> None:
    with pytest.raises(PydanticSerializationError):
        dump(Defaults, unchecked(Defaults, amount=2))


@pytest.mark.parametrize("default", ["abc", [], {"a": 1}])
def test_a_default_that_cannot_be_converted_is_an_error_of_the_export(registry: Registry, default: Any) -> None:
    def f(): ...  # type: ignore[no-untyped-def]

    f.__annotations__["return"] = create_model("Row", x=(int, default))
    client(registry=registry)(f)
    with pytest.raises(DefinitionError) as caught:
        export_document(registry)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message.endswith(f"Row.x has the default {default!r}, which does not fit its type.")
    assert diagnostic.hint == "Use a default of the type, or extend the type."


class Loose(BaseModel):
    name: str = None  # type: ignore[assignment]
    person: Person = PydanticField(None)  # type: ignore[assignment]
    note: str | None = None


def test_a_field_that_is_none_by_default_may_be_null_in_a_result_but_not_in_an_argument(registry: Registry) -> None:
    @client(registry=registry)
    def f(given: Loose) -> Loose:
        return given

    assert dump(Loose, Loose()) == {"name": None, "person": None, "note": None}
    schemas = export_document(registry)["components"]["schemas"]
    null = {"type": "null"}
    assert schemas["Loose"]["properties"]["name"] == {"anyOf": [{"type": "string"}, null]}
    assert schemas["Loose"]["properties"]["person"] == {"anyOf": [{"$ref": "#/components/schemas/Person"}, null]}
    assert schemas["Loose"]["properties"]["note"] == {"anyOf": [{"type": "string"}, null]}
    assert schemas["LooseInput"]["properties"]["name"] == {"type": "string", "default": None}


def kind_of(value: Any) -> str:
    return str(value["kind"] if isinstance(value, dict) else value.kind)


def test_a_union_whose_tags_a_function_finds() -> None:
    union: Any = Annotated[Annotated[Cat, Tag("cat")] | Annotated[Dog, Tag("dog")], Discriminator(kind_of)]
    assert dump(list[union], [Cat(kind="cat", lives=7)]) == [{"kind": "cat", "lives": 7}]
    with pytest.raises((ResultMismatch, PydanticSerializationError)):
        dump(list[union], [unchecked(Cat, kind="cat")])
