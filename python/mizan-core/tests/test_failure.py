"""The response to an exception."""

import json
import logging
from typing import Any

import pytest
from mizan_core import (
    BadRequest,
    CsrfFailed,
    Forbidden,
    MizanError,
    NotFound,
    NotImplementedYet,
    Unauthorized,
    ValidationFailed,
    client,
    failure_of,
)
from pydantic import BaseModel, ValidationError

from .conftest import Backend


def shown(error: Exception) -> tuple[int, Any]:
    failure = failure_of(error)
    return failure.status, json.loads(failure.body)["error"]


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (BadRequest(), 400, "BAD_REQUEST"),
        (Unauthorized(), 401, "UNAUTHORIZED"),
        (Forbidden(), 403, "FORBIDDEN"),
        (CsrfFailed(), 403, "CSRF_FAILED"),
        (NotFound(), 404, "NOT_FOUND"),
        (ValidationFailed(), 422, "VALIDATION_FAILED"),
        (NotImplementedYet(), 501, "NOT_IMPLEMENTED"),
        (NotImplementedError("later"), 501, "NOT_IMPLEMENTED"),
        (PermissionError("Not yours."), 403, "FORBIDDEN"),
        (MizanError(), 500, "INTERNAL_ERROR"),
        (RuntimeError("boom"), 500, "INTERNAL_ERROR"),
    ],
)
def test_code_and_status(error: Any, status: int, code: str) -> None:
    assert (shown(error)[0], shown(error)[1]["code"]) == (status, code)


def test_message_and_details_are_sent() -> None:
    assert shown(NotFound("No such project.", details={"id": 7}))[1] == {
        "code": "NOT_FOUND",
        "message": "No such project.",
        "details": {"id": 7},
    }


def test_at_names_the_argument_in_the_details() -> None:
    error = ValidationFailed.at("project", "name", message="Taken.")
    assert error.details == [{"loc": ["project", "name"], "type": "value_error", "message": "Taken."}]


def test_permission_error_sends_its_own_message_but_no_file_name() -> None:
    assert shown(PermissionError("Not yours."))[1]["message"] == "Not yours."
    assert "/etc/shadow" not in str(shown(PermissionError(13, "Permission denied", "/etc/shadow")))


def test_an_unexpected_exception_is_logged_with_the_id_that_the_client_gets(caplog: pytest.LogCaptureFixture) -> None:
    def connect(password: str) -> None:
        raise RuntimeError(f"could not connect with {password}")

    with pytest.raises(RuntimeError) as caught:
        connect("hunter2")
    with caplog.at_level(logging.ERROR, logger="mizan"):
        status, sent = shown(caught.value)
    assert status == 500
    assert set(sent["details"]) == {"requestId"}
    assert "hunter2" not in json.dumps(sent)
    assert "RuntimeError" not in json.dumps(sent)
    assert "test_failure" not in json.dumps(sent)
    assert sent["details"]["requestId"] in caplog.text
    assert "hunter2" in caplog.text
    assert "Traceback" in caplog.text


def test_a_group_with_one_exception_counts_as_that_exception() -> None:
    assert shown(ExceptionGroup("tasks", [ExceptionGroup("inner", [NotFound()])]))[0] == 404


def test_details_that_are_not_json_do_not_change_the_status() -> None:
    assert shown(NotFound(details={"x": object, "y": float("nan")}))[0] == 404


class Model(BaseModel):
    n: int


async def test_a_validation_error_inside_the_function_is_an_internal_error(backend: Backend) -> None:
    @client(registry=backend.registry)
    def f() -> int:
        return Model.model_validate({"n": "x"}).n

    with pytest.raises(ValidationError) as caught:
        await backend.call("f")
    assert shown(caught.value)[1]["code"] == "INTERNAL_ERROR"


async def test_a_result_that_breaks_its_annotation_is_an_internal_error(backend: Backend) -> None:
    @client(registry=backend.registry)
    def f() -> Model:
        return {"n": "x"}  # type: ignore[return-value]

    with pytest.raises(ValidationError) as caught:
        await backend.call("f")
    assert shown(caught.value)[1]["code"] == "INTERNAL_ERROR"


def cycle() -> list[object]:
    itself: list[object] = []
    itself.append(itself)
    return itself


class WithoutText:
    """Has no text."""

    def __str__(self) -> str:
        raise RuntimeError("hunter2")


@pytest.mark.parametrize(
    "error",
    [
        NotFound(details=cycle()),
        NotFound(details=WithoutText()),
        NotFound("\ud800"),
        PermissionError(WithoutText()),
    ],
    ids=["cycle", "no text", "half a character", "permission"],
)
def test_an_error_that_cannot_be_sent_is_an_internal_error(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="mizan"):
        status, sent = shown(error)
    assert (status, sent["code"]) == (500, "INTERNAL_ERROR")
    assert sent["details"]["requestId"] in caplog.text
    assert "hunter2" not in json.dumps(sent)
