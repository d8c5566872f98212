"""Reads the envelopes of a backend."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Generic, NotRequired, TypeVar

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypedDict

from .errors import BadResponse, DecodeError, MizanError, error_of
from .headers import is_header_value
from .transport import Response

T = TypeVar("T")

INVALIDATE = "X-Mizan-Invalidate"


class Invalidation(TypedDict):
    """Instances of a context that are stale: those that have these parameters; without parameters, all."""

    context: str
    params: NotRequired[dict[str, Any]]


class CallEnvelope(TypedDict, Generic[T]):
    result: T
    invalidate: NotRequired[list[Invalidation] | None]


class _Session(TypedDict):
    csrfToken: str | None


class _Error(TypedDict):
    code: str
    message: NotRequired[Any]
    details: NotRequired[Any]


class _Failure(TypedDict):
    error: _Error


_failure: TypeAdapter[_Failure] = TypeAdapter(_Failure)
_session: TypeAdapter[_Session] = TypeAdapter(_Session)
_invalidations: TypeAdapter[list[Invalidation]] = TypeAdapter(list[Invalidation])


def decode(adapter: TypeAdapter[T], response: Response) -> T:
    """The body of a successful response. Raises the error that the backend sent, or ``DecodeError``."""
    if not 200 <= response.status < 300:
        raise error_in(response)
    try:
        return adapter.validate_json(response.body)
    except ValidationError as error:
        failure = _decode_error(error, response)
    # Outside of the clause, so that the error and its traceback do not contain the data.
    raise failure


def read_session(response: Response) -> str | None:
    token = decode(_session, response)["csrfToken"]
    if token is not None and not is_header_value(token):
        raise BadResponse("The CSRF token of the backend cannot be sent in a header.", status=response.status)
    return token


def invalidations_in_header(response: Response) -> list[Invalidation] | None:
    """Those of a function that returns a response of its framework. None without the header."""
    header = response.header(INVALIDATE)
    if header is None:
        return None
    try:
        return _invalidations.validate_json(header)
    except ValidationError:
        raise BadResponse(f"The header {INVALIDATE} is not a list of contexts.", status=response.status) from None


def error_in(response: Response) -> MizanError:
    """The error of a response that is not a success."""
    retry_after = _retry_after(response.header("Retry-After"))
    try:
        error = _failure.validate_json(response.body)["error"]
    except ValidationError:
        return BadResponse(_without_envelope(response), status=response.status, retry_after=retry_after)
    message = error.get("message")
    message = error["code"] if message is None else str(message)
    return error_of(error["code"], message, response.status, error.get("details"), retry_after)


def _without_envelope(response: Response) -> str:
    location = response.header("Location")
    if location is not None and 300 <= response.status < 400:
        return (
            f"The backend redirected to {location.split('?')[0][:300]}. Requests are not redirected, because they "
            "contain credentials: check base_url."
        )
    return f"The response has the status {response.status} and is not mizan's: check base_url."


def _decode_error(error: ValidationError, response: Response) -> DecodeError:
    issues = error.errors(include_input=False, include_url=False, include_context=False)
    if issues[0]["type"] == "json_invalid":
        return DecodeError(f"The response is not valid JSON: {issues[0]['msg']}.", status=response.status)
    paths = [_path(issue["loc"]) for issue in issues]
    shown = "; ".join(f"{path}: {issue['msg']}" for path, issue in zip(paths[:5], issues[:5], strict=True))
    more = f"; and {len(paths) - 5} more" if len(paths) > 5 else ""
    return DecodeError(
        f"The response does not fit the generated client: {shown}{more}. Is the client older than the backend?",
        paths=paths,
        status=response.status,
    )


def _path(loc: Sequence[str | int]) -> str:
    """``("result", "items", 2, "name")`` as ``result.items[2].name``."""
    parts = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc]
    return "".join(parts).removeprefix(".")


def _retry_after(header: str | None) -> float:
    """Seconds: RFC 9110, section 10.2.3."""
    if header is None:
        return 0
    try:
        seconds = float(header)
    except ValueError:
        try:
            date = parsedate_to_datetime(header)
        except ValueError:
            return 0
        seconds = (date.replace(tzinfo=date.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    return seconds if 0 < seconds < float("inf") else 0
