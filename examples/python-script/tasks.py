"""Lists the open tasks of your projects, and takes the first one that has no assignee.

TRACKER_URL is the address of the API; TRACKER_USER and TRACKER_PASSWORD say who you are.
"""

import os
import sys

from mizan_client import MizanError
from tracker import Client
from tracker.models import Task, TaskStatus, User


def main() -> int:
    with Client(os.environ.get("TRACKER_URL", "http://127.0.0.1:8000/api/mizan")) as client:
        try:
            me = client.login(
                username=os.environ.get("TRACKER_USER", "ada"),
                password=os.environ.get("TRACKER_PASSWORD", "adaada"),
            )
            work_on(client, me)
        except MizanError as error:
            print(f"{error.code}: {error.message}", file=sys.stderr)
            return 1
    return 0


def work_on(client: Client, me: User) -> None:
    client.on_invalidate(lambda changed: print("changed:", ", ".join(entry["context"] for entry in changed)))
    for project in client.fetch_projects_context().project_list:
        print(f"\n{project.name}")
        tasks = client.fetch_project_context(project_id=project.id).project_tasks
        open_tasks = [task for task in tasks if task.status is not TaskStatus.DONE]
        for task in open_tasks:
            show(task)
        free = next((task for task in open_tasks if task.assignee is None), None)
        if free is not None:
            show(client.assign_task(project_id=project.id, task_id=free.id, user_id=me.id))


def show(task: Task) -> None:
    who = task.assignee.name if task.assignee else "unassigned"
    print(f"  {task.status.value:7} {task.title} ({who})")


if __name__ == "__main__":
    sys.exit(main())
