"""Values of the models, drawn by Hypothesis, and what must be equal when they come back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from pydantic import BaseModel, ValidationError

EXAMPLES = 10


def values_of(model: Any, raw: Any, number: int) -> list[BaseModel]:
    """Values that pydantic itself reads back as it has written them."""
    found: list[BaseModel] = []

    @seed(number)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(raw)
    def draw(value: Any) -> None:
        found.extend(_exact(model, value))

    draw()
    return found


def _exact(model: type[BaseModel], value: Any) -> Iterator[BaseModel]:
    try:
        instance = model.model_validate(value)
        again = model.model_validate_json(wire(instance))
    except (ValidationError, ValueError, OverflowError):
        return
    if same(instance, again):
        yield instance


def wire(instance: BaseModel) -> str:
    """As a client sends it: fields that were not set are absent."""
    return instance.model_dump_json(by_alias=True, exclude_unset=True)


def difference(sent: BaseModel, returned: Any) -> str | None:
    """What has changed on the way."""
    try:
        value = type(sent).model_validate_json(json.dumps(returned))
    except ValidationError as error:
        return str(error)
    return None if same(sent, value) else f"returned {returned}"


def same(one: Any, other: Any) -> bool:
    """Equality that tells 1 from True and 1.0, 1.0 from 1.00, and two offsets of one moment apart."""
    if type(one) is not type(other):
        return False
    if isinstance(one, BaseModel):
        return same(one.__dict__, other.__dict__) and same(one.model_extra, other.model_extra)
    if isinstance(one, dict):
        keys = {_exactly(key): key for key in other}
        return len(one) == len(other) and all(
            _exactly(key) in keys and same(value, other[keys[_exactly(key)]]) for key, value in one.items()
        )
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, set | frozenset):
        return {_exactly(each) for each in one} == {_exactly(each) for each in other}
    return _exactly(one) == _exactly(other)


def _exactly(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else repr(value)
