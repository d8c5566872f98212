"""What the functions with files of both harnesses share."""

from hashlib import sha256

from harness import parcels
from mizan_core import client
from pydantic import BaseModel

MAX_UPLOAD_BYTES = 3_000_000


class Received(BaseModel):
    """A file as it arrived."""

    name: str | None
    content_type: str | None
    size: int
    sha256: str


class Parcel(BaseModel):
    label: str
    files: list[Received]


@client(context="parcels")
def parcel_labels() -> list[str]:
    return parcels


def received(name: str | None, content_type: str | None, content: bytes) -> Received:
    return Received(name=name, content_type=content_type, size=len(content), sha256=sha256(content).hexdigest())


def keep(label: str, files: list[Received]) -> Parcel:
    parcels.append(label)
    return Parcel(label=label, files=files)
