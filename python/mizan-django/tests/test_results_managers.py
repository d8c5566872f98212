"""A queryset is returned as `list(queryset)` and plain attribute access would be, whatever the managers of the related
models do. A join would bypass these managers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model, QuerySet
from mizan_core import Registry, client
from pydantic import BaseModel, TypeAdapter
from shelter.models import Animal, Breed, Dog, Donor, Home, Keeper, Owner, Place, Stay, Town

from .conftest import Backend

pytestmark = pytest.mark.django_db


class NameOut(BaseModel):
    name: str


class BreedOut(BaseModel):
    name: str
    length: int | None = None


class HomeOut(BaseModel):
    owner: NameOut | None
    town: NameOut


class AnimalOut(BaseModel):
    name: str
    keeper: NameOut
    trick: str | None = None


class StayOut(BaseModel):
    id: int
    animal: AnimalOut
    home: HomeOut | None
    donor: NameOut | None
    breed: BreedOut | None


class FromOut(BaseModel):
    id: int
    from_town: NameOut | None = None


class PlaceOut(BaseModel):
    kind: str
    town: NameOut


class PlacesOut(BaseModel):
    id: int
    places: list[PlaceOut]


@pytest.fixture(autouse=True)
def stays() -> None:
    town = Town.objects.create(name="Kyiv")
    keeper = Keeper.objects.create(name="Lev")
    kept, gone = (Owner.objects.create(name=name, deleted=name == "gone") for name in ("kept", "gone"))
    kept_donor = Donor.objects.create(name="kind")
    animals: list[Animal] = [
        Dog.objects.create(name="Rex", trick="roll", keeper=keeper),
        Animal.objects.create(name="Tom", keeper=keeper),
    ]
    for animal, owner in zip(animals, (kept, gone), strict=True):
        home = Home.objects.create(owner=owner, town=town)
        for kind in ("basket", "box"):
            Place.objects.create(home=home, town=town, kind=kind)
        donor = kept_donor if owner is kept else Donor.everything.get(pk=gone.pk)
        breed = Breed.objects.create(name=f"breed of {animal.name}")
        Stay.objects.create(animal=animal, home=home, donor=donor, breed=breed, from_town=town)


def result_of(registry: Registry, serve: Any, function: Callable[[], Any]) -> Any:
    client(name="read", registry=registry)(function)
    serve()
    response = Backend("wsgi").call("read")
    assert response.status_code == 200, response.content
    return response.json()["result"]


class Plain:
    """An instance as pydantic reads it, without mizan: None for a missing related row."""

    def __init__(self, instance: Model) -> None:
        self._instance = instance

    def __getattr__(self, name: str) -> Any:
        try:
            value = getattr(self._instance, name)
        except self._instance.__class__._meta.apps.get_model("shelter", "Owner").DoesNotExist:
            return None
        except Town.DoesNotExist:
            return None
        if isinstance(value, Model):
            return Plain(value)
        return [Plain(each) for each in value.all()] if hasattr(value, "all") else value


def plainly(output: type[BaseModel], queryset: "QuerySet[Any]") -> Any:
    adapter = TypeAdapter(list[output])  # type: ignore[valid-type]
    rows = adapter.validate_python([Plain(each) for each in list(queryset)], from_attributes=True)
    return adapter.dump_python(rows, mode="json")


QUERYSETS: dict[str, tuple[type[BaseModel], Callable[[], "QuerySet[Any]"]]] = {
    "foreign keys": (StayOut, lambda: Stay.objects.order_by("pk")),
    "a chain": (HomeOut, lambda: Home.objects.order_by("pk")),
    "rows of several classes": (AnimalOut, lambda: Animal.objects.order_by("pk")),
    "rows of one class": (AnimalOut, lambda: Animal.objects.non_polymorphic().order_by("pk")),
    "a to-many relation": (PlacesOut, lambda: Home.objects.order_by("pk")),
    "distinct rows": (HomeOut, lambda: Home.objects.order_by("pk").distinct()),
}


@pytest.mark.parametrize("name", QUERYSETS)
def test_related_rows_are_those_of_the_managers(registry: Registry, serve: Any, name: str) -> None:
    output, queryset = QUERYSETS[name]

    def read() -> Any:
        return queryset()

    read.__annotations__["return"] = list[output]  # type: ignore[valid-type]
    assert result_of(registry, serve, read) == plainly(output, queryset())


def test_the_expected_rows_of_these_managers(registry: Registry, serve: Any) -> None:
    def read() -> list[StayOut]:
        return Stay.objects.order_by("pk")

    rex, tom = result_of(registry, serve, read)
    assert (rex["animal"]["trick"], tom["animal"]["trick"]) == ("roll", None)
    assert (rex["home"]["owner"], tom["home"]["owner"]) == ({"name": "kept"}, None)
    assert (rex["donor"], tom["donor"]) == ({"name": "kind"}, None)
    assert tom["breed"] == {"name": "breed of Tom", "length": 12}


def test_a_row_with_a_dangling_foreign_key_is_kept(registry: Registry, serve: Any) -> None:
    """If the database does not enforce the foreign key, a join would omit the row."""
    Stay.objects.filter(animal__name="Tom").update(from_town_id=99)

    def read() -> list[FromOut]:
        return Stay.objects.order_by("pk")

    assert [each["from_town"] for each in result_of(registry, serve, read)] == [{"name": "Kyiv"}, None]


@pytest.mark.parametrize("count", [2, 7])
def test_the_number_of_queries_is_fixed(
    registry: Registry, serve: Any, count: int, django_assert_num_queries: Any
) -> None:
    town = Town.objects.get()
    for _ in range(count):
        Home.objects.create(owner=Owner.objects.create(name="new"), town=town)

    def read() -> list[HomeOut]:
        return Home.objects.order_by("pk")

    client(name="read", registry=registry)(read)
    serve()
    with django_assert_num_queries(2):  # homes with their towns, and owners
        assert len(Backend("wsgi").call("read").json()["result"]) == count + 2
