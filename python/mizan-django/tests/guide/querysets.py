"""A function of the guide, with the type that it returns and the type that clients receive."""

# region function
from django.db.models import QuerySet
from mizan_core import client
from pydantic import BaseModel
from tracker.models import Project


class ProjectOut(BaseModel):
    id: int
    name: str


@client(context="project_list", returns=list[ProjectOut])
def project_list() -> QuerySet[Project]:
    return Project.objects.order_by("name")
    # endregion
