"""The list of projects, and the project page."""

from datetime import date
from typing import Annotated

from mizan_core import client
from pydantic import Field
from sqlalchemy import func, select

from app.access import Me, editable_project, visible_project
from app.activity import record, show_activity
from app.database import Database
from app.models import Activity, Member, Project, ProjectRenamed, ProjectSummary, Role, Task, TaskStatus
from app.tables import MemberRow, ProjectRow, TaskRow
from app.threads import show_task

Name = Annotated[str, Field(min_length=1, max_length=60)]


@client(context="projects", auth=True)
def project_list(session: Database, me: Me) -> list[ProjectSummary]:
    """The projects that you are a member of; all of them for staff."""
    open_tasks = select(func.count()).where(
        TaskRow.project_id == ProjectRow.id, TaskRow.status != TaskStatus.DONE
    )
    members = select(func.count()).where(MemberRow.project_id == ProjectRow.id)
    projects = select(ProjectRow, open_tasks.scalar_subquery(), members.scalar_subquery())
    if not me.is_staff:
        mine = select(MemberRow.project_id).where(MemberRow.user_id == me.id)
        projects = projects.where(ProjectRow.id.in_(mine))
    return [
        ProjectSummary(
            id=row.id, name=row.name, due=row.due, archived=row.archived, open_tasks=count, members=people
        )
        for row, count, people in session.execute(projects.order_by(ProjectRow.archived, ProjectRow.id))
    ]


@client(context="project", auth=True)
def project_detail(session: Database, me: Me, project_id: int) -> Project:
    """Name, description and dates."""
    return Project.model_validate(visible_project(session, me, project_id))


@client(context="project", auth=True)
def project_members(session: Database, me: Me, project_id: int) -> list[Member]:
    """Who works on it, in the order that they joined."""
    return [Member.model_validate(row) for row in visible_project(session, me, project_id).members]


@client(context="project", auth=True)
def project_tasks(session: Database, me: Me, project_id: int) -> list[Task]:
    """Every task with its thread of comments."""
    return [show_task(row) for row in visible_project(session, me, project_id).tasks]


@client(context="project", auth=True)
def project_activity(session: Database, me: Me, project_id: int) -> list[Activity]:
    """What happened last, newest first; at most twenty things."""
    rows = visible_project(session, me, project_id).activities[:20]
    return [show_activity(row) for row in rows]


@client(affects="projects", auth=True)
def create_project(
    session: Database, me: Me, name: Name, description: str = "", due: date | None = None
) -> Project:
    """Starts a project, with you as its owner."""
    row = ProjectRow(name=name, description=description, due=due)
    row.members.append(MemberRow(user_id=me.id, role=Role.OWNER))
    session.add(row)
    session.flush()
    return Project.model_validate(row)


@client(affects=["project", "projects"], auth=True)
def rename_project(session: Database, me: Me, project_id: int, name: Name) -> Project:
    """Gives a project another name."""
    row = editable_project(session, me, project_id)
    record(session, me, project_id, ProjectRenamed(before=row.name, after=name))
    row.name = name
    return Project.model_validate(row)


@client(affects=["project", "projects"], auth="staff")
def archive_project(session: Database, me: Me, project_id: int) -> Project:
    """Closes a project for changes. Staff only."""
    row = editable_project(session, me, project_id)
    row.archived = True
    return Project.model_validate(row)
