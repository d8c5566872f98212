"""One exchange, step by step."""

import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from jsonschema import Draft202012Validator

from .backend import Backend, Response
from .exchanges import ALWAYS, STATUSES, Exchange

IDENTITY = "X-Mizan-Identity"

Whose: TypeAlias = str | bool | None
"""The user of a response; None for an anonymous one, False without an identity header."""


class Mismatch(AssertionError):
    """The response of a backend does not match the exchange. The message lists every difference."""


def play(exchange: Exchange, backend: Backend) -> list[Response]:
    """The responses, one for each step. Raises Mismatch at the first step with a wrong response."""
    if exchange.get("cookies") == "own":
        backend = backend.without_cookies()
    responses: list[Response] = []
    for number, step in enumerate(exchange["steps"], 1):
        request, expected = step["request"], step["response"]
        response = backend.send(request)
        user = expected.get("user", request.get("user"))
        differences = [*_differences(expected, response, user, backend), *_compared(expected, response, responses)]
        if differences:
            place = f"{exchange['name']}, step {number} ({request['method']} {request['path'][:80]})"
            shown = response.body[:2000].decode("utf-8", "replace")
            raise Mismatch("\n- ".join([f"{place}:", *differences, f"the response was {response.status} {shown}"]))
        responses.append(response)
    return responses


def _differences(expected: dict[str, Any], response: Response, user: Whose, backend: Backend) -> Iterator[str]:
    status = expected.get("status", STATUSES.get(expected.get("error", ""), 200))
    if response.status != status:
        yield f"the status is {response.status}, not {status}"
    kind = {} if expected.get("empty") else {"Content-Type": "application/json"}
    for name, wanted in (kind | ALWAYS | expected.get("headers", {})).items():
        yield from _header(name, wanted, response)
    yield from _identity(response, user, backend)
    yield from _body(expected, response)


def _header(name: str, wanted: Any, response: Response) -> Iterator[str]:
    given = response.headers.get_all(name)
    value = None if given is None else ", ".join(given)
    match wanted:
        case {"json": content}:
            matches = value is not None and json.loads(value) == content
        case {"pattern": pattern}:
            matches = value is not None and re.search(pattern, value) is not None
        case _:
            matches = value == wanted
    if not matches:
        yield f"the header {name} is {value!r}, not {wanted!r}"


def _identity(response: Response, user: Whose, backend: Backend) -> Iterator[str]:
    """Empty for an anonymous request, otherwise the same for each request of a user and different for each user."""
    identity = response.headers.get(IDENTITY)
    if user is False:
        if identity is not None:
            yield f"{IDENTITY} is {identity!r}, but the response must have no identity"
    elif user is None:
        if identity != "":
            yield f"{IDENTITY} is {identity!r}, but the request is anonymous"
    elif not identity or str(user) in identity:
        yield f"{IDENTITY} is {identity!r}, which does not stand for {user}"
    elif backend.identities.setdefault(str(user), identity) != identity:
        yield f"{IDENTITY} is not what it was for {user} before"
    elif list(backend.identities.values()).count(identity) > 1:
        yield f"{IDENTITY} is the same for several users"


def _compared(expected: dict[str, Any], response: Response, before: list[Response]) -> Iterator[str]:
    """Compares the bytes of the body, which a backend has no reason to change."""
    if "equals" in expected and response.body != before[expected["equals"] - 1].body:
        yield f"the body is not that of step {expected['equals']}"
    if "differs" in expected and response.body == before[expected["differs"] - 1].body:
        yield f"the body is that of step {expected['differs']}"


def _body(expected: dict[str, Any], response: Response) -> Iterator[str]:
    if expected.get("empty"):
        if response.body:
            yield "the body is not empty"
    elif "text" in expected:
        if response.body.decode() != expected["text"]:
            yield f"the body is not {expected['text']!r}"
    else:
        yield from _json_body(expected, response)
    for secret in expected.get("without", []):
        if secret in response.body.decode("utf-8", "replace"):
            yield f"the body has {secret!r} in it"


def _json_body(expected: dict[str, Any], response: Response) -> Iterator[str]:
    try:
        body = json.loads(response.body, parse_constant=_refuse)
    except ValueError:
        yield "the body is not JSON"
        return
    if "json" in expected and not _equal(body, expected["json"]):
        yield f"the body is not {json.dumps(expected['json'], ensure_ascii=False)}"
    if "error" in expected:
        errors = list(_schema_errors(_envelope(expected["error"]), body))
        yield from errors or _details(expected, body["error"]["details"])
    if "schema" in expected:
        yield from _schema_errors(expected["schema"], body)


def _details(expected: dict[str, Any], details: Any) -> Iterator[str]:
    if "details" in expected and not _equal(details, expected["details"]):
        yield f"the details are not {json.dumps(expected['details'])}"
    if "places" in expected:
        places = [each["loc"] for each in details]
        if sorted(map(json.dumps, places)) != sorted(map(json.dumps, expected["places"])):
            yield f"the errors are about {places}, not {expected['places']}"


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _equal(given: Any, wanted: Any) -> bool:
    """As JSON is compared: `1` is `1.0` but not `true`, and the order of keys has no meaning."""
    return Draft202012Validator({"const": wanted}).is_valid(given)


def _schema_errors(schema: dict[str, Any], body: Any) -> Iterator[str]:
    for error in Draft202012Validator(schema).iter_errors(body):
        yield f"{error.json_path} {error.message}"


def _envelope(code: str) -> dict[str, Any]:
    error = {
        "type": "object",
        "required": ["loc", "type", "message"],
        "properties": {"loc": {"type": "array"}, "type": {"type": "string"}, "message": {"type": "string"}},
        "additionalProperties": False,
    }
    details = {"type": "array", "items": error} if code == "VALIDATION_FAILED" else True
    return {
        "type": "object",
        "required": ["error"],
        "additionalProperties": False,
        "properties": {
            "error": {
                "type": "object",
                "required": ["code", "message", "details"],
                "additionalProperties": False,
                "properties": {
                    "code": {"const": code},
                    "message": {"type": "string", "minLength": 1},
                    "details": details,
                },
            }
        },
    }
