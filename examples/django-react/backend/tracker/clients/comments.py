"""What people say about a task."""

from typing import Annotated

from mizan_core import NotFound, client
from pydantic import Field

from tracker.access import SignedIn, editable_task
from tracker.activity import record
from tracker.schemas import CommentAdded, Task

Text = Annotated[str, Field(min_length=1, max_length=2000)]


@client(affects="project", auth=True)
def add_comment(
    request: SignedIn, project_id: int, task_id: int, text: Text, reply_to: int | None = None
) -> Task:
    """Says something about a task, or replies to a comment on it."""
    task = editable_task(request.user, project_id, task_id)
    if reply_to is not None and not task.all_comments.filter(pk=reply_to).exists():
        raise NotFound(f"There is no comment {reply_to} on this task.")
    task.all_comments.create(author=request.user, text=text, reply_to_id=reply_to)
    record(request.user, project_id, CommentAdded(title=task.title, text=text))
    return task
