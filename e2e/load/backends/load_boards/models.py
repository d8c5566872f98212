"""The tables. Both versions count the writes."""

from django.db import models


class Board(models.Model):
    version = models.IntegerField(default=0)
    text = models.TextField(default="")

    class Meta:
        db_table = "board"

    def __str__(self) -> str:
        return self.text


class Folder(models.Model):
    owner = models.CharField(max_length=40)
    name = models.CharField(max_length=40)
    version = models.IntegerField(default=0)
    text = models.TextField(default="")

    class Meta:
        db_table = "folder"
        unique_together = ("owner", "name")

    def __str__(self) -> str:
        return f"{self.owner}/{self.name}"
