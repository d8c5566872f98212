"""The functions and contexts of a backend, as generated code describes them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar, cast
from urllib.parse import quote

from mizan_wire import canonical_query
from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from .envelope import CallEnvelope, Invalidation, decode, invalidations_in_header
from .fields import UNSET
from .files import files_in, multipart
from .transport import Response

T = TypeVar("T")


class Function(Generic[T]):
    """A function of the backend. ``input`` is the ``TypedDict`` of its arguments, ``output`` the type of its result.

    Both are compiled on the first call.
    """

    def __init__(self, name: str, *, input: Any = None, output: Any = None, affects: Sequence[str] = ()) -> None:
        self.name = name
        self.affects = affects
        self._input = input
        self._output = output

    def encode(self, arguments: Mapping[str, object]) -> tuple[bytes, str]:
        """The body of a call, and its content type."""
        given = _given(arguments)
        args = _encode(self.name, self._encoder, given) if given else b"{}"
        body = b'{"fn":%s,"args":%s}' % (json.dumps(self.name).encode(), args)
        files = list(files_in(given))
        return multipart(body, files) if files else (body, "application/json")

    def decode(self, response: Response) -> tuple[T, Sequence[Invalidation]]:
        """The result of a call, and what it has made stale. Raises the error that the backend sent."""
        if self._output is Response and 200 <= response.status < 400:
            return cast(T, response), invalidations_in_header(response) or []
        envelope = decode(self._decoder, response)
        return envelope["result"], envelope.get("invalidate") or []

    @cached_property
    def _encoder(self) -> TypeAdapter[Any]:
        return TypeAdapter(self._input)

    @cached_property
    def _decoder(self) -> TypeAdapter[CallEnvelope[T]]:
        return TypeAdapter(CallEnvelope[self._output])  # type: ignore[name-defined]


class Context(Generic[T]):
    """A context of the backend. ``params`` is the ``TypedDict`` of its parameters, ``data`` the type of its data."""

    def __init__(self, name: str, *, params: Any = None, data: Any) -> None:
        self.name = name
        self._params = params
        self._data = data

    def encode(self, params: Mapping[str, object]) -> dict[str, Any]:
        """The parameters as JSON data."""
        given = _given(params)
        return json.loads(_encode(self.name, self._encoder, given)) if given else {}

    def path(self, params: Mapping[str, Any]) -> str:
        """Where an instance is read, relative to the base URL. ``params`` is JSON data."""
        query = canonical_query(params)
        return f"ctx/{quote(self.name, safe='')}/{f'?{query}' if query else ''}"

    def decode(self, response: Response) -> T:
        return decode(self._decoder, response)

    @cached_property
    def _encoder(self) -> TypeAdapter[Any]:
        return TypeAdapter(self._params)

    @cached_property
    def _decoder(self) -> TypeAdapter[T]:
        return TypeAdapter(self._data)


def _given(arguments: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in arguments.items() if value is not UNSET}


def _encode(name: str, adapter: TypeAdapter[Any], arguments: Mapping[str, object]) -> bytes:
    """A field of a model that was never set is not sent, so that the backend uses its default."""
    try:
        return adapter.dump_json(arguments, exclude_unset=True, warnings="error")
    except PydanticSerializationError as error:
        raise TypeError(f"An argument of {name} has the wrong type. {error}") from error
