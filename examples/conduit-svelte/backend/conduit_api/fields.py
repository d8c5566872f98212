"""The types of what users enter, with messages for the pages."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError


def _not_blank(text: str) -> str:
    text = text.strip()
    if not text:
        raise PydanticCustomError("blank", "can't be blank")
    return text


def _valid_username(name: str) -> str:
    # It is part of a path.
    if not name.replace("-", "").replace("_", "").isalnum():
        raise PydanticCustomError("username", "may contain letters, digits, - and _ only")
    return name


def _valid_email(address: str) -> str:
    name, _, host = address.rpartition("@")
    if not name or not host or " " in address:
        raise PydanticCustomError("email", "is not an address")
    return address.lower()


def _valid_password(password: str) -> str:
    if len(password) < 8:
        raise PydanticCustomError("password", "is too short (minimum is 8 characters)")
    return password


Text = Annotated[str, Field(max_length=20_000), AfterValidator(_not_blank)]
Title = Annotated[str, Field(max_length=120), AfterValidator(_not_blank)]
Description = Annotated[str, Field(max_length=240), AfterValidator(_not_blank)]
Tag = Annotated[str, Field(max_length=40), AfterValidator(_not_blank)]
Username = Annotated[str, Field(max_length=40), AfterValidator(_not_blank), AfterValidator(_valid_username)]
Email = Annotated[str, Field(max_length=200), AfterValidator(_not_blank), AfterValidator(_valid_email)]
Password = Annotated[str, Field(max_length=128), AfterValidator(_valid_password)]
Page = Annotated[int, Field(ge=1, le=1000)]
