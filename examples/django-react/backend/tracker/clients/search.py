"""Finding tasks across projects."""

from typing import Annotated

from django.db.models import F, QuerySet
from mizan_core import client
from pydantic import Field

from tracker import models
from tracker.access import SignedIn
from tracker.choices import TaskStatus
from tracker.schemas import Page, TaskHit


@client(auth=True)
def find_task(request: SignedIn, task_id: int) -> TaskHit | None:
    """The task of this number, or null when there is none that you may see."""
    return _visible(request.user).filter(pk=task_id).first()


@client(auth=True)
def search_tasks(
    request: SignedIn,
    text: str = "",
    status: TaskStatus | None = None,
    limit: Annotated[int, Field(ge=1, le=100)] = 20,
    offset: Annotated[int, Field(ge=0)] = 0,
) -> Page[TaskHit]:
    """Tasks whose title contains ``text``, in any case, oldest first."""
    hits = _visible(request.user).filter(title__icontains=text)
    if status is not None:
        hits = hits.filter(status=status)
    return {"items": hits[offset : offset + limit], "total": hits.count()}


def _visible(me: models.User) -> QuerySet[models.Task]:
    tasks = models.Task.objects.annotate(project_name=F("project__name"))
    return tasks if me.is_staff else tasks.filter(project__in=me.memberships.values("project"))
