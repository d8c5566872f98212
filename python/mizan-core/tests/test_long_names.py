"""A long name above many values is refused before each error repeats it."""

from typing import Annotated, Any

import pytest
from mizan_core import Registry, ValidationFailed, client
from pydantic import BeforeValidator


@pytest.fixture
def validated() -> list[Any]:
    return []


@pytest.fixture
def refused(registry: Registry, validated: list[Any]) -> Any:
    def record(number: Any) -> Any:
        validated.append(number)
        return number

    @client(registry=registry)
    def f(numbers: dict[str, dict[str, list[Annotated[int, BeforeValidator(record)]]]]) -> None: ...

    def types(numbers: Any) -> list[str]:
        with pytest.raises(ValidationFailed) as caught:
            registry.get("f").validate({"numbers": numbers})
        return [each["type"] for each in caught.value.details]

    return types


@pytest.mark.parametrize(
    "numbers",
    [
        {"x" * 500_000: {"y": ["z"] * 100_000}},
        {"x": {"y" * 500_000: ["z"] * 100_000}},
        {"x" * 500_000: {str(number): "z" for number in range(40_000)}},
        {"é" * 20_000: {"y": ["z"] * 10_000}},
    ],
    ids=["outer", "inner", "many inner ones", "few bytes"],
)
def test_a_rejected_input_is_not_validated_further(refused: Any, validated: list[Any], numbers: Any) -> None:
    assert refused(numbers) == ["too_long_names"]
    assert validated == []


def test_names_of_common_length_are_accepted(registry: Registry, refused: Any) -> None:
    fine = {f"project_{number:042}": {f"member_{number:043}": list(range(100))} for number in range(1000)}
    assert registry.get("f").validate({"numbers": fine}) is not None
    assert refused({"x" * 10_000: {"y": ["z"]}}) == ["int_parsing"]
    assert refused({"x" * 100_000: {"y": ["z"]}}) == ["int_parsing"]
