"""The tables of the database."""

from datetime import UTC, datetime
from typing import ClassVar

from sqlalchemy import Column, DateTime, Dialect, ForeignKey, Table, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Instant(TypeDecorator[datetime]):
    """SQLite keeps no time zone: stored in UTC, read back as UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.replace(tzinfo=UTC)


class Row(DeclarativeBase):
    type_annotation_map: ClassVar = {datetime: Instant}

    id: Mapped[int] = mapped_column(primary_key=True)


def _pairs(name: str, one: str, other: str) -> Table:
    def column(of: str, table: str) -> Column[int]:
        return Column(of, ForeignKey(f"{table}.id", ondelete="CASCADE"), primary_key=True)

    return Table(
        name, Row.metadata, column(f"{one}_id", one), column(f"{other}_id", other.removeprefix("followed_"))
    )


follow = _pairs("follow", "user", "followed_user")
favorite = _pairs("favorite", "user", "article")
topic = _pairs("topic", "article", "tag")


class UserRow(Row):
    __tablename__ = "user"

    username: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str] = mapped_column(unique=True)
    password: Mapped[str]
    bio: Mapped[str] = mapped_column(default="")
    image: Mapped[str] = mapped_column(default="")


class TagRow(Row):
    __tablename__ = "tag"

    name: Mapped[str] = mapped_column(unique=True)


class ArticleRow(Row):
    __tablename__ = "article"

    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    description: Mapped[str]
    body: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    created_at: Mapped[datetime]

    author: Mapped[UserRow] = relationship()
    tags: Mapped[list[TagRow]] = relationship(secondary=topic, order_by=TagRow.name)


class CommentRow(Row):
    __tablename__ = "comment"

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    body: Mapped[str]
    created_at: Mapped[datetime]

    author: Mapped[UserRow] = relationship()
