"""Choices that clients, the database and the admin share."""

from django.db.models import IntegerChoices, TextChoices


class TaskStatus(TextChoices):
    TODO = "todo", "To do"
    DOING = "doing", "In progress"
    REVIEW = "review", "In review"
    DONE = "done", "Done"


class Priority(IntegerChoices):
    LOW = 1
    NORMAL = 2
    HIGH = 3


class AttachmentKind(TextChoices):
    SCREENSHOT = "screenshot", "Screenshot"
    DOCUMENT = "document", "Document"
    LOG = "log", "Log file"


class Role(TextChoices):
    OWNER = "owner"
    EDITOR = "editor"
    VIEWER = "viewer"
