"""Both clients, over each transport, against FastAPI and Django: one suite."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import UUID

import pytest
from mizan_client import (
    UNSET,
    Forbidden,
    InternalError,
    Issue,
    NotFound,
    NotImplementedYet,
    Unauthorized,
    ValidationFailed,
)
from mizan_conformance.exchanges import BEARER

from . import functions
from .callers import Caller, heard
from .conftest import Backend

USER = "X-Conformance-User"


def test_a_call_returns_the_result(caller: Caller) -> None:
    assert caller.call(functions.ECHO, text="héllo 😂\0") == "héllo 😂\0"
    assert caller.call(functions.NOTHING) is None


def test_an_unset_argument_gets_the_default_of_the_backend(caller: Caller) -> None:
    assert caller.call(functions.ADD, a=1, b=2) == 3
    assert caller.call(functions.ADD, a=1, b=UNSET) == 11


def test_a_result_may_be_none(caller: Caller) -> None:
    assert caller.call(functions.FIND_PERSON, name=None) is None
    assert caller.call(functions.FIND_PERSON, name=UNSET) is None
    assert caller.call(functions.FIND_PERSON, name="Ada") == functions.Person(name="Ada", home=None)


def test_a_nested_input_may_leave_out_defaults(caller: Caller) -> None:
    person = caller.call(functions.INTRODUCE, person={"name": "Ada", "home": {"x": 1.5}})
    assert person == functions.Person(name="Ada", home=functions.Point(x=1.5, y=0))


def test_an_invalid_argument_is_named(caller: Caller) -> None:
    with pytest.raises(ValidationFailed) as error:
        caller.call(functions.INTRODUCE, person={"name": "", "home": None})
    (issue,) = error.value.issues
    assert (issue.loc, issue.type, error.value.status) == (("person", "name"), "string_too_short", 422)


def test_an_error_of_the_application_has_its_details(caller: Caller) -> None:
    with pytest.raises(NotFound) as error:
        caller.call(functions.MISSING)
    assert (str(error.value), error.value.details) == ("There is no such thing.", {"kind": "thing"})
    with pytest.raises(ValidationFailed) as failed:
        caller.call(functions.TAKEN, name="x")
    assert failed.value.issues == [Issue(("name",), "taken", "That name is taken.")]


def test_an_unknown_function_or_context_is_not_found(caller: Caller) -> None:
    with pytest.raises(NotFound):
        caller.call(functions.UNKNOWN)
    with pytest.raises(NotFound):
        caller.read(functions.UNKNOWN_CONTEXT)


def test_a_failure_of_the_backend_has_the_id_of_its_log(caller: Caller) -> None:
    with pytest.raises(InternalError) as error:
        caller.call(functions.CRASH)
    assert error.value.request_id is not None
    assert error.value.request_id in str(error.value)
    with pytest.raises(NotImplementedYet):
        caller.call(functions.NOT_THERE_YET)


def test_rules_apply_to_the_user(caller: Caller) -> None:
    with pytest.raises(Unauthorized):
        caller.call(functions.FOR_USERS)
    with pytest.raises(Forbidden):
        caller.with_options(headers={USER: "ada"}).call(functions.FOR_STAFF)
    assert caller.with_options(headers={USER: "sam"}).call(functions.FOR_STAFF) == "staff"


def test_a_context_is_read_with_one_request(caller: Caller) -> None:
    assert caller.read(functions.BOARD, board_id=5001) == functions.Board(board_title="Untitled", board_size="5001 cm")
    assert caller.read(functions.BOARD, board_id=5001, unit="m").board_size == "5001 m"


def test_parameters_of_a_context_may_have_any_type(caller: Caller) -> None:
    near = {"x": 1.0, "y": 1e21}
    found = caller.read(functions.SEARCH, text="ü &=+%", tags=["a", "b,c"], exact=True, near=near, limit=None).found
    assert found == functions.Query(
        text="ü &=+%", tags=["a", "b,c"], exact=True, near=functions.Point(x=1, y=1e21), limit=None
    )
    number = UUID("0190A1B2-3C4D-7E5F-8A6B-7C8D9E0F1A2B")
    assert caller.read(functions.VISIT, visit_id=number, day=dt.date(2026, 1, 31)).visit == f"{number} 2026-01-31"


def test_a_mutation_tells_what_is_stale(caller: Caller) -> None:
    stale = heard(caller)
    assert caller.call(functions.RENAME_BOARD, board_id=5002, title="Atlas") == "Atlas"
    assert stale == [{"context": "board", "params": {"board_id": 5002}}, {"context": "boards"}]
    assert caller.read(functions.BOARD, board_id=5002).board_title == "Atlas"


def test_a_mutation_that_was_refused_makes_nothing_stale(caller: Caller) -> None:
    stale = heard(caller)
    with pytest.raises(Forbidden):
        caller.call(functions.RENAME_BOARD, board_id=5002, title="refused")
    assert stale == []


def test_a_response_of_the_framework_is_returned_as_it_is(caller: Caller) -> None:
    stale = heard(caller)
    response = caller.call(functions.DOWNLOAD_BOARD, board_id=5003)
    assert (response.status, response.body) == (200, b"Untitled")
    assert response.header("content-type") == "text/plain; charset=utf-8"
    assert stale == [{"context": "board", "params": {"board_id": 5003}}]
    with pytest.raises(NotFound):
        caller.call(functions.DOWNLOAD_BOARD, board_id=0)


def test_large_integers_keep_their_digits(caller: Caller) -> None:
    assert caller.call(functions.RENAME_SNAPSHOT, id=2**80 + 1, title="old") == 2**80 + 1
    assert caller.read(functions.SNAPSHOT, id=2**80 + 1).snapshot == "old"


def test_cookies_are_kept_and_an_outdated_csrf_token_is_replaced(caller: Caller) -> None:
    assert caller.call(functions.SIGN_IN, name="ada") == "ada"
    # Django has rotated the token.
    assert caller.call(functions.FOR_USERS, number=7) == 7
    assert caller.read(functions.DIARY).diary == "Dear diary"
    caller.call(functions.SIGN_OUT)
    with pytest.raises(Unauthorized):
        caller.call(functions.FOR_USERS)


def test_a_bearer_token_is_renewed_once_it_has_expired(backend: Backend, connect: Callable[..., Caller]) -> None:
    renewed = []

    def renew() -> str:
        renewed.append(1)
        return str(BEARER["tokens"]["sam"])

    caller = connect(backend.base_url, backend.transport, token=BEARER["tokens"]["expired"], renew_token=renew)
    assert caller.call(functions.FOR_STAFF) == "staff"
    assert caller.read(functions.DIARY).diary == "Dear diary"
    assert renewed == [1]


def test_without_a_way_to_renew_it_an_expired_token_is_an_error(
    backend: Backend, connect: Callable[..., Caller]
) -> None:
    caller = connect(backend.base_url, backend.transport, token=BEARER["tokens"]["expired"])
    with pytest.raises(Unauthorized, match="expired"):
        caller.call(functions.FOR_STAFF)
