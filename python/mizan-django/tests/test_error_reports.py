"""Error reporters of a Django project receive the errors of functions too."""

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest
from django.test import AsyncClient, Client
from mizan_core import InternalError, Registry, client
from pydantic import BaseModel
from tracker.models import Tag

CALL = "/api/mizan/call/"


@pytest.fixture(autouse=True)
def functions(registry: Registry) -> None:
    @client(registry=registry)
    def divide(by: int) -> float:
        return 1 / by

    @client(registry=registry)
    async def divide_async(by: int) -> float:
        return 1 / by


@pytest.fixture
def reported() -> Iterator[list[Any]]:
    reports: list[Any] = []

    def report(request: HttpRequest, **_: Any) -> None:
        reports.append((request.path, sys.exception()))

    async def report_async(request: HttpRequest, **_: Any) -> None:
        reports.append(request.path)

    for receiver in (report, report_async):
        got_request_exception.connect(receiver)
    yield reports
    for receiver in (report, report_async):
        got_request_exception.disconnect(receiver)


@pytest.mark.parametrize("fn", ["divide", "divide_async"])
def test_an_unexpected_failure_is_reported_once(backend: Any, reported: list[Any], fn: str) -> None:
    assert backend.error(fn, {"by": 0}) == (500, "INTERNAL_ERROR")
    (path, error), again = sorted(reported, key=lambda each: isinstance(each, str))
    assert (path, again) == (CALL, CALL)
    assert isinstance(error, ZeroDivisionError)


@pytest.mark.parametrize("failure", [PermissionError, NotImplementedError, Http404, InternalError])
def test_an_expected_failure_is_not_reported(
    backend: Any, registry: Registry, reported: list[Any], failure: type[Exception]
) -> None:
    @client(registry=registry)
    def fail() -> None:
        raise failure

    backend.call("fail")
    backend.call("divide", {"by": "x"})
    assert reported == []


@pytest.mark.parametrize("fn", ["divide", "divide_async"])
def test_the_test_client_raises_an_unexpected_failure(serve: Any, fn: str) -> None:
    serve()
    body = {"fn": fn, "args": {"by": 0}}
    for post in (Client().post, async_to_sync(AsyncClient().post)):
        with pytest.raises(ZeroDivisionError):
            post(CALL, body, content_type="application/json")


class TagOut(BaseModel):
    name: str


class PersonOut(BaseModel):
    age: int


class Page(BaseModel):
    tags: list[TagOut]
    first: TagOut | None = None
    of: PersonOut | None = None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "make",
    [
        lambda: Page(tags=Tag.objects.all()),  # type: ignore[arg-type]
        lambda: Page(tags=[], first=Tag(name="red")),  # type: ignore[arg-type]
        lambda: Page(tags=Tag.objects),  # type: ignore[arg-type]
    ],
    ids=["queryset", "instance", "manager"],
)
@pytest.mark.parametrize("is_async", [False, True])
def test_a_result_that_contains_instances_gets_a_hint(
    backend: Any, registry: Registry, caplog: Any, make: Any, is_async: bool
) -> None:
    Tag.objects.create(name="red")

    def page() -> Page:
        return make()  # type: ignore[no-any-return]

    async def page_async() -> Page:
        return await sync_to_async(page)()

    client(name="page", registry=registry)(page_async if is_async else page)
    assert backend.error("page") == (500, "INTERNAL_ERROR")
    assert (
        "A pydantic object was created from model instances or querysets of Django. Return a dict instead"
        in caplog.text
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "make",
    [
        lambda: Page(tags=[1]),  # type: ignore[list-item]
        lambda: {"tags": [], "first": PersonOut(age=1)},
        lambda: {"tags": [], "of": Tag(pk=1, name="red")},
    ],
    ids=["other values", "another object", "an instance that does not fit"],
)
def test_other_invalid_results_get_no_hint(backend: Any, registry: Registry, caplog: Any, make: Any) -> None:
    @client(registry=registry)
    def page() -> Page:
        return make()  # type: ignore[no-any-return]

    assert backend.error("page") == (500, "INTERNAL_ERROR")
    assert "validation error for Page" in caplog.text
    assert "return a dict" not in caplog.text
