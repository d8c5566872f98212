"""Models whose managers decide the rows, their data and their class."""

from django.db import models
from django.db.models.functions import Length
from polymorphic.models import PolymorphicModel


class KeptManager(models.Manager):
    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(deleted=False)


class SoftDeleted(models.Model):
    deleted = models.BooleanField(default=False)

    objects = KeptManager()
    everything = models.Manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"


class Owner(SoftDeleted):
    """Its base manager is an abstract model's."""

    name = models.CharField(max_length=40)


class Donor(Owner):
    class Meta:
        proxy = True


class BreedManager(models.Manager):
    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().annotate(length=Length("name"))


class Breed(models.Model):
    name = models.CharField(max_length=40)

    objects = BreedManager()

    class Meta:
        base_manager_name = "objects"


class NamedQuerySet(models.QuerySet):
    """Only adds a method, so a join finds the same rows."""

    def named(self, name: str) -> "NamedQuerySet":
        return self.filter(name=name)


class Town(models.Model):
    name = models.CharField(max_length=40)

    objects = NamedQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"


class Home(models.Model):
    owner = models.ForeignKey(Owner, models.CASCADE, null=True)
    town = models.ForeignKey(Town, models.CASCADE)


class PlaceManager(models.Manager):
    """A manager that Django creates again, without the argument, for relations of a home."""

    def __init__(self, kind: str | None = None) -> None:
        super().__init__()
        self._kind = kind

    def get_queryset(self) -> models.QuerySet:
        places = super().get_queryset()
        return places.filter(kind=self._kind) if self._kind else places


class Place(models.Model):
    home = models.ForeignKey(Home, models.CASCADE, related_name="places")
    town = models.ForeignKey(Town, models.CASCADE)
    kind = models.CharField(max_length=40)

    objects = PlaceManager("basket")


class Keeper(models.Model):
    name = models.CharField(max_length=40)


class Animal(PolymorphicModel):
    name = models.CharField(max_length=40)
    keeper = models.ForeignKey(Keeper, models.CASCADE)


class Dog(Animal):
    trick = models.CharField(max_length=40)


class Stay(models.Model):
    animal = models.ForeignKey(Animal, models.CASCADE)
    home = models.ForeignKey(Home, models.CASCADE, null=True)
    donor = models.ForeignKey(Donor, models.CASCADE, null=True)
    breed = models.ForeignKey(Breed, models.CASCADE, null=True)
    # The town may have been deleted by another program.
    from_town = models.ForeignKey(Town, models.DO_NOTHING, db_constraint=False, related_name="+")
