"""The user of a request, and what they may see and change."""

from typing import Annotated

from fastapi import Depends, Request
from mizan_core import Forbidden, NotFound, Unauthorized
from mizan_core.tokens import Token
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import Database, sessions
from app.models import Role, User
from app.tables import MemberRow, ProjectRow, TaskRow, UserRow
from app.tokens import BearerToken


# region user
def current_user(request: Request, session: Database, token: BearerToken) -> User | None:
    """The user whom the bearer token names, otherwise the session cookie."""
    row = session.get(UserRow, int(token.sub) if token else request.session.get("user_id", 0))
    return User.model_validate(row) if row else None


CurrentUser = Annotated[User | None, Depends(current_user)]
# endregion


def user_of_token(token: Token) -> User | None:
    """For mizan, which refuses a request with an invalid token before anything runs."""
    with sessions() as session:
        row = session.get(UserRow, int(token.sub))
        return User.model_validate(row) if row else None


def signed_in_user(user: CurrentUser) -> User:
    if user is None:
        raise Unauthorized("Sign in first.")
    return user


Me = Annotated[User, Depends(signed_in_user)]


def visible_project(session: Session, me: User, project_id: int) -> ProjectRow:
    """The project, if ``me`` is a member or staff; for other users it does not exist."""
    project = session.get(ProjectRow, project_id)
    if project is None or not (me.is_staff or _role(session, me, project_id)):
        raise NotFound(f"There is no project {project_id}.")
    return project


def editable_project(session: Session, me: User, project_id: int) -> ProjectRow:
    project = visible_project(session, me, project_id)
    if project.archived:
        raise Forbidden("An archived project cannot be changed.")
    if not me.is_staff and _role(session, me, project_id) == Role.VIEWER:
        raise Forbidden("You may look at this project, but not change it.")
    return project


def editable_task(session: Session, me: User, project_id: int, task_id: int) -> TaskRow:
    editable_project(session, me, project_id)
    task = session.get(TaskRow, task_id)
    if task is None or task.project_id != project_id:
        raise NotFound(f"There is no task {task_id} in this project.")
    return task


def _role(session: Session, me: User, project_id: int) -> str | None:
    return session.scalar(
        select(MemberRow.role).where(MemberRow.project_id == project_id, MemberRow.user_id == me.id)
    )
