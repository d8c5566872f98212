"""The examples of the guide on testing."""

# region pytest
import pytest
from django.contrib.auth.models import User
from django.test import Client
from mizan_django.testing import CallError, MizanClient
from tracker.models import Project


@pytest.fixture
def mizan(client: Client, db: None) -> MizanClient:
    return MizanClient(client)


def test_a_project_is_renamed(mizan: MizanClient) -> None:
    atlas = Project.objects.create(name="Atlas")
    called = mizan.call("rename_project", project_id=atlas.pk, name="Borea")
    assert called.result == {"id": atlas.pk, "name": "Borea"}
    called.assert_invalidates("project", project_id=atlas.pk)
    called.assert_keeps("project", project_id=atlas.pk + 1)
    assert mizan.read("project", project_id=atlas.pk)["project_detail"]["name"] == "Borea"


def test_a_name_must_not_be_too_long(mizan: MizanClient) -> None:
    atlas = Project.objects.create(name="Atlas")
    with pytest.raises(CallError) as refused:
        mizan.call("rename_project", project_id=atlas.pk, name="x" * 41)
    assert refused.value.code == "VALIDATION_FAILED"
    assert refused.value.details[0]["loc"] == ["name"]


def test_users_see_their_name(mizan: MizanClient) -> None:
    ada = mizan.as_user(User.objects.create_user("ada"))
    assert ada.read("global")["current_user"] == "ada"
    assert mizan.read("global")["current_user"] is None
    # endregion
