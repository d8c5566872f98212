"""The log of failed and refused calls."""

import logging
from typing import Annotated, Any

import pytest
from fastapi import Depends, Header, HTTPException
from mizan_core import Registry, client

from .people import Person


def current_user(x_user: Annotated[str, Header()] = "") -> Person | None:
    if x_user == "expired":
        raise HTTPException(401, "Token expired")
    return Person(1, x_user) if x_user else None


@pytest.fixture
def backend(serve: Any, registry: Registry) -> Any:
    @client(registry=registry)
    def fails() -> None:
        raise ZeroDivisionError("s3cret")

    @client(auth="staff", registry=registry)
    def for_staff() -> None: ...

    @client(context="page", registry=registry)
    def good() -> int:
        return 1

    @client(context="page", registry=registry)
    def bad() -> int:
        raise ZeroDivisionError

    return serve(user=Depends(current_user))


def only(caplog: pytest.LogCaptureFixture) -> Any:
    (record,) = [each for each in caplog.records if each.name == "mizan"]
    return record


async def test_a_failure_is_logged_with_its_function_its_request_and_its_user(backend: Any, caplog: Any) -> None:
    response = await backend.call("fails", headers={"x-user": "ada"})
    record = only(caplog)
    request_id = response.json()["error"]["details"]["requestId"]
    identity = response.headers["x-mizan-identity"]
    assert record.getMessage() == (
        f"Unexpected error in fails ({record.mizan_source}), request id {request_id}, identity {identity}"
    )
    assert record.mizan_source.startswith("tests/test_log.py:")
    fields = (record.mizan_function, record.mizan_request_id, record.mizan_identity)
    assert fields == ("fails", request_id, identity)
    assert (record.levelno, record.exc_info[0]) == (logging.ERROR, ZeroDivisionError)


async def test_the_function_of_a_context_that_failed_is_named(backend: Any, caplog: Any) -> None:
    await backend.get("ctx/page/")
    assert only(caplog).mizan_function == "bad"
    assert only(caplog).mizan_identity == ""


@pytest.mark.parametrize(("user", "code"), [("", "UNAUTHORIZED"), ("ada", "FORBIDDEN")])
async def test_a_refused_call_is_logged_as_information(backend: Any, caplog: Any, user: str, code: str) -> None:
    caplog.set_level(logging.INFO, "mizan")
    response = await backend.call("for_staff", headers={"x-user": user})
    record = only(caplog)
    assert (record.levelno, record.exc_info, record.mizan_function) == (logging.INFO, None, "for_staff")
    assert record.mizan_identity == response.headers["x-mizan-identity"]
    assert record.getMessage() == (
        f"{code} from for_staff ({record.mizan_source}), request id {record.mizan_request_id}, "
        f"identity {record.mizan_identity or 'anonymous'}"
    )


async def test_a_request_that_names_no_function_is_logged_without_its_input(backend: Any, caplog: Any) -> None:
    caplog.set_level(logging.INFO, "mizan")
    await backend.call("s3cret")
    assert only(caplog).getMessage().startswith("NOT_FOUND from a request, request id ")
    assert only(caplog).mizan_function is None


async def test_a_refused_user_is_logged_once_and_looked_up_once(backend: Any, caplog: Any) -> None:
    caplog.set_level(logging.INFO, "mizan")
    response = await backend.call("for_staff", headers={"x-user": "expired"})
    assert (response.status_code, response.json()["error"]["message"]) == (401, "Token expired")
    messages = [each.getMessage() for each in caplog.records if each.name == "mizan"]
    assert messages[0] == "The request is anonymous: user= raised status 401"
    assert [each.levelno for each in caplog.records if each.name == "mizan"] == [logging.INFO, logging.INFO]
