"""Parameters that a framework fills in, such as FastAPI's ``Depends(...)`` or ``Request``.

A parameter of a server function is either filled in by a framework or passed by the client. Annotations are unwrapped
first (type aliases, nested ``Annotated``), so that the same marker counts however it is wrapped. A marker that neither
a framework nor pydantic knows is an error: the parameter must not become an argument that a client may choose.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, TypeAlias, get_args

from annotated_types import BaseMetadata, GroupedMetadata
from pydantic import AllowInfNan, BaseModel
from pydantic.fields import FieldInfo
from typing_inspection.introspection import AnnotationSource, inspect_annotation
from typing_inspection.typing_objects import is_deprecated, is_typealiastype

InjectionPredicate: TypeAlias = Callable[[inspect.Parameter], bool]
"""Says whether the framework fills in this parameter. Its annotation is resolved and unwrapped: a type, or one
``Annotated`` around a type."""

MarkerPredicate: TypeAlias = Callable[[Any, Any], bool]
"""Says whether a parameter with this marker (in ``Annotated``, or as its default) and this type is an argument of the
client."""

MarkerHint: TypeAlias = Callable[[Any], str | None]
"""What to write instead of a marker without a meaning; None if the framework does not know the marker."""

ArgumentsOf: TypeAlias = Callable[[inspect.Parameter], Mapping[str, inspect.Parameter]]
"""The arguments, by name, that a client passes for an injected parameter: FastAPI's dependencies may take them."""

_predicates: list[InjectionPredicate] = []
_argument_markers: list[MarkerPredicate] = []
_arguments: list[ArgumentsOf] = []
_hints: list[MarkerHint] = []


def register_injected(
    predicate: InjectionPredicate,
    *,
    argument_marker: MarkerPredicate | None = None,
    arguments_of: ArgumentsOf | None = None,
    marker_hint: MarkerHint | None = None,
) -> None:
    """Registers a framework. Parameters for which ``predicate`` is true never become part of an input model; those
    that ``arguments_of`` derives from them do."""
    if predicate in _predicates:
        return
    _predicates.append(predicate)
    if argument_marker is not None:
        _argument_markers.append(argument_marker)
    if arguments_of is not None:
        _arguments.append(arguments_of)
    if marker_hint is not None:
        _hints.append(marker_hint)


def knows_frameworks() -> bool:
    """Whether any framework is registered. Before that, injected parameters cannot be recognized."""
    return bool(_predicates)


def is_injected(parameter: inspect.Parameter) -> bool:
    return any(predicate(parameter) for predicate in _predicates)


def arguments_of(parameter: inspect.Parameter) -> dict[str, inspect.Parameter]:
    return {name: each for derive in _arguments for name, each in derive(parameter).items()}


def unwrapped(parameter: inspect.Parameter) -> inspect.Parameter:
    """The parameter with a plain annotation: aliases that hold markers and nested ``Annotated`` become one
    ``Annotated``, and an alias of a class becomes the class. Qualifiers such as ``ClassVar`` are left alone."""
    if parameter.annotation is inspect.Parameter.empty:
        return parameter
    found = inspect_annotation(
        parameter.annotation, annotation_source=AnnotationSource.ANY, unpack_type_aliases="eager"
    )
    if found.qualifiers:
        return parameter
    value = found.type
    while is_typealiastype(value):
        value = value.__value__
    kind = value if isinstance(value, type) else found.type
    return parameter.replace(annotation=Annotated[kind, *found.metadata] if found.metadata else kind)


def unknown_markers(parameter: inspect.Parameter) -> Iterator[Any]:
    """The markers of an argument that nothing gives a meaning to: in its annotation at any depth, or its default.

    A framework's own marker in the wrong place, such as ``list[Annotated[User, Depends(...)]]``, is one of them.
    """
    found = inspect_annotation(
        parameter.annotation, annotation_source=AnnotationSource.ANY, unpack_type_aliases="eager"
    )
    for marker in found.metadata:
        if not (is_type_metadata(marker) or _is_argument_marker(marker, found.type)):
            yield marker
    if isinstance(parameter.default, FieldInfo) and not (
        is_type_metadata(parameter.default) or _is_argument_marker(parameter.default, found.type)
    ):
        yield parameter.default
    yield from _markers_inside(found.type, set())


def _markers_inside(annotation: Any, seen: set[int]) -> Iterator[Any]:
    """Those of the types that a type is made of. Fields of models are left to pydantic."""
    if id(annotation) in seen:
        return
    seen.add(id(annotation))
    if is_typealiastype(annotation):
        yield from _markers_inside(annotation.__value__, seen)
        return
    arguments = get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        yield from (marker for marker in annotation.__metadata__ if not is_type_metadata(marker))
        arguments = arguments[:1]
    elif is_typealiastype(getattr(annotation, "__origin__", None)):
        arguments = (annotation.__origin__.__value__, *arguments)
    for each in (*arguments, *_arguments_of_model(annotation)):
        yield from _markers_inside(each, seen)


def _arguments_of_model(annotation: Any) -> tuple[Any, ...]:
    """Of a generic model of pydantic's, which is a class of its own for each of them."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return tuple(annotation.__pydantic_generic_metadata__["args"])
    return ()


def is_type_metadata(marker: Any) -> bool:
    """Whether pydantic gives it a meaning, or it is a comment for people."""
    return (
        marker is None  # where conint() and the like were not given a constraint
        or type(marker) is FieldInfo  # a subclass is some framework's own
        or isinstance(marker, str | BaseMetadata | GroupedMetadata | AllowInfNan)
        or isinstance(getattr(marker, "documentation", None), str)  # Doc of PEP 727, which several packages define
        or hasattr(marker, "__get_pydantic_core_schema__")
        or hasattr(marker, "__get_pydantic_json_schema__")
        or is_deprecated(marker)
    )


def _is_argument_marker(marker: Any, annotation: Any) -> bool:
    return any(predicate(marker, annotation) for predicate in _argument_markers)


def marker_hint(marker: Any) -> str | None:
    """What to write instead of a marker without a meaning."""
    return next((hint for find in _hints if (hint := find(marker)) is not None), None)
