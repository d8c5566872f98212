"""Finding tasks across projects."""

from typing import Annotated

from mizan_core import client
from pydantic import Field
from sqlalchemy import Select, func, select

from app.access import Me
from app.database import Database
from app.models import Page, TaskHit, TaskStatus, User
from app.tables import MemberRow, ProjectRow, TaskRow


@client(auth=True)
def find_task(session: Database, me: Me, task_id: int) -> TaskHit | None:
    """The task of this number, or null when there is none that you may see."""
    row = session.execute(_visible(me).where(TaskRow.id == task_id)).first()
    return row and TaskHit.model_validate(row._mapping)


@client(auth=True)
def search_tasks(
    session: Database,
    me: Me,
    text: str = "",
    status: TaskStatus | None = None,
    limit: Annotated[int, Field(ge=1, le=100)] = 20,
    offset: Annotated[int, Field(ge=0)] = 0,
) -> Page[TaskHit]:
    """Tasks whose title contains ``text``, in any case, oldest first."""
    hits = _visible(me).where(TaskRow.title.icontains(text, autoescape=True))
    if status is not None:
        hits = hits.where(TaskRow.status == status)
    total = session.scalar(select(func.count()).select_from(hits.subquery()))
    rows = session.execute(hits.order_by(TaskRow.id).limit(limit).offset(offset))
    return Page(items=[TaskHit.model_validate(row._mapping) for row in rows], total=total or 0)


def _visible(me: User) -> Select[int, str, str, int, str]:
    tasks = select(
        TaskRow.id, TaskRow.title, TaskRow.status, TaskRow.project_id, ProjectRow.name.label("project_name")
    ).join(ProjectRow, ProjectRow.id == TaskRow.project_id)
    if me.is_staff:
        return tasks
    return tasks.where(TaskRow.project_id.in_(select(MemberRow.project_id).where(MemberRow.user_id == me.id)))
