"""Models that are made of the fields, managers and base classes of other packages."""

from django.db import models
from django_countries.fields import CountryField
from djmoney.models.fields import MoneyField
from mptt.models import MPTTModel, TreeForeignKey
from simple_history.models import HistoricalRecords


class Category(MPTTModel):
    name = models.CharField(max_length=40)
    parent = TreeForeignKey("self", models.CASCADE, null=True, related_name="children")


class Product(models.Model):
    class Size(models.TextChoices):
        SMALL = "s", "Small"
        LARGE = "l", "Large"

    name = models.CharField(max_length=40)
    category = models.ForeignKey(Category, models.CASCADE)
    price = MoneyField(max_digits=9, decimal_places=2, default_currency="EUR")
    origin = CountryField()
    markets = CountryField(multiple=True, blank=True)
    size = models.CharField(max_length=1, choices=Size.choices)
    history = HistoricalRecords(related_name="versions")

    def label(self) -> str:
        return f"{self.name} ({self.get_size_display()})"

    def siblings(self) -> "models.QuerySet[Product]":
        return self.category.product_set.exclude(pk=self.pk)

    def discounted(self, percent: int) -> int:
        return percent
