"""Lazy translations in results become strings in the language of the request."""

import dataclasses
from typing import Annotated, Any

import pytest
from django.db import models
from django.utils.translation import gettext_lazy, override
from mizan_core import Registry, client
from pydantic import BaseModel, BeforeValidator
from tracker.models import Task

pytestmark = pytest.mark.django_db

YES = gettext_lazy("Yes")


class Kind(models.TextChoices):
    OPEN = "open", YES
    SHUT = "shut", gettext_lazy("No")


class LabelOut(BaseModel):
    label: str


@dataclasses.dataclass
class Labelled:
    label: Any


def choices() -> list[tuple[str, str]]:
    return Kind.choices  # type: ignore[return-value]


def label() -> str:
    return Kind.OPEN.label  # type: ignore[return-value]


def entry() -> dict[str, str]:
    return {"label": YES}  # type: ignore[dict-item]


def whatever() -> Any:
    return {YES: [{"label": YES}]}


def held() -> Labelled:
    return Labelled(YES)


def unchecked() -> LabelOut:
    return LabelOut.model_construct(label=YES)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("function", "result"),
    [
        (choices, [["open", "Ja"], ["shut", "Nein"]]),
        (label, "Ja"),
        (entry, {"label": "Ja"}),
        (whatever, {"Ja": [{"label": "Ja"}]}),
        (held, {"label": "Ja"}),
        (unchecked, {"label": "Ja"}),
    ],
)
@pytest.mark.parametrize("is_async", [False, True])
def test_lazy_translations_are_strings(
    backend: Any, registry: Registry, function: Any, result: Any, is_async: bool
) -> None:
    async def later() -> Any:
        return function()

    later.__annotations__["return"] = function.__annotations__["return"]
    client(name="read", registry=registry)(later if is_async else function)
    with override("de"):
        response = backend.call("read")
    assert (response.status_code, response.json().get("result")) == (200, result)


def test_a_property_of_an_instance_may_be_lazy(
    backend: Any, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Task, "label", property(lambda task: Kind.OPEN.label), raising=False)

    @client(registry=registry)
    def read() -> LabelOut:
        return Task()  # type: ignore[return-value]

    assert backend.call("read").json()["result"] == {"label": "Yes"}


def test_other_invalid_values_are_still_an_error(backend: Any, registry: Registry) -> None:
    @client(registry=registry)
    def read() -> list[int]:
        return [YES]  # type: ignore[list-item]

    assert backend.error("read") == (500, "INTERNAL_ERROR")


@pytest.mark.parametrize("is_async", [False, True])
def test_an_invalid_result_is_validated_once(
    backend: Any, registry: Registry, journal: list[str], is_async: bool
) -> None:
    def refuse(value: Any) -> Any:
        journal.append("validated")
        raise ValueError("never right")

    def read() -> Annotated[int, BeforeValidator(refuse)]:
        return 1

    async def later() -> Annotated[int, BeforeValidator(refuse)]:
        return 1

    client(name="read", registry=registry)(later if is_async else read)
    assert backend.error("read") == (500, "INTERNAL_ERROR")
    assert journal == ["validated"]
