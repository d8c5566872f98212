"""The parts of a call with files: `multipart/form-data` (RFC 7578), with the call in one part and each file in another.

A file's part is named by the JSON Pointer (RFC 6901) of its place in the arguments, where the call has null.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from .errors import BadRequest, UnsupportedMediaType
from .files import CallFile
from .operation import Operation

CONTENT_TYPE = "multipart/form-data"
CALL = "call"

INCOMPLETE = "The body is incomplete, or a file has no name."
"""The message for a body that ends within a part."""
NOT_MULTIPART = "The body must be multipart/form-data."

_POINTER = "The name of a file must be the JSON Pointer of its place in the arguments."


def check_length(header: str) -> None:
    """Takes the header `Content-Length`, empty if there is none. Raises BadRequest."""
    if not header.isdecimal():
        raise BadRequest("A call with multipart/form-data needs the header Content-Length.")


def check_names(fields: Sequence[str], files: Collection[str]) -> None:
    """Takes the names of the parts that are not files, and of those that are. Raises BadRequest."""
    if [*fields] != [CALL]:
        raise BadRequest('The body must have one part "call" that is not a file. All other parts must be files.')
    if len(set(files)) < len(files):
        raise BadRequest("Each file must have its own name.")


def check_takes_files(operation: Operation) -> None:
    """Raises UnsupportedMediaType."""
    if not operation.takes_files:
        raise UnsupportedMediaType(
            "This function takes no files: a call needs the header Content-Type: application/json."
        )


def check_places(names: Iterable[str], args: Mapping[str, Any]) -> None:
    """Raises BadRequest for a file without a place of its own."""
    for name in names:
        _find(name, args)


def put_files(files: Mapping[str, Any], args: Mapping[str, Any]) -> None:
    """Puts each file into its place in the arguments. Raises BadRequest for one without a place of its own."""
    places = {name: _find(name, args) for name in files}
    for name, (container, *loc) in places.items():
        container[loc[-1]] = CallFile(files[name], loc)


def steps(pointer: str) -> Sequence[str]:
    """Raises BadRequest unless this is a JSON Pointer to a place inside."""
    start, *steps = pointer.split("/")
    if start or not steps:
        raise BadRequest(_POINTER)
    return [step.replace("~1", "/").replace("~0", "~") for step in steps]


def _unquoted(step: str) -> str:
    """Browsers write these characters so (HTML standard, "multipart/form-data encoding algorithm")."""
    return step.replace("%22", '"').replace("%0D", "\r").replace("%0A", "\n")


def _find(pointer: str, args: Mapping[str, Any]) -> list[Any]:
    """What contains the place, and then the keys that lead from the arguments to the place."""
    container: Any = None
    place: Any = args
    loc: list[str | int] = []
    for step in steps(pointer):
        container = place
        match place:
            case dict() if step in place:
                loc.append(step)
            case dict() if (spelled := _unquoted(step)) in place:
                loc.append(spelled)
            case list() if step.isdecimal() and step == str(int(step)) and int(step) < len(place):
                loc.append(int(step))
            case _:
                raise BadRequest(_POINTER)
        place = place[loc[-1]]
    if place is not None:
        raise BadRequest("The arguments must have null at the place of a file.")
    return [container, *loc]
