"""Any input gets a result or an error, never a crash."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mizan_core import BadRequest, Registry, ValidationFailed, canonical_query, parse_call, parse_query
from mizan_fixtures import projects, type_mapping
from pydantic_core import to_json

TEXT = st.text(st.characters(codec="utf-8"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_body(body: Any) -> None:
    with contextlib.suppress(BadRequest):
        parse_call(body)


@pytest.mark.parametrize("registry", [projects.registry, type_mapping.registry], ids=["projects", "types"])
@given(data=st.data())
def test_any_arguments(registry: Registry, data: Any) -> None:
    operation = data.draw(st.sampled_from(list(registry)))
    names = [*operation.input_model.parameters, "more"]
    args = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(names, JSON)))
    try:
        operation.validate(args)
    except ValidationFailed as error:
        to_json(error.details)


@given(query=st.text())
def test_any_query(query: str) -> None:
    with contextlib.suppress(BadRequest, ValidationFailed):
        parse_query(type_mapping.registry.context("filtered"), query)


@given(JSON)
def test_any_json_without_nan_has_a_canonical_form_in_ascii(value: list[str]) -> None:
    text = json.dumps(value)
    if "NaN" not in text and "Infinity" not in text:
        assert canonical_query({"value": value}).isascii()
