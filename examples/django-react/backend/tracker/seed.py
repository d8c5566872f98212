"""Demo data, the same for every empty database. Each account's password is its name, twice."""

from datetime import UTC, date, datetime, timedelta

from tracker.choices import Priority, Role, TaskStatus
from tracker.models import Comment, Project, Task, User
from tracker.schemas import CommentAdded, Event, ProjectRenamed, StatusChanged, TaskCreated

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def seed() -> None:
    """Three people, three projects, and what happened in them."""
    ada = User.objects.create_superuser("ada", password="adaada", first_name="Ada")
    grace, alan = _person("grace", "Grace"), _person("alan", "Alan")

    website = _project(
        "Website relaunch",
        "A faster site that people can use with a keyboard and on a phone.",
        due=date(2027, 6, 30),
        members={grace: Role.OWNER, ada: Role.EDITOR, alan: Role.VIEWER},
    )
    _task(website, "Agree on the navigation", TaskStatus.DONE, Priority.HIGH, grace)
    prices = _task(website, "Write the page about prices", TaskStatus.DOING, Priority.NORMAL, ada)
    _task(website, "Check colours for contrast", TaskStatus.TODO, Priority.HIGH)
    _task(website, "Move old links", TaskStatus.TODO, Priority.LOW)

    warehouse = _project(
        "Warehouse move",
        "Everything from the old hall into the new one, without a day closed.",
        members={ada: Role.OWNER, grace: Role.EDITOR},
    )
    _task(warehouse, "Measure the new shelves", TaskStatus.REVIEW, Priority.NORMAL, grace)
    lorries = _task(warehouse, "Book the lorries", TaskStatus.TODO, Priority.HIGH, ada)

    audit = _project(
        "Yearly audit", "Papers for the auditors.", due=date(2027, 1, 31), members={ada: Role.OWNER}
    )
    _task(audit, "Collect invoices", TaskStatus.TODO, Priority.NORMAL, ada)

    question = _comment(prices, grace, 1, "Do we show prices with tax?")
    _comment(prices, ada, 2, "With tax, and without below.", reply_to=question)

    _activity(website, grace, 0, ProjectRenamed(before="New website", after=website.name))
    _activity(website, grace, 0, TaskCreated(title=prices.title))
    _activity(website, grace, 1, CommentAdded(title=prices.title, text=question.text))
    _activity(website, ada, 3, StatusChanged(title=prices.title, status=TaskStatus.DOING))
    _activity(warehouse, ada, 4, TaskCreated(title=lorries.title))


def _person(username: str, name: str) -> User:
    return User.objects.create_user(username, password=username * 2, first_name=name)


def _project(name: str, description: str, members: dict[User, Role], due: date | None = None) -> Project:
    project = Project.objects.create(name=name, description=description, due=due)
    for user, role in members.items():
        project.memberships.create(user=user, role=role)
    return project


def _task(
    project: Project, title: str, status: TaskStatus, priority: Priority, assignee: User | None = None
) -> Task:
    return project.tasks.create(title=title, status=status, priority=priority, assignee=assignee)


def _comment(task: Task, author: User, hours: int, text: str, reply_to: Comment | None = None) -> Comment:
    return task.all_comments.create(
        author=author, text=text, reply_to=reply_to, written_at=START + timedelta(hours=hours)
    )


def _activity(project: Project, actor: User, hours: int, event: Event) -> None:
    facts = event.model_dump(mode="json")
    project.activities.create(actor=actor, at=START + timedelta(hours=hours), event=facts)
