"""How arguments of clients are distinguished from parameters that a framework fills."""

import inspect
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import annotated_types
import pydantic
import pytest
from mizan_core import BigInt
from mizan_core.injection import is_type_metadata, unknown_markers, unwrapped
from typing_extensions import Doc, TypeAliasType, TypeVar, deprecated

T = TypeVar("T")


class Marker:
    """A marker of a framework that is not registered."""


def parameter(annotation: Any) -> inspect.Parameter:
    return inspect.Parameter("x", inspect.Parameter.KEYWORD_ONLY, annotation=annotation)


def pydantic_types() -> Iterator[Any]:
    """Every annotation that pydantic exports or creates."""
    for name in pydantic.__all__:
        exported = getattr(pydantic, name, None)
        if hasattr(exported, "__metadata__"):
            yield exported
    yield from (
        pydantic.conint(gt=1),
        pydantic.confloat(ge=0),
        pydantic.condecimal(max_digits=3),
        pydantic.constr(pattern="a"),
        pydantic.conbytes(min_length=1),
        pydantic.conlist(int, min_length=1),
        pydantic.conset(int, max_length=2),
        pydantic.condate(),
        BigInt,
    )


@pytest.mark.parametrize("annotation", list(pydantic_types()), ids=str)
def test_types_of_pydantic_are_arguments(annotation: Any) -> None:
    assert list(unknown_markers(parameter(annotation))) == []


@pytest.mark.parametrize(
    "metadata",
    [
        pydantic.Field(gt=1),
        pydantic.Discriminator("kind"),
        pydantic.Tag("a"),
        pydantic.Strict(),
        pydantic.AllowInfNan(False),
        pydantic.StringConstraints(min_length=1),
        pydantic.WithJsonSchema({}),
        pydantic.BeforeValidator(int),
        pydantic.PlainSerializer(str),
        pydantic.GetPydanticSchema(lambda source, handler: handler(source)),
        annotated_types.Gt(1),
        annotated_types.Len(1),
        annotated_types.Predicate(str.islower),
        annotated_types.Unit("m"),
        Doc("What it is."),
        deprecated("Use another."),
        "a comment",
    ],
    ids=repr,
)
def test_metadata_of_types_is_known(metadata: Any) -> None:
    assert is_type_metadata(metadata)


@pytest.mark.parametrize("marker", [Marker(), Marker, 1, ("a",), object()], ids=repr)
def test_other_metadata_is_unknown(marker: Any) -> None:
    assert not is_type_metadata(marker)


Alias = TypeAliasType("Alias", Annotated[T, Marker], type_params=(T,))
Recursive = TypeAliasType("Recursive", "dict[str, Recursive] | list[Annotated[int, Marker]]")


@pytest.mark.parametrize(
    "annotation",
    [
        Annotated[int, Marker],
        Alias[int],
        list[Alias[int]],
        dict[str, Annotated[int, Marker] | None],
        tuple[Literal["a"], Annotated[int, Marker]],
    ],
    ids=str,
)
def test_an_unknown_marker_is_found_at_any_depth(annotation: Any) -> None:
    assert list(unknown_markers(parameter(annotation))) == [Marker]


def test_the_search_for_markers_ends_in_a_recursive_alias() -> None:
    assert list(unknown_markers(parameter(Recursive))) == []


def test_markers_in_aliases_are_unwrapped_and_aliases_of_types_are_kept() -> None:
    rows = TypeAliasType("rows", list[int])
    assert unwrapped(parameter(Annotated[Alias[int], 1])).annotation == Annotated[int, Marker, 1]
    assert unwrapped(parameter(TypeAliasType("Class", Marker))).annotation is Marker
    assert unwrapped(parameter(rows)).annotation is rows
