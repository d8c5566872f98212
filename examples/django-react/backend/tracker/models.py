"""The tables of the database."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.urls import reverse
from django.utils import timezone

from tracker.choices import AttachmentKind, Priority, Role, TaskStatus
from tracker.threads import nest


class User(AbstractUser):
    @property
    def name(self) -> str:
        return self.get_full_name() or self.username


class Project(models.Model):
    name = models.CharField(max_length=60)
    description = models.TextField(blank=True)
    due = models.DateField(null=True, blank=True)
    archived = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    project = models.ForeignKey(Project, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("project", "user"), name="one_role_in_a_project"),)

    def __str__(self) -> str:
        return f"{self.user}, {self.role} of {self.project}"


class Task(models.Model):
    project = models.ForeignKey(Project, models.CASCADE, related_name="tasks")
    title = models.CharField(max_length=120)
    status = models.CharField(max_length=10, choices=TaskStatus.choices, default=TaskStatus.TODO)
    priority = models.IntegerField(choices=Priority.choices, default=Priority.NORMAL)
    due = models.DateField(null=True, blank=True)
    assignee = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="tasks")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.title

    @property
    def comments(self) -> "list[Comment]":
        """The comments that reply to nothing, with the others below them."""
        return nest(self.all_comments.all())


class Comment(models.Model):
    task = models.ForeignKey(Task, models.CASCADE, related_name="all_comments")
    author = models.ForeignKey(User, models.CASCADE, related_name="comments")
    reply_to = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="+")
    text = models.TextField(max_length=2000)
    written_at = models.DateTimeField(default=timezone.now)

    #: Filled in by ``tracker.threads``.
    replies: "list[Comment]"

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.text


class Attachment(models.Model):
    """A file that belongs to a task, with what its uploader called it."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="attachments")
    kind = models.CharField(max_length=10, choices=AttachmentKind.choices, default=AttachmentKind.DOCUMENT)
    note = models.CharField(max_length=200, blank=True, help_text="What to look at in it.")
    file = models.FileField(upload_to="attachments/", help_text="At most 2 MB.")
    name = models.CharField(max_length=255, editable=False)
    size = models.PositiveIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    author = models.ForeignKey(User, models.CASCADE, related_name="attachments", editable=False)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("task", "sha256"), name="a_file_once_on_a_task"),)

    def __str__(self) -> str:
        return self.name

    @property
    def task_title(self) -> str:
        return self.task.title

    @property
    def url(self) -> str:
        return reverse("attachment", args=[self.pk])


class Activity(models.Model):
    """One action of a user. ``event`` contains what only this kind of activity has."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="activities")
    actor = models.ForeignKey(User, models.CASCADE, related_name="activities")
    at = models.DateTimeField(default=timezone.now)
    event = models.JSONField()

    class Meta:
        ordering = ("-id",)
        verbose_name_plural = "activities"

    def __str__(self) -> str:
        return f"{self.actor}: {self.event['kind']}"
