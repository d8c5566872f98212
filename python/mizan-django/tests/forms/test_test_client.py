"""Files that the test client sends."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from mizan_django.testing import AsyncMizanClient, CallError, MizanClient

from ..conftest import Serve

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def served(message_form: None, serve: Serve) -> None:
    serve()


def letter_of(client: MizanClient, file: Any) -> str:
    (letter,) = client.call("message_form_submit", values={"text": "x", "letter": file}).result["letter"]
    return str(letter)


@pytest.mark.parametrize(
    ("file", "sent"),
    [
        (SimpleUploadedFile("a.txt", b"x", "text/x-odd"), "a.txt (text/x-odd): x"),
        (SimpleUploadedFile("é.txt", "é".encode()), "é.txt (text/plain): é"),
        (ContentFile(b"x", name="of/a.txt"), "a.txt (text/plain): x"),
        (ContentFile(b"x"), "letter (application/octet-stream): x"),
        (BytesIO(b"x"), "letter (application/octet-stream): x"),
        (("a.txt", b"x", "text/x-odd"), "a.txt (text/x-odd): x"),
    ],
)
def test_a_file_arrives_with_its_name_content_type_and_bytes(file: Any, sent: str) -> None:
    assert letter_of(MizanClient(), file) == sent


def test_an_open_file_is_sent_from_its_beginning_each_time(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(b"content")
    client = MizanClient()
    with path.open("rb") as file:
        for each in (file, File(file), file):
            assert letter_of(client, each) == "plan.txt (text/plain): content"


def test_a_call_with_several_files_passes_the_check_of_csrf_tokens() -> None:
    photos = [SimpleUploadedFile(name, b"x") for name in ("a.txt", "b.txt")]
    client = MizanClient(Client(enforce_csrf_checks=True))
    called = client.call("message_form_submit", values={"text": "x", "photos": photos})
    assert called.result == {"letter": [], "photos": ["a.txt (text/plain): x", "b.txt (text/plain): x"]}


@pytest.mark.django_db(transaction=True)
async def test_the_async_client_sends_files_too() -> None:
    values = {"text": "x", "letter": SimpleUploadedFile("a.txt", b"x")}
    called = await AsyncMizanClient().call("message_form_submit", values=values)
    assert called.result == {"letter": ["a.txt (text/plain): x"], "photos": []}


def test_errors_of_a_call_with_files_are_raised() -> None:
    with pytest.raises(CallError) as refused:
        letter_of(MizanClient(), ("too-long-a-name-for-this.txt", b"x"))
    assert [each["loc"] for each in refused.value.details] == [["values", "letter"]]
    with pytest.raises(CallError, match="415"):
        MizanClient().call("ping", file=ContentFile(b"x"))
