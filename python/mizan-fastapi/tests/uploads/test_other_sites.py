"""A form of another site can send multipart/form-data, with the cookies of the user."""

from typing import Any

import pytest
from fastapi import Depends
from mizan_fixtures.multipart import MULTIPART, body_of, multipart, part

from .conftest import Unread, message_call

BODY = multipart(message_call({"text": "x", "letter": None}), {"/values/letter": b"x"})


async def test_the_csrf_token_is_checked_before_the_body_is_read(serve: Any) -> None:
    backend = serve(csrf=True, user=lambda request: request.headers.get("x-user"))
    token = (await backend.get("session/")).json()["csrfToken"]
    for headers in ({}, {"x-csrftoken": "guess"}, {"x-csrftoken": token, "x-user": "ada"}):
        refused = await backend.post(Unread(), MULTIPART, {"content-length": "100", **headers})
        assert (refused.status_code, refused.json()["error"]["code"]) == (403, "CSRF_FAILED")
    within = body_of([part("call", b"{}"), part("csrfmiddlewaretoken", token.encode())])
    assert (await backend.post(**within)).json()["error"]["code"] == "CSRF_FAILED"
    assert (await backend.post(**BODY, headers={"x-csrftoken": token})).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://test"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://test:8000"},
        {"sec-fetch-site": "cross-site", "authorization": "Basic YTpi"},
    ],
)
async def test_a_page_of_another_origin_is_refused_without_csrf_tokens(serve: Any, headers: dict[str, str]) -> None:
    refused = await serve().post(Unread(), MULTIPART, {"content-length": "100", **headers})
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "CSRF_FAILED")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "same-origin", "origin": "http://behind-a-proxy"},
        {"sec-fetch-site": "none"},
        {"origin": "http://test"},
        {"sec-fetch-site": "cross-site", "origin": "http://app.example", "authorization": "Bearer x"},
    ],
)
async def test_other_clients_are_accepted_without_csrf_tokens(serve: Any, headers: dict[str, str]) -> None:
    assert (await serve().post(**BODY, headers=headers)).status_code == 200


async def test_what_finds_the_user_ends_before_the_body_is_read(serve: Any, journal: list[str]) -> None:
    def user() -> Any:
        journal.append("open")
        yield "ada"
        journal.append("close")

    async def sent() -> Any:
        journal.append("read")
        yield BODY["body"]

    backend = serve(csrf=True, user=Depends(user))
    token = (await backend.get("session/")).json()["csrfToken"]
    journal.clear()
    headers = {"x-csrftoken": token, "content-length": str(len(BODY["body"]))}
    response = await backend.post(sent(), MULTIPART, headers)
    assert response.status_code == 200
    assert journal == ["open", "close", "read", "open", "close"]
