from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tracker.models import Attachment

from .person import Person

SignIn = Callable[[str], Person]

LOG = b"12:00:01 \x00\xff started\r\n"


def attach(
    person: Person, content: bytes = LOG, name: str = "start.log", project_id: int = 1, **values: Any
) -> Any:
    given = {"task": 2, "kind": "log", "note": "Line 1", "file": None, **values}
    file = SimpleUploadedFile(name, content)
    args = {"project_id": project_id, "values": given}
    mounted = [{"context": "attachments", "params": {"project_id": str(project_id)}}]
    return person.send_files("attachment_form_submit", args, {"/values/file": file}, mounted=mounted)


def errors_of(response: Any) -> list[tuple[list[str], str]]:
    assert response.status_code == 422, response.content
    return [(each["loc"], each["message"]) for each in response.json()["error"]["details"]]


def test_a_file_is_stored_and_downloaded_unchanged(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    attached = attach(grace).json()["result"]
    assert attached == {
        "id": attached["id"],
        "task_title": "Write the page about prices",
        "kind": "log",
        "note": "Line 1",
        "name": "start.log",
        "size": len(LOG),
        "sha256": sha256(LOG).hexdigest(),
        "author": {"id": 2, "username": "grace", "name": "Grace", "is_staff": False},
        "url": f"/attachments/{attached['id']}/",
    }
    download = grace.browser.get(attached["url"])
    assert (download.content, download.headers["Content-Type"]) == (LOG, "application/octet-stream")
    assert download.headers["Content-Disposition"] == 'attachment; filename="start.log"'


def test_the_list_is_refreshed_in_the_same_response(sign_in: SignIn) -> None:
    response = attach(sign_in("grace")).json()
    [refreshed] = response["refreshed"]
    assert refreshed["params"] == {"project_id": "1"}
    assert refreshed["data"]["attachment_list"] == [response["result"]]


def test_the_same_file_is_refused_for_the_same_task_only(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    attach(grace)
    again = attach(grace, name="copy.log")
    assert errors_of(again) == [(["values", "file"], "The task has this file already: start.log.")]
    assert attach(grace, task=3).status_code == 200


def test_a_large_file_is_refused(sign_in: SignIn) -> None:
    response = attach(sign_in("grace"), content=b"x" * 2_000_001)
    assert errors_of(response) == [(["values", "file"], "This file is larger than 2 MB.")]
    assert not Attachment.objects.exists()


def test_the_form_accepts_only_the_tasks_of_its_project(sign_in: SignIn) -> None:
    grace = sign_in("grace")
    form = grace.read("attachment_form", project_id=2)["attachment_form_schema"]
    [task, *_] = form["fields"]
    assert [choice["label"] for choice in task["choices"]] == [
        "Choose a task",
        "Measure the new shelves",
        "Book the lorries",
    ]
    [(loc, _)] = errors_of(attach(grace, project_id=2, task=2))
    assert loc == ["values", "task"]


def test_a_viewer_of_the_project_sees_its_files_but_not_the_form(sign_in: SignIn) -> None:
    attached = attach(sign_in("grace")).json()["result"]
    alan = sign_in("alan")
    assert alan.read("attachments", project_id=1)["attachment_list"] == [attached]
    assert alan.browser.get(attached["url"]).status_code == 200
    assert alan.read("attachment_form", project_id=1)["error"]["code"] == "FORBIDDEN"
    assert attach(alan).json()["error"]["code"] == "FORBIDDEN"


@pytest.mark.parametrize("username", ["alan", None])
def test_a_file_of_another_users_project_is_not_found(sign_in: SignIn, username: str | None) -> None:
    url = attach(sign_in("ada"), project_id=3, task=7).json()["result"]["url"]
    browser = Client() if username is None else sign_in(username).browser
    assert browser.get(url).status_code == 404


def test_staff_can_view_but_not_add_attachments_in_the_admin(sign_in: SignIn) -> None:
    ada = sign_in("ada")
    attached = attach(ada).json()["result"]
    page = "/admin/tracker/attachment/"
    assert b"start.log" in ada.browser.get(page).content
    assert ada.browser.get(f"{page}{attached['id']}/change/").status_code == 200
    assert ada.browser.get(f"{page}add/").status_code == 403
