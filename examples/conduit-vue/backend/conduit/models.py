"""The tables of the database."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone


class User(AbstractUser):
    email = models.EmailField(unique=True)
    bio = models.TextField(blank=True)
    image = models.CharField(max_length=500, blank=True)
    follows = models.ManyToManyField("self", symmetrical=False, related_name="followers")


class Tag(models.Model):
    name = models.CharField(max_length=40, unique=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Article(models.Model):
    slug = models.SlugField(max_length=140, unique=True)
    title = models.CharField(max_length=120)
    description = models.CharField(max_length=240)
    body = models.TextField()
    author = models.ForeignKey(User, models.CASCADE, related_name="articles")
    topics = models.ManyToManyField(Tag, related_name="articles")
    favorited_by = models.ManyToManyField(User, related_name="favorites")
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.title

    @property
    def tags(self) -> list[str]:
        return [tag.name for tag in self.topics.all()]


class Comment(models.Model):
    article = models.ForeignKey(Article, models.CASCADE, related_name="comments")
    author = models.ForeignKey(User, models.CASCADE, related_name="comments")
    body = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.body
