"""The tables of the database."""

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, TypeDecorator, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Instant(TypeDecorator[datetime]):
    """SQLite keeps no time zone: stored in UTC, read back as UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.replace(tzinfo=UTC)


class Table(DeclarativeBase):
    type_annotation_map: ClassVar = {datetime: Instant}

    id: Mapped[int] = mapped_column(primary_key=True)


class UserRow(Table):
    __tablename__ = "user"

    username: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password: Mapped[str]
    is_staff: Mapped[bool] = mapped_column(default=False)


class ProjectRow(Table):
    __tablename__ = "project"

    name: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    due: Mapped[date | None]
    archived: Mapped[bool] = mapped_column(default=False)

    members: Mapped[list["MemberRow"]] = relationship(order_by="MemberRow.id")
    tasks: Mapped[list["TaskRow"]] = relationship(order_by="TaskRow.id")
    activities: Mapped[list["ActivityRow"]] = relationship(order_by="ActivityRow.id.desc()")


class MemberRow(Table):
    __tablename__ = "member"
    __table_args__ = (UniqueConstraint("project_id", "user_id"),)

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    role: Mapped[str]

    user: Mapped[UserRow] = relationship()


class TaskRow(Table):
    __tablename__ = "task"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    title: Mapped[str]
    status: Mapped[str]
    priority: Mapped[int]
    due: Mapped[date | None]
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    assignee: Mapped[UserRow | None] = relationship()
    comments: Mapped[list["CommentRow"]] = relationship(order_by="CommentRow.id")


class CommentRow(Table):
    __tablename__ = "comment"

    task_id: Mapped[int] = mapped_column(ForeignKey("task.id"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    reply_to: Mapped[int | None] = mapped_column(ForeignKey("comment.id"))
    text: Mapped[str]
    written_at: Mapped[datetime]

    author: Mapped[UserRow] = relationship()


class ActivityRow(Table):
    """One action of a user. ``facts`` contains what only this kind of activity has."""

    __tablename__ = "activity"

    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    actor_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    at: Mapped[datetime]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)

    actor: Mapped[UserRow] = relationship()
