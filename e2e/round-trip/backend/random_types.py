"""Random types, each with a strategy for what a model that contains it accepts."""

from __future__ import annotations

import datetime as dt
import random
import uuid
from base64 import b64encode
from collections.abc import Callable
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Annotated, Any, Literal, NamedTuple, NotRequired, TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from mizan_core import BigInt
from pydantic import AwareDatetime, Base64Bytes, Field, NaiveDatetime
from typing_extensions import TypedDict

Typed: TypeAlias = tuple[Any, SearchStrategy[Any]]
"""An annotation, and its values."""

SAFE = 2**53 - 1
WORDS = ["", "a", "é", "e\u0301", "\0", "\u2028", "😀", '"\\', "null", "0", "-1", "true", "\U0010ffff", "ﬁ", "A" * 50]


class Types:
    """Draws types. ``later`` has members that the clients do not know yet."""

    def __init__(self, seed: str, *, later: bool) -> None:
        self._random = random.Random(seed)
        self.later = later
        self._names = 0

    def name(self, prefix: str) -> str:
        self._names += 1
        return f"{prefix}{self._names}"

    def choice(self, *options: Any) -> Any:
        return self._random.choice(options)

    def sample(self, options: list[Any], count: int) -> list[Any]:
        return self._random.sample(options, count)

    def below(self, end: int) -> int:
        return self._random.randrange(end)

    def any(self, depth: int) -> Typed:
        """A type with at most `depth` levels of containers."""
        if depth == 0 or self.below(3) == 0:
            return self.scalar()
        return self.choice(*CONTAINERS)(self, depth - 1)

    def scalar(self) -> Typed:
        return self.choice(*SCALARS, Types.text_enum, Types.int_enum, Types.literal)(self)

    def unconstrained(self) -> Typed:
        """A scalar without constraints, which pydantic would write into the name of a generic model."""
        while "Annotated" in str((typed := self.scalar())[0]):
            pass
        return typed

    def text_enum(self) -> Typed:
        values = self.sample(["red", "dark-blue", "", "é", "class", "Red", "1"], 3)
        return self._enum("Text", values, "brand new", str)

    def int_enum(self) -> Typed:
        return self._enum("Number", self.sample(list(range(-5, 20)), 3), 2**31, int)

    def _enum(self, prefix: str, values: list[Any], added: Any, kind: type) -> Typed:
        # As what the clients know: drawn before the member that they do not.
        members = {f"MEMBER_{index}": value for index, value in enumerate(values)}
        if self.later:
            members["ADDED"] = added
        name = self.name(prefix)
        enum = IntEnum(name, members) if kind is int else Enum(name, members, type=str)
        return enum, st.sampled_from(list(enum))

    def literal(self) -> Typed:
        values = self.choice(("only",), ("a", "b"), (1, 2), ("a", 1, True), ("x", None))
        return Literal[values], st.sampled_from(values)


def _annotated(strategy: SearchStrategy[Any], annotation: Any) -> Callable[[Types], Typed]:
    return lambda _: (annotation, strategy)


def _unequal_zero(number: float) -> bool:
    """JavaScript writes -0.0 as 0."""
    return number != 0 or str(number) == "0.0"


TEXT = st.one_of(st.sampled_from(WORDS), st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
INTEGERS = st.one_of(st.integers(-SAFE, SAFE), st.sampled_from([-SAFE, SAFE, 0]))
FLOATS = st.floats(allow_nan=False, allow_infinity=False).filter(_unequal_zero)
OFFSETS = st.integers(-23 * 60, 23 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
ZONES = st.one_of(st.just(dt.UTC), OFFSETS)
# A moment near the ends of the calendar has no UTC.
NAIVE = st.datetimes()
AWARE = st.datetimes(dt.datetime(1, 1, 3), dt.datetime(9999, 12, 29), timezones=ZONES)
DECIMALS = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False),
    st.sampled_from([Decimal("1E-34"), Decimal("0.10"), Decimal("-0"), Decimal("1E+30"), Decimal("9" * 60)]),
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), INTEGERS, TEXT, st.sampled_from([0.5, -1e-300, 1.7976931348623157e308])),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=8,
)

