"""Keys of models: integers that JavaScript can represent, or strings with the type BigInt."""

import json
import logging
from typing import Any

import pytest
from django.contrib.auth.models import User
from mizan_core import Registry, client
from mizan_django import BigInt
from pydantic import BaseModel

from .conftest import Backend

pytestmark = pytest.mark.django_db

BIG = 2**53 + 1


class Plain(BaseModel):
    id: int
    username: str


class Big(BaseModel):
    id: BigInt
    username: str


@pytest.fixture
def offered(registry: Registry) -> None:
    @client(registry=registry)
    def plain() -> list[Plain]:
        return User.objects.order_by("id")  # type: ignore[return-value]

    @client(registry=registry)
    def big() -> list[Big]:
        return User.objects.order_by("id")  # type: ignore[return-value]

    @client(registry=registry)
    def rename(id: BigInt, username: str) -> None:
        User.objects.filter(id=id).update(username=username)

    @client(registry=registry)
    def data() -> dict[str, Any]:
        return {"rows": [{"id": BIG}]}


@pytest.mark.usefixtures("offered")
def test_the_key_of_a_row(backend: Backend, caplog: Any) -> None:
    User(id=7, username="small").save()
    assert backend.call("plain").json()["result"] == [{"id": 7, "username": "small"}]
    User(id=BIG - 1, username="another").save()
    User(id=BIG, username="big").save()
    with caplog.at_level(logging.ERROR, logger="mizan"):
        response = backend.call("plain")
    assert response.status_code == 500
    assert str(BIG) not in json.dumps(response.json())
    assert "The result of plain[1].id (" in caplog.text
    assert "Annotate it with BigInt of mizan_core" in caplog.text
    assert backend.call("rename", {"id": str(BIG), "username": "mine"}).status_code == 200
    assert backend.call("big").json()["result"] == [
        {"id": "7", "username": "small"},
        {"id": str(BIG - 1), "username": "another"},
        {"id": str(BIG), "username": "mine"},
    ]


@pytest.mark.usefixtures("offered")
def test_json_data(backend: Backend, caplog: Any) -> None:
    assert backend.error("data") == (500, "INTERNAL_ERROR")
    assert "The result of data.rows[0].id (" in caplog.text
