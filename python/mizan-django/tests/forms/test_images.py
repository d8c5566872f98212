"""Django's ImageField, which reads the image with Pillow."""

import io
import json
from typing import Any

import pytest
from django import forms
from mizan_core import Registry, export_document
from mizan_django import client_form
from PIL import Image

from ..conftest import Backend
from .conftest import body_of, part

pytestmark = pytest.mark.django_db

INVALID = {
    "loc": ["values", "photo"],
    "type": "invalid_image",
    "message": "Upload a valid image. The file you uploaded was either not an image or a corrupted image.",
}


def png(width: int, height: int) -> bytes:
    """A PNG with at least one byte per pixel: noise cannot be compressed."""
    written = io.BytesIO()
    Image.effect_noise((width, height), 80).save(written, "PNG")
    return written.getvalue()


@pytest.fixture(autouse=True)
def photo_form(registry: Registry) -> None:
    @client_form(registry=registry)
    class PhotoForm(forms.Form):
        photo = forms.ImageField()

        def submit(self) -> str:
            photo = self.cleaned_data["photo"]
            with Image.open(photo) as image:
                return f"{photo.name}: {photo.image.format} of {image.width} x {image.height}, {photo.content_type}"


def send(backend: Backend, content: bytes, filename: str, purpose: str = "submit") -> Any:
    call = {"fn": f"photo_form_{purpose}", "args": {"values": {"photo": None}}}
    return backend.post(
        **body_of([part("call", json.dumps(call).encode()), part("/values/photo", content, filename=filename)])
    )


@pytest.mark.parametrize(("width", "height"), [(3, 2), (2000, 1500)])
def test_an_image_is_accepted_in_memory_and_from_a_file(backend: Backend, width: int, height: int) -> None:
    picture = png(width, height)
    assert send(backend, picture, "cat.png", "validate").json()["result"] == []
    response = send(backend, picture, "cat.png")
    assert response.status_code == 200, response.content
    assert response.json()["result"] == f"cat.png: PNG of {width} x {height}, image/png"


@pytest.mark.parametrize("content", [b"Dear Ada,", b"MZ\x00", png(3, 2)[:40]])
def test_a_file_that_is_not_an_image_gets_the_message_of_the_field(backend: Backend, content: bytes) -> None:
    assert send(backend, content, "cat.png", "validate").json()["result"] == [INVALID]
    refused = send(backend, content, "cat.png")
    assert (refused.status_code, refused.json()["error"]["details"]) == (422, [INVALID])


def test_an_image_with_another_extension_is_rejected(backend: Backend) -> None:
    (error,) = send(backend, png(3, 2), "cat.txt").json()["error"]["details"]
    assert (error["loc"], error["type"]) == (["values", "photo"], "invalid_extension")
    assert error["message"].startswith("File extension “…” is not allowed.")


def test_the_file_input_accepts_images(registry: Registry) -> None:
    (field,) = export_document(registry)["x-mizan-forms"]["photo_form"]["fields"]
    assert (field["type"], field["attrs"]) == ("file", {"accept": "image/*"})
