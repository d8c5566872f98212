"""The functions of docs/guide/contexts-and-invalidation.md, which test_functions_guide.py calls."""

from uuid import UUID

from mizan_core import client
from pydantic import BaseModel


class ProjectDetail(BaseModel):
    name: str


class Member(BaseModel):
    name: str


class Item(BaseModel):
    title: str


class Task(BaseModel):
    title: str


# region reads
@client(context="project")
def project_detail(project_id: int) -> ProjectDetail:
    return ProjectDetail(name=f"Project {project_id}")


@client(context="project")
def project_members(project_id: int) -> list[Member]:
    return [Member(name="Ada")]


# endregion


# region rename
@client(affects="project")
def rename_project(project_id: int, name: str) -> ProjectDetail:
    return ProjectDetail(name=name)


# endregion


# region id
@client(context="user_page")
def items_of_user(id: UUID) -> list[Item]:
    return [Item(title=f"of user {id}")]


@client(affects="user_page")
def delete_item(id: UUID) -> None:
    """Here, the id is that of an item."""


# endregion


# region move
@client(affects={"project": []})
def move_task(task_id: int, project_id: int) -> Task:
    return Task(title=f"{task_id}, now in project {project_id}")


# endregion
