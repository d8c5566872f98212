from collections.abc import Callable

from .person import Person

SignIn = Callable[[str], Person]


def test_a_new_task_takes_the_defaults(sign_in: SignIn) -> None:
    task = sign_in("grace").call("create_task", project_id=1, title="Write alt texts")
    assert task == {
        "id": 8,
        "title": "Write alt texts",
        "status": "todo",
        "priority": 2,
        "due": None,
        "assignee": None,
        "comments": [],
    }


def test_a_task_cannot_end_after_its_project(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    response = grace.send("create_task", project_id=1, title="Too late", due="2030-01-01").json()
    assert [(issue["loc"], issue["message"]) for issue in response["error"]["details"]] == [
        (["due"], "The project ends on 2027-06-30.")
    ]
    assert len(grace.read("project", project_id=1)["project_tasks"]) == 4


def test_viewers_cannot_change_tasks(sign_in: SignIn) -> None:
    alan = sign_in("alan")
    assert alan.refusal("set_task_status", project_id=1, task_id=3, status="done") == (403, "FORBIDDEN")


def test_a_task_of_another_project_is_not_found(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    assert grace.refusal("set_task_status", project_id=1, task_id=5, status="done") == (404, "NOT_FOUND")


def test_a_task_is_assigned_to_a_member_or_to_no_user(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    assert grace.call("assign_task", project_id=1, task_id=3, user_id=3)["assignee"]["name"] == "Alan"
    assert grace.call("assign_task", project_id=1, task_id=3, user_id=None)["assignee"] is None
    assert grace.refusal("assign_task", project_id=2, task_id=5, user_id=3) == (422, "VALIDATION_FAILED")


def test_replies_are_nested_under_their_comment(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    task = grace.call("add_comment", project_id=1, task_id=2, text="Agreed.", reply_to=2)
    [question] = task["comments"]
    [response] = question["replies"]
    [agreement] = response["replies"]
    assert agreement["text"] == "Agreed."
    assert agreement["author"]["name"] == "Grace"


def test_a_reply_needs_its_comment(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    reply = grace.refusal("add_comment", project_id=1, task_id=1, text="To whom?", reply_to=2)
    assert reply == (404, "NOT_FOUND")


def test_finding_a_task_by_number_is_null_without_access(sign_in: SignIn) -> None:
    alan = sign_in("alan")
    assert alan.call("find_task", task_id=1)["project_name"] == "Website relaunch"
    assert alan.call("find_task", task_id=7) is None


def test_a_search_without_arguments_finds_every_accessible_task(sign_in: SignIn) -> None:
    assert sign_in("alan").call("search_tasks")["total"] == 4
    page = sign_in("ada").call("search_tasks", status="todo", limit=2)
    assert (len(page["items"]), page["total"]) == (2, 4)


def test_wildcards_in_a_search_match_literally(sign_in: SignIn) -> None:
    assert sign_in("ada").call("search_tasks", text="%")["total"] == 0
