"""For a large input, only the first invalid item of each list is reported."""

import json
from typing import Annotated, Any, Literal

import pytest
from mizan_core import Registry, ValidationFailed, client
from pydantic import BaseModel, Field, field_validator


class First(BaseModel):
    kind: Literal["first"]
    size: int = 1


class Second(BaseModel):
    kind: Literal["second"]
    size: int = 2


class Box(BaseModel):
    rows: list[First | Second] = []
    type: Literal["list"] = "list"
    tree: "list[Box]" = []

    @field_validator("rows")
    @classmethod
    def _few(cls, rows: list[Any]) -> list[Any]:
        return rows[-2:]


@pytest.fixture
def details(registry: Registry) -> Any:
    @client(registry=registry)
    def f(
        ids: list[int] = [],  # noqa: B006
        pairs: tuple[tuple[int, int], ...] = (),
        tags: set[int] = set(),  # noqa: B006
        box: Box = Box(),  # noqa: B008
        boxes: dict[str, Annotated[list[Box], Field(max_length=3)]] = {},  # noqa: B006
        text: str = "",
    ) -> None: ...

    def validate(args: Any) -> Any:
        with pytest.raises(ValidationFailed) as caught:
            registry.get("f").validate(args)
        return [(each["loc"], each["type"]) for each in caught.value.details]

    return validate


LARGE = {"text": "x" * 100_000}


def test_a_small_input_gets_every_error(details: Any) -> None:
    assert details({"ids": ["x", 1, "y"], "tags": ["z"]}) == [
        (["ids", 0], "int_parsing"),
        (["ids", 2], "int_parsing"),
        (["tags", 0], "int_parsing"),
    ]


def test_a_large_input_gets_the_first_error_of_each_list(details: Any) -> None:
    assert details({**LARGE, "ids": [1, "x", "y"], "pairs": [[1, 2], ["x", "y"], ["z"]], "tags": ["z", "x"]}) == [
        (["ids", 1], "int_parsing"),
        (["pairs", 1, 0], "int_parsing"),
        (["tags", 0], "int_parsing"),
    ]
    bad = {"rows": [{"kind": "first", "size": 1}, {}, {}]}
    assert details({**LARGE, "box": bad, "boxes": {"a": [{"tree": [bad, bad]}, bad]}}) == [
        ([*place, "rows", 1, model, "kind"], "missing")
        for place in (["box"], ["boxes", "a", 0, "tree", 0])
        for model in ("First", "Second")
    ]


def test_valid_input_has_the_same_value_in_both_modes(registry: Registry, details: Any) -> None:
    box = {"rows": [{"kind": "first"}, {"kind": "second"}, {"kind": "second", "size": 3}]}
    args: dict[str, Any] = {
        "ids": ["1", 2],
        "pairs": [[1, 2]],
        "tags": [1, 1],
        "box": box,
        "boxes": {"a": [box, {"tree": [box]}]},
    }
    function = registry.get("f")
    small: Any = function.validate(args).input
    large: Any = function.validate({**args, **LARGE}).input
    assert small.model_dump() == large.model_dump() | {"text": ""}
    assert isinstance(large.box, Box)
    assert large.box.rows == [Second(kind="second"), Second(kind="second", size=3)]


def test_rejecting_a_megabyte_of_invalid_items_takes_little_memory(details: Any) -> None:
    args: dict[str, Any] = {"box": {"rows": [{}] * 300_000}}
    assert len(json.dumps(args)) > 900_000
    assert len(details(args)) == 2
