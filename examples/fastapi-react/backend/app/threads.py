"""A task as clients see it: its comments nested under what they reply to."""

from collections import defaultdict
from collections.abc import Iterable

from app.models import Comment, Priority, Task, TaskStatus, User
from app.tables import CommentRow, TaskRow


def show_task(row: TaskRow) -> Task:
    return Task(
        id=row.id,
        title=row.title,
        status=TaskStatus(row.status),
        priority=Priority(row.priority),
        due=row.due,
        assignee=User.model_validate(row.assignee) if row.assignee else None,
        comments=nest(row.comments),
    )


def nest(rows: Iterable[CommentRow]) -> list[Comment]:
    """The comments that reply to nothing, each with its replies; both oldest first."""
    replies: defaultdict[int | None, list[CommentRow]] = defaultdict(list)
    for row in rows:
        replies[row.reply_to].append(row)

    def below(parent: int | None) -> list[Comment]:
        return [
            Comment(
                id=row.id,
                author=User.model_validate(row.author),
                text=row.text,
                written_at=row.written_at,
                replies=below(row.id),
            )
            for row in replies[parent]
        ]

    return below(None)
