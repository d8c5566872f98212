"""The record of what people did to a project."""

from tracker.models import Activity, User
from tracker.schemas import Event


def record(actor: User, project_id: int, event: Event) -> None:
    Activity.objects.create(project_id=project_id, actor=actor, event=event.model_dump(mode="json"))
