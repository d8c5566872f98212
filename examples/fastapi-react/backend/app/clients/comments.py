"""What people say about a task."""

from datetime import UTC, datetime
from typing import Annotated

from mizan_core import NotFound, client
from pydantic import Field

from app.access import Me, editable_task
from app.activity import record
from app.database import Database
from app.models import CommentAdded, Task
from app.tables import CommentRow
from app.threads import show_task

Text = Annotated[str, Field(min_length=1, max_length=2000)]


@client(affects="project", auth=True)
def add_comment(
    session: Database, me: Me, project_id: int, task_id: int, text: Text, reply_to: int | None = None
) -> Task:
    """Says something about a task, or replies to a comment on it."""
    row = editable_task(session, me, project_id, task_id)
    if reply_to is not None and reply_to not in {comment.id for comment in row.comments}:
        raise NotFound(f"There is no comment {reply_to} on this task.")
    row.comments.append(
        CommentRow(author_id=me.id, text=text, reply_to=reply_to, written_at=datetime.now(UTC))
    )
    record(session, me, project_id, CommentAdded(title=row.title, text=text))
    session.flush()
    return show_task(row)
