from collections.abc import Callable

from .person import Person

SignIn = Callable[[str], Person]


def names(person: Person) -> list[str]:
    return [project["name"] for project in person.read("projects")["project_list"]]


def test_members_see_their_projects_and_staff_see_all(sign_in: SignIn) -> None:
    assert names(sign_in("alan")) == ["Website relaunch"]
    assert names(sign_in("ada")) == ["Website relaunch", "Warehouse move", "Yearly audit"]


def test_another_users_project_is_not_found(sign_in: SignIn) -> None:
    assert sign_in("alan").read("project", project_id=3)["error"]["code"] == "NOT_FOUND"


def test_the_project_page_is_one_context(sign_in: SignIn) -> None:
    project = sign_in("grace").read("project", project_id=1)
    assert sorted(project) == ["project_activity", "project_detail", "project_members", "project_tasks"]
    assert [member["role"] for member in project["project_members"]] == ["owner", "editor", "viewer"]
    assert [task["status"] for task in project["project_tasks"]] == ["done", "doing", "todo", "todo"]
    assert [activity["event"]["kind"] for activity in project["project_activity"]] == [
        "status_changed",
        "comment_added",
        "task_created",
        "project_renamed",
    ]


def test_renaming_invalidates_the_page_and_the_list(sign_in: SignIn) -> None:
    response = sign_in("grace").send("rename_project", project_id=1, name="Relaunch").json()
    assert response["result"]["name"] == "Relaunch"
    assert {"context": "project", "params": {"project_id": 1}} in response["invalidate"]
    assert {entry["context"] for entry in response["invalidate"]} == {"project", "projects"}


def test_a_mounted_page_is_refreshed_after_the_commit(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    mounted = [{"context": "project", "params": {"project_id": 1}}]
    body = {"fn": "rename_project", "args": {"project_id": 1, "name": "Relaunch"}, "mounted": mounted}
    [refreshed] = grace.browser.post("/api/mizan/call/", json=body).json()["refreshed"]
    assert refreshed["data"]["project_detail"]["name"] == "Relaunch"
    assert refreshed["data"]["project_activity"][0]["event"] == {
        "kind": "project_renamed",
        "before": "Website relaunch",
        "after": "Relaunch",
    }


def test_only_staff_can_archive_and_an_archived_project_cannot_change(sign_in: SignIn) -> None:
    ada, grace = sign_in("ada"), sign_in("grace")
    assert grace.refusal("archive_project", project_id=1) == (403, "FORBIDDEN")
    assert ada.call("archive_project", project_id=1)["archived"] is True
    assert grace.refusal("rename_project", project_id=1, name="Late") == (403, "FORBIDDEN")


def test_a_refused_rename_adds_no_activity(sign_in: SignIn) -> None:
    ada = sign_in("ada")
    assert ada.refusal("rename_project", project_id=1, name="") == (422, "VALIDATION_FAILED")
    assert len(ada.read("project", project_id=1)["project_activity"]) == 4
