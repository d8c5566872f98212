"""What clients see: each model here becomes a type of the generated client."""

from datetime import date, datetime
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, Field

from tracker.choices import AttachmentKind, Priority, Role, TaskStatus

Item = TypeVar("Item")


class User(BaseModel):
    id: int
    username: str
    name: str
    is_staff: bool


class ProjectSummary(BaseModel):
    id: int
    name: str
    due: date | None
    archived: bool
    open_tasks: int
    members: int


class Project(BaseModel):
    id: int
    name: str
    description: str
    due: date | None
    archived: bool


class Member(BaseModel):
    user: User
    role: Role


class Comment(BaseModel):
    id: int
    author: User
    text: str
    written_at: datetime
    replies: list["Comment"]


class Task(BaseModel):
    id: int
    title: str
    status: TaskStatus
    priority: Priority
    due: date | None
    assignee: User | None
    comments: list[Comment]


class Attachment(BaseModel):
    """A file on a task."""

    id: int
    task_title: str
    kind: AttachmentKind
    note: str
    name: str
    size: int
    sha256: str
    author: User
    url: str


class TaskHit(BaseModel):
    """A task that a search found, with the project it belongs to."""

    id: int
    title: str
    status: TaskStatus
    project_id: int
    project_name: str


class Page(BaseModel, Generic[Item]):
    """Some of the items, and how many there are in all."""

    items: list[Item]
    total: int


class TaskCreated(BaseModel):
    kind: Literal["task_created"] = "task_created"
    title: str


class StatusChanged(BaseModel):
    kind: Literal["status_changed"] = "status_changed"
    title: str
    status: TaskStatus


class ProjectRenamed(BaseModel):
    kind: Literal["project_renamed"] = "project_renamed"
    before: str
    after: str


class CommentAdded(BaseModel):
    kind: Literal["comment_added"] = "comment_added"
    title: str
    text: str


Event = Annotated[TaskCreated | StatusChanged | ProjectRenamed | CommentAdded, Field(discriminator="kind")]


class Activity(BaseModel):
    id: int
    actor: User
    at: datetime
    event: Event
