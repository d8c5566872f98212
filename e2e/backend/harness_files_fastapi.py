"""The function with files of the harness on FastAPI."""

from fastapi import UploadFile
from mizan_core import client
from parcels import Parcel, keep, received
from pydantic import BaseModel


class ParcelValues(BaseModel):
    label: str
    letter: UploadFile
    photos: list[UploadFile]


@client(affects="parcels")
async def parcel_submit(values: ParcelValues) -> Parcel:
    """The counterpart of the form on Django."""
    files = [received(each.filename, each.content_type, await each.read()) for each in [values.letter, *values.photos]]
    return keep(values.label, files)
