"""The record of what people did to a project."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from app.models import Activity, Event, User
from app.tables import ActivityRow


def record(session: Session, actor: User, project_id: int, event: Event) -> None:
    facts = event.model_dump(mode="json")
    session.add(ActivityRow(project_id=project_id, actor_id=actor.id, at=datetime.now(UTC), facts=facts))


def show_activity(row: ActivityRow) -> Activity:
    return Activity.model_validate(
        {"id": row.id, "actor": User.model_validate(row.actor), "at": row.at, "event": row.facts}
    )