SCALARS: list[Callable[[Types], Typed]] = [
    _annotated(st.booleans(), bool),
    _annotated(INTEGERS, int),
    _annotated(st.integers(0, 255), Annotated[int, Field(ge=0, le=255)]),
    _annotated(st.integers(-SAFE, -1), Annotated[int, Field(lt=0)]),
    _annotated(st.integers(), BigInt),
    _annotated(st.integers(-(2**200), 2**200), BigInt),
    _annotated(FLOATS, float),
    _annotated(st.floats(0, 1).filter(_unequal_zero), Annotated[float, Field(ge=0, le=1)]),
    _annotated(TEXT, str),
    _annotated(st.from_regex(r"\A[A-Z]{2}[0-9]*\Z"), Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]*$")]),
    _annotated(st.text("aé😀", min_size=1, max_size=5), Annotated[str, Field(min_length=1, max_length=5)]),
    _annotated(DECIMALS, Decimal),
    _annotated(
        st.decimals(0, 1000, places=2), Annotated[Decimal, Field(ge=0, le=1000, max_digits=6, decimal_places=2)]
    ),
    _annotated(st.one_of(NAIVE, AWARE), dt.datetime),
    _annotated(NAIVE, NaiveDatetime),
    _annotated(AWARE, AwareDatetime),
    _annotated(st.dates(), dt.date),
    _annotated(st.one_of(st.times(), st.times(timezones=ZONES)), dt.time),
    _annotated(st.timedeltas(), dt.timedelta),
    _annotated(
        st.sampled_from([-dt.timedelta(microseconds=1), -dt.timedelta(days=1, hours=3), dt.timedelta()]), dt.timedelta
    ),
    _annotated(st.uuids(), uuid.UUID),
    _annotated(JSON, Any),
]


def _nullable(types: Types, depth: int) -> Typed:
    annotation, values = types.any(depth)
    return annotation | None, st.one_of(st.none(), values)


def _list(types: Types, depth: int) -> Typed:
    annotation, values = types.any(depth)
    return list[annotation], st.lists(values, max_size=3)


def _set(types: Types, depth: int) -> Typed:
    annotation, values = types.choice(*KEYS)(types)
    kind = types.choice(set, frozenset)
    return kind[annotation], st.sets(values, max_size=4).map(kind)


def _tuple(types: Types, depth: int) -> Typed:
    items = [types.any(depth) for _ in range(1 + types.below(3))]
    return tuple[tuple(item for item, _ in items)], st.tuples(*(values for _, values in items))


def _many(types: Types, depth: int) -> Typed:
    annotation, values = types.any(depth)
    return tuple[annotation, ...], st.lists(values, max_size=3).map(tuple)


def _dict(types: Types, depth: int) -> Typed:
    key, keys = types.choice(*KEYS)(types)
    annotation, values = types.any(depth)
    return dict[key, annotation], st.dictionaries(keys, values, max_size=3)


def _union(types: Types, depth: int) -> Typed:
    """Of types whose JSON differs, so that one member fits a value."""
    options: list[Typed] = [
        types.choice((int, INTEGERS), (float, FLOATS)),
        types.choice((str, TEXT), (dt.date, st.dates()), (uuid.UUID, st.uuids())),
        (bool, st.booleans()),
        _list(types, depth),
    ]
    first, second = types.sample(options, 2)
    return first[0] | second[0], st.one_of(first[1], second[1])


def _named_tuple(types: Types, depth: int) -> Typed:
    items = [types.any(depth) for _ in range(2)]
    name = types.name("Pair")
    made = NamedTuple(name, [("first", items[0][0]), ("second", items[1][0])])  # noqa: UP014 - its name is drawn
    return made, st.tuples(items[0][1], items[1][1])


def _typed_dict(types: Types, depth: int) -> Typed:
    always, maybe = types.any(depth), types.any(depth)
    made = TypedDict(types.name("Shape"), {"always": always[0], "maybe": NotRequired[maybe[0]]})  # noqa: UP013 - its name is drawn
    return made, st.fixed_dictionaries({"always": always[1]}, optional={"maybe": maybe[1]})


BYTES: Typed = (Base64Bytes, st.binary(max_size=20).map(b64encode))
"""Only a model may have such a field: what else returns it would decode it twice."""

KEYS: list[Callable[[Types], Typed]] = [
    _annotated(TEXT, str),
    _annotated(INTEGERS, int),
    _annotated(st.uuids(), uuid.UUID),
    _annotated(st.dates(), dt.date),
    _annotated(st.sampled_from(["a", "b"]), Literal["a", "b"]),
    Types.text_enum,
    Types.int_enum,
]

CONTAINERS: list[Callable[[Types, int], Typed]] = [
    _nullable,
    _list,
    _set,
    _tuple,
    _many,
    _dict,
    _union,
    _named_tuple,
    _typed_dict,
]
