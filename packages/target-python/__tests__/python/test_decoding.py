"""What a generated package makes of the responses of an older or newer backend."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

import complete
import pytest
from complete import models as m
from mizan_client import DecodeError, File, WSGITransport


def client(result: Any, received: list[bytes] | None = None) -> complete.Client:
    def backend(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if received is not None:
            received.append(environ["wsgi.input"].read())
        start_response("200 OK", [])
        return [json.dumps({"result": result}).encode()]

    return complete.Client("http://testserver/api/mizan", transport=WSGITransport(backend))


CAT = {"kind": "cat", "lives": 9}


def test_unknown_fields_are_ignored() -> None:
    assert client({**CAT, "color": "grey"}).current_user() == m.Cat(kind="cat", lives=9)


def test_a_missing_field_is_named() -> None:
    with pytest.raises(DecodeError) as error:
        client({"items": [CAT, {"kind": "cat"}], "total": 1}).board_cards(board_id=1)
    assert error.value.paths == ["result.value", "result.children"]


def test_unknown_values_of_enums_survive() -> None:
    found = client({"color": "mauve", "priority": 7, "letters": "a", "numbers": 1, "mixed": True}).board_title(
        board_id=1
    )
    assert (found.color, found.priority, found.mixed) == ("mauve", 7, True)
    assert isinstance(found.color, m.Color)


def test_a_name_of_python_is_read_from_its_wire_key() -> None:
    edge = m.Edge.model_validate_json('{"from": {"parent": null}, "label": "x"}')
    assert edge.from_.parent is None
    assert json.loads(edge.model_dump_json()) == {"from": {"parent": None}, "label": "x"}


def test_recursive_aliases_are_read() -> None:
    class Holder(m.Model):
        json_: m.Json

    assert Holder.model_validate({"json_": {"a": ["b", {"c": 1.5}]}}).json_ == {"a": ["b", {"c": 1.5}]}


def test_a_file_is_sent_beside_the_call() -> None:
    received: list[bytes] = []
    client(None, received).upload(file=File("a.txt", b"content"), title="A")
    assert b'name="call"' in received[0]
    assert b'{"fn":"upload","args":{"file":null,"title":"A"}}' in received[0]
    assert b'name="/file"; filename="a.txt"' in received[0]


def test_arguments_of_a_nested_input_are_sent_by_their_wire_keys() -> None:
    received: list[bytes] = []
    settings = {"full-name": "Ada", "limit": 20, "nickname": None}
    assert client(settings, received).change_settings(settings={"full-name": "Ada"}).full_name == "Ada"
    assert json.loads(received[0]) == {"fn": "change_settings", "args": {"settings": {"full-name": "Ada"}}}
