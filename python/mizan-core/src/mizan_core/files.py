"""Files among the arguments of a function.

JSON cannot contain a file. So arguments are validated with a token in the place of each file, which only this process
knows, and the validator of the file's type replaces the token by the file.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import PydanticCustomError, core_schema
from typing_inspection.typing_objects import is_typealiastype

from .core_schemas import OPAQUE, altered

UNEXPECTED = "file_unexpected"
"""The type of the error for a file where the function takes none."""
UNEXPECTED_MESSAGE = "File upload not allowed here."

_types: list[type] = []


def register_file_type(file_type: type) -> None:
    """Registers the class of a framework's files: one that pydantic validates by a class method alone."""
    if file_type not in _types:
        _types.append(file_type)


def knows_files() -> bool:
    """Whether any framework has registered a class."""
    return bool(_types)


def is_file(schema: Any) -> bool:
    """Whether a core schema of pydantic is that of a file."""
    if schema.get("type") != "function-plain":
        return False
    return _is_file_type(getattr(schema["function"]["function"], "__self__", None))


def mentions_file(annotation: Any) -> bool:
    """Whether an annotation names a file, by itself or inside other types and models. Builds no model, so it can be
    asked at import; what is not defined yet is not seen."""
    return any(map(_is_file_type, _mentioned(annotation, set())))


def contains_file(schema: Any) -> bool:
    """Whether a core schema of pydantic is or contains that of a file."""
    if isinstance(schema, dict):
        return is_file(schema) or any(contains_file(each) for key, each in schema.items() if key not in OPAQUE)
    return isinstance(schema, list | tuple) and any(map(contains_file, schema))


def with_files(schema: Any) -> Any:
    """A copy of a core schema whose validator finds :attr:`GivenFiles.context` in its context."""
    return altered(schema, _with_files) if knows_files() else schema


_CONTEXT = "mizan.files"


class CallFile:
    """A file of a call among the arguments, which are otherwise JSON."""

    def __init__(self, file: Any, loc: Sequence[str | int]) -> None:
        self.file = file
        self.loc = loc
        """The place in the arguments."""


class GivenFiles:
    """The files of the arguments while these are validated."""

    def __init__(self) -> None:
        self._by_token: dict[str, CallFile] = {}
        self._taken: set[str] = set()

    @property
    def context(self) -> dict[str, Any]:
        """For pydantic. A dict, as validators of an application expect it, which they see too."""
        return {_CONTEXT: self}

    def token(self, given: Any) -> str:
        """What the JSON has in place of a file: the ``fallback`` of pydantic's ``to_json``."""
        if not isinstance(given, CallFile):
            raise TypeError(f"{type(given).__name__} is not JSON")
        token = secrets.token_urlsafe()
        self._by_token[token] = given
        return token

    def take(self, value: Any) -> Any:
        """The file for a value where the function takes one."""
        if value is None:
            raise PydanticCustomError("file_required", "A file is required here")
        if not isinstance(value, str) or value not in self._by_token:
            raise PydanticCustomError("value_type", "Input should be null, with the file in a separate part")
        self._taken.add(value)
        return self._by_token[value].file

    def __contains__(self, value: object) -> bool:
        """Whether an input is the token of a file."""
        return isinstance(value, str) and value in self._by_token

    @property
    def left(self) -> Iterator[CallFile]:
        """Those that nothing has taken."""
        return (each for token, each in self._by_token.items() if token not in self._taken)


def _with_files(schema: dict[str, Any], original: dict[str, Any]) -> dict[str, Any]:
    if not is_file(original):
        return schema
    return {**core_schema.with_info_before_validator_function(_take, schema)}


def _take(value: Any, info: core_schema.ValidationInfo[dict[str, GivenFiles]]) -> Any:
    return info.context[_CONTEXT].take(value)


def _is_file_type(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, tuple(_types))


def _mentioned(annotation: Any, seen: set[int]) -> Iterator[Any]:
    if id(annotation) in seen:
        return
    seen.add(id(annotation))
    yield annotation
    inside = [*get_args(annotation)]
    for alias in (annotation, getattr(annotation, "__origin__", None)):
        if is_typealiastype(alias):
            inside.append(alias.__value__)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        inside += [each.annotation for each in annotation.model_fields.values()]
    for each in inside:
        yield from _mentioned(each, seen)
