"""`MIZAN["ERRORS"]`, and the log of failed and refused calls."""

import logging
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404
from mizan_core import Conflict, MizanError, NotFound, RateLimited, Registry, client
from mizan_django.domain_errors import domain_errors

from .conftest import Backend

pytestmark = pytest.mark.django_db


class OutOfStock(Exception):
    pass


class Cancelled(OutOfStock):
    pass


def limited(error: OutOfStock) -> MizanError:
    return RateLimited(retry_after=9)


@pytest.fixture(autouse=True)
def functions(registry: Registry) -> None:
    @client(registry=registry)
    def buy() -> None:
        raise OutOfStock("3 left")

    @client(registry=registry)
    async def cancel() -> None:
        raise Cancelled("3 left")

    @client(auth="staff", registry=registry)
    def for_staff() -> None: ...

    @client(context="page", registry=registry)
    def good() -> int:
        return 1

    @client(context="page", registry=registry)
    def missing() -> int:
        raise Http404


def test_a_declared_exception_is_its_error(backend: Backend, settings: Any) -> None:
    settings.MIZAN = {"ERRORS": {OutOfStock: Conflict}}
    for name in ("buy", "cancel"):
        response = backend.call(name)
        error = response.json()["error"]
        assert (response.status_code, error["code"], error["message"]) == (409, "CONFLICT", "3 left")


def test_the_nearest_class_counts_and_both_may_be_paths(backend: Backend, settings: Any) -> None:
    settings.MIZAN = {"ERRORS": {OutOfStock: NotFound, f"{__name__}.Cancelled": f"{__name__}.limited"}}
    assert backend.error("buy") == (404, "NOT_FOUND")
    response = backend.call("cancel")
    assert (response.status_code, response.headers["Retry-After"]) == (429, "9")


@pytest.mark.parametrize("errors", [{"shop.errors.OutOfStock": Conflict}, {Exception: Conflict}, {OutOfStock: dict}])
def test_an_invalid_declaration_is_an_error(settings: Any, errors: Any) -> None:
    settings.MIZAN = {"ERRORS": errors}
    with pytest.raises(ImproperlyConfigured, match="ERRORS"):
        domain_errors()


def only(caplog: pytest.LogCaptureFixture) -> Any:
    (record,) = [each for each in caplog.records if each.name == "mizan"]
    return record


@pytest.mark.parametrize("name", ["buy", "cancel"])
def test_a_failure_is_logged_with_its_function_its_request_and_its_user(
    backend: Backend, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    backend.client.force_login(User.objects.create_user("ada"))
    response = backend.call(name)
    request_id = response.json()["error"]["details"]["requestId"]
    identity = response.headers["X-Mizan-Identity"]
    record = only(caplog)
    assert record.getMessage() == (
        f"Unexpected error in {name} ({record.mizan_source}), request id {request_id}, identity {identity}"
    )
    assert record.mizan_source.startswith("tests/test_domain_errors.py:")
    fields = (record.mizan_function, record.mizan_request_id, record.mizan_identity)
    assert fields == (name, request_id, identity)
    assert (record.levelno, issubclass(record.exc_info[0], OutOfStock)) == (logging.ERROR, True)


def test_a_refused_call_is_logged_as_information(backend: Backend, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mizan")
    backend.call("for_staff")
    record = only(caplog)
    assert (record.levelno, record.mizan_function, record.mizan_identity) == (logging.INFO, "for_staff", "")
    assert record.getMessage().startswith("UNAUTHORIZED from for_staff (tests/test_domain_errors.py:")


def test_the_function_of_a_context_that_was_refused_is_named(
    backend: Backend, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "mizan")
    backend.get("ctx/page/")
    assert (only(caplog).mizan_function, only(caplog).getMessage()[:9]) == ("missing", "NOT_FOUND")
