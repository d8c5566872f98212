"""Demo data, the same at every first start. Each account's password is its name, twice."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from app.models import (
    CommentAdded,
    Event,
    Priority,
    ProjectRenamed,
    Role,
    StatusChanged,
    TaskCreated,
    TaskStatus,
)
from app.passwords import hash_password
from app.tables import ActivityRow, CommentRow, MemberRow, ProjectRow, TaskRow, UserRow

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def seed(session: Session) -> None:
    """Three people, three projects, and what happened in them."""
    people = [_person("ada", "Ada", is_staff=True), _person("grace", "Grace"), _person("alan", "Alan")]
    session.add_all(people)
    session.flush()
    ada, grace, alan = (person.id for person in people)

    website = ProjectRow(
        name="Website relaunch",
        description="A faster site that people can use with a keyboard and on a phone.",
        due=date(2027, 6, 30),
        members=[_member(grace, Role.OWNER), _member(ada, Role.EDITOR), _member(alan, Role.VIEWER)],
        tasks=[
            _task("Agree on the navigation", TaskStatus.DONE, Priority.HIGH, grace),
            _task("Write the page about prices", TaskStatus.DOING, Priority.NORMAL, ada),
            _task("Check colours for contrast", TaskStatus.TODO, Priority.HIGH, None),
            _task("Move old links", TaskStatus.TODO, Priority.LOW, None),
        ],
    )
    warehouse = ProjectRow(
        name="Warehouse move",
        description="Everything from the old hall into the new one, without a day closed.",
        due=None,
        members=[_member(ada, Role.OWNER), _member(grace, Role.EDITOR)],
        tasks=[
            _task("Measure the new shelves", TaskStatus.REVIEW, Priority.NORMAL, grace),
            _task("Book the lorries", TaskStatus.TODO, Priority.HIGH, ada),
        ],
    )
    audit = ProjectRow(
        name="Yearly audit",
        description="Papers for the auditors.",
        due=date(2027, 1, 31),
        members=[_member(ada, Role.OWNER)],
        tasks=[_task("Collect invoices", TaskStatus.TODO, Priority.NORMAL, ada)],
    )
    session.add_all([website, warehouse, audit])
    session.flush()

    prices = website.tasks[1]
    question = CommentRow(
        task_id=prices.id, author_id=grace, text="Do we show prices with tax?", written_at=_after(1)
    )
    session.add(question)
    session.flush()
    response = CommentRow(
        task_id=prices.id,
        author_id=ada,
        text="With tax, and without below.",
        written_at=_after(2),
        reply_to=question.id,
    )
    session.add(response)
    session.add_all(
        [
            _activity(website, grace, 0, ProjectRenamed(before="New website", after=website.name)),
            _activity(website, grace, 0, TaskCreated(title=prices.title)),
            _activity(website, grace, 1, CommentAdded(title=prices.title, text=question.text)),
            _activity(website, ada, 3, StatusChanged(title=prices.title, status=TaskStatus.DOING)),
            _activity(warehouse, ada, 4, TaskCreated(title="Book the lorries")),
        ]
    )


def _after(hours: int) -> datetime:
    return START + timedelta(hours=hours)


def _person(username: str, name: str, is_staff: bool = False) -> UserRow:
    return UserRow(username=username, name=name, password=hash_password(username * 2), is_staff=is_staff)


def _member(user_id: int, role: Role) -> MemberRow:
    return MemberRow(user_id=user_id, role=role)


def _task(title: str, status: TaskStatus, priority: Priority, assignee_id: int | None) -> TaskRow:
    return TaskRow(title=title, status=status, priority=priority, assignee_id=assignee_id)


def _activity(project: ProjectRow, actor_id: int, hours: int, event: Event) -> ActivityRow:
    facts = event.model_dump(mode="json")
    return ActivityRow(project_id=project.id, actor_id=actor_id, at=_after(hours), facts=facts)
