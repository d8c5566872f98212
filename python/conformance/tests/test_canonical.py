"""Python and TypeScript have the same canonical form of any parameters."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mizan_core import canonical_query

SAFE = 2**53 - 1
"""JavaScript has no larger integers; a client sends them as text."""


@pytest.fixture(scope="module")
def kernel() -> Iterator[Callable[[dict[str, Any]], str]]:
    """`canonicalQuery` of @mizan/kernel."""
    node = shutil.which("node")
    assert node is not None
    command = [node, str(Path(__file__).with_name("canonical.mjs"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        lines, answers = process.stdin, process.stdout

        def canonical(params: dict[str, Any]) -> str:
            lines.write(json.dumps(params) + "\n")
            lines.flush()
            answer: str = json.loads(answers.readline())
            return answer

        yield canonical
        process.stdin.close()


text = st.text(st.characters(codec="utf-8"))
names = text | st.sampled_from(
    ["__proto__", "constructor", "toString", "10", "9", "", "\ufb33", "\U0001f602", "ö", "o"]
)
numbers = st.integers(-SAFE, SAFE) | st.floats(allow_nan=False, allow_infinity=False)
scalars = st.none() | st.booleans() | numbers | text
objects = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(names, inner), max_leaves=12)


@given(params=st.dictionaries(names, objects))
@example(params={"x": [[], [1, [2]], {"b": None, "a": -0.0}]})
@example(params={"\ufb33": 1, "\U0001f602": 2})
@example(params={"x": [1e21, 1e-7, 123456789012345680000.0, 5e-324, 0.1, 1.0]})
@settings(max_examples=250, deadline=None, derandomize=True)
def test_parameters_have_the_same_canonical_form_in_both_languages(
    kernel: Callable[[dict[str, Any]], str], params: dict[str, Any]
) -> None:
    assert canonical_query(params) == kernel(params)


@given(value=numbers)
@settings(max_examples=500, deadline=None, derandomize=True)
def test_numbers_are_printed_the_same_in_both_languages(kernel: Callable[[dict[str, Any]], str], value: float) -> None:
    assert canonical_query({"x": value}) == kernel({"x": value})
