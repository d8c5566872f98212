"""Projects, their tasks, and users."""

from django.contrib.auth.models import User
from django.db import models


class Profile(models.Model):
    user = models.OneToOneField(User, models.CASCADE, related_name="profile")
    city = models.CharField(max_length=40)


class Tag(models.Model):
    name = models.CharField(max_length=40, unique=True)


class Project(models.Model):
    name = models.CharField(max_length=40)
    owner = models.ForeignKey(User, models.CASCADE, null=True, blank=True)


class Task(models.Model):
    project = models.ForeignKey(Project, models.CASCADE, related_name="tasks")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="subtasks")
    assignee = models.ForeignKey(User, models.CASCADE, null=True)
    title = models.CharField(max_length=40)
    attachment = models.FileField(null=True, blank=True)
    tags = models.ManyToManyField(Tag)
