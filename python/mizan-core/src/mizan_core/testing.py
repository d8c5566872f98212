"""What the test clients of all backends share.

They send real requests to the application, without a socket: authentication, middleware, validation, transactions and
the dispatcher are those of production.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from mizan_wire import canonical_query
from pydantic_core import to_jsonable_python

from .invalidation import INVALIDATE_HEADER, Invalidation
from .sent_files import Body, body_of_call

R = TypeVar("R")
"""The framework's response."""


class Request(NamedTuple):
    method: str
    path: str
    """Below the prefix of mizan, with its query."""
    body: Body | None = None
    headers: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Response(Generic[R]):
    status: int
    headers: Mapping[str, str]
    """Case-insensitive."""
    body: bytes
    original: R


class CallError(Exception):
    """The application responded with an error."""

    def __init__(self, status: int, code: str, message: str, details: Any) -> None:
        super().__init__(f"{code} ({status}): {message}" + (f" {json.dumps(details)}" if details else ""))
        self.status = status
        self.code = code
        self.message = message
        self.details = details
        """Of `VALIDATION_FAILED`, a list of `{"loc": [...], "type": ..., "message": ...}`."""


@dataclass(frozen=True, slots=True)
class Called(Generic[R]):
    """A call that succeeded."""

    result: Any
    """JSON data; None if the function returned a response of the framework."""
    invalidated: Sequence[Invalidation]
    """What clients discard or read again, sorted by context."""
    response: R
    """The framework's response, with the headers and cookies that the function set."""

    def assert_invalidates(self, context: str, /, **params: Any) -> None:
        """The instance with these parameters is stale, or any instance if none are given."""
        if not self._invalidates(context, params):
            raise AssertionError(f"{_instance(context, params)} is not invalidated. {self._summary()}")

    def assert_keeps(self, context: str, /, **params: Any) -> None:
        """The instance with these parameters is not stale, nor any instance if none are given."""
        if self._invalidates(context, params):
            raise AssertionError(f"{_instance(context, params)} is invalidated. {self._summary()}")

    def _invalidates(self, context: str, params: Mapping[str, Any]) -> bool:
        wanted = to_jsonable_python(params)
        return any(
            each.context == context and all(wanted.get(name, value) == value for name, value in each.params.items())
            for each in self.invalidated
        )

    def _summary(self) -> str:
        names = [_instance(each.context, each.params) for each in self.invalidated]
        return f"The call invalidates {', '.join(names) or 'nothing'}."


class Client(ABC, Generic[R]):
    """Calls functions and reads contexts as a generated client does."""

    @property
    @abstractmethod
    def _needs_token(self) -> bool:
        """Whether the application checks CSRF tokens."""

    @abstractmethod
    def _send(self, request: Request) -> Response[R]: ...

    def call(self, fn: str, /, **args: Any) -> Called[R]:
        """Raises `CallError`. Arguments may be any values that pydantic converts to JSON, and files: those of the
        framework, open ones, and tuples such as `("plan.txt", b"...", "text/plain")`."""
        token = _token(self._send(_SESSION)) if self._needs_token else None
        return _called(self._send(_call(fn, args, token)))

    def read(self, context: str, /, **params: Any) -> dict[str, Any]:
        """The JSON data of each function of a context. Raises `CallError`."""
        return _data(self._send(_read(context, params)))


class AsyncClient(ABC, Generic[R]):
    """`Client` with async methods."""

    @property
    @abstractmethod
    def _needs_token(self) -> bool: ...

    @abstractmethod
    async def _send(self, request: Request) -> Response[R]: ...

    async def call(self, fn: str, /, **args: Any) -> Called[R]:
        """Raises `CallError`. Arguments may be any values that pydantic converts to JSON, and files: those of the
        framework, open ones, and tuples such as `("plan.txt", b"...", "text/plain")`."""
        token = _token(await self._send(_SESSION)) if self._needs_token else None
        return _called(await self._send(_call(fn, args, token)))

    async def read(self, context: str, /, **params: Any) -> dict[str, Any]:
        """The JSON data of each function of a context. Raises `CallError`."""
        return _data(await self._send(_read(context, params)))


_SESSION = Request("GET", "session/")


def _call(fn: str, args: Mapping[str, Any], token: str | None) -> Request:
    return Request("POST", "call/", body_of_call(fn, args), {"X-CSRFToken": token} if token else {})


def _read(context: str, params: Mapping[str, Any]) -> Request:
    query = canonical_query(to_jsonable_python(params, by_alias=True))
    return Request("GET", f"ctx/{context}/" + (f"?{query}" if query else ""))


def _called(response: Response[R]) -> Called[R]:
    _raise_error(response)
    header = response.headers.get(INVALIDATE_HEADER)
    body = json.loads(response.body) if header is None else {"result": None, "invalidate": json.loads(header)}
    invalidated = [Invalidation(each["context"], each.get("params", {})) for each in body["invalidate"]]
    return Called(body["result"], invalidated, response.original)


def _data(response: Response[R]) -> dict[str, Any]:
    _raise_error(response)
    data: dict[str, Any] = json.loads(response.body)
    return data


def _token(response: Response[R]) -> str | None:
    token: str | None = _data(response)["csrfToken"]
    return token


def _raise_error(response: Response[R]) -> None:
    if response.status < 300 or INVALIDATE_HEADER in response.headers:
        return
    try:
        error = json.loads(response.body)["error"]
        raised = CallError(response.status, error["code"], error["message"], error.get("details"))
    except (ValueError, LookupError, TypeError):
        text = response.body[:200].decode(errors="replace")
        raise AssertionError(
            f"The response does not come from mizan: status {response.status}, {text!r}. Check the middleware of the "
            "application and the prefix of mizan."
        ) from None
    raise raised


def _instance(context: str, params: Mapping[str, Any]) -> str:
    return f"{context}({', '.join(f'{name}={value!r}' for name, value in params.items())})" if params else context
