"""Random models: of fields of random types, generic, recursive, and members of unions."""

from __future__ import annotations

from typing import Annotated, Any, Generic, Literal, TypeVar

from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, RootModel, create_model
from random_types import BYTES, TEXT, Typed, Types

T = TypeVar("T")
K = TypeVar("K")

KEYS = ["id", "type", "self", "class", "größe", "with-dash", "with space", "__proto__", "None", "fooBar", "_x", "1st"]
"""Wire keys: some mean something in a language, or are names in none."""


class Page(BaseModel, Generic[T]):
    items: list[T]
    first: T | None = None


class Entry(BaseModel, Generic[K, T]):
    key: K
    value: T


def model(types: Types) -> Typed:
    """A model of one of several kinds."""
    return types.choice(_plain, _plain, _plain, _generic, _recursive, _tagged, _nested_tagged, _open, _root)(types)


def _make(types: Types, fields: dict[str, Any], prefix: str = "Model", **config: Any) -> type[BaseModel]:
    name = types.name(prefix)
    base = type(f"{name}Base", (BaseModel,), {"model_config": ConfigDict(**config), "__module__": __name__})
    return create_model(name, __base__=base, __module__=__name__, **fields)


def _fields(types: Types, depth: int) -> tuple[dict[str, Any], st.SearchStrategy[dict[str, Any]]]:
    """Fields with names as in Python or with others, required or not."""
    fields: dict[str, Any] = {}
    required, optional = {}, {}
    for index, key in enumerate(types.sample(KEYS, 1 + types.below(4))):
        annotation, values = BYTES if types.below(12) == 0 else types.any(depth)
        kind = types.below(4)
        if kind == 0:
            fields[f"field_{index}"] = (annotation | None, Field(None, alias=key))
            optional[key] = st.one_of(st.none(), values)
        else:
            fields[f"field_{index}"] = (annotation, Field(alias=key))
            required[key] = values
    return fields, st.fixed_dictionaries(required, optional=optional)


def _plain(types: Types) -> Typed:
    fields, values = _fields(types, 2)
    return _make(types, fields), values


def _generic(types: Types) -> Typed:
    inner, values = _plain(types) if types.below(2) else types.unconstrained()
    key, keys = types.unconstrained()
    one = Page[inner], st.fixed_dictionaries({"items": st.lists(values, max_size=3)}, optional={"first": values})
    two = Entry[key, inner], st.fixed_dictionaries({"key": keys, "value": values})
    annotation, raw = types.choice(one, two)
    return _make(types, {"generic": (annotation, ...)}), st.fixed_dictionaries({"generic": raw})


def _recursive(types: Types) -> Typed:
    fields, values = _fields(types, 1)
    name = types.name("Tree")
    own = types.choice(f"list[{name}]", f"{name} | None", f"dict[str, {name}]")
    made = create_model(name, __module__=__name__, **fields, own=(own, ...))
    made.model_rebuild(_types_namespace={name: made})

    def grow(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        kept = {"l": st.lists(inner, max_size=2), "d": st.dictionaries(TEXT, inner, max_size=2)}
        return st.builds(lambda value, own: {**value, "own": own}, values, kept.get(own[0], inner))

    leaf = {"l": [], "d": {}}.get(own[0])
    return made, st.recursive(values.map(lambda value: {**value, "own": leaf}), grow, max_leaves=12)


def _members(types: Types, tag: str, count: int) -> list[tuple[Any, Typed]]:
    """Models with their tags."""
    tags = types.choice(["cat", "dog", "", "é 1"], [1, 2, 3, 4])[:count]
    members = []
    for value in tags:
        fields, values = _fields(types, 1)
        made = _make(types, {tag: (Literal[value], ...), **fields}, "Member")
        members.append((value, (made, _tagged_with(tag, value, values))))
    return members


def _tagged_with(tag: str, value: Any, values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return values.map(lambda fields: {tag: value, **fields})


def _tagged(types: Types) -> Typed:
    members = [typed for _, typed in _members(types, "kind", 3)]
    # A member that the clients do not know.
    known = members if types.later else members[:2]
    union = Annotated[_union_of([each for each, _ in known]), Field(discriminator="kind")]
    raw = st.one_of(*(values for _, values in known))
    return _make(types, {"tagged": (list[union], ...)}), st.fixed_dictionaries({"tagged": st.lists(raw, max_size=3)})


def _nested_tagged(types: Types) -> Typed:
    inner = [typed for _, typed in _members(types, "color", 2)]
    tagged = []
    for made, values in inner:
        both = create_model(types.name("Member"), __base__=made, __module__=__name__, kind=(Literal["nested"], ...))
        tagged.append((both, _tagged_with("kind", "nested", values)))
    fields, values = _fields(types, 1)
    other = _make(types, {"kind": (Literal["other"], ...), **fields}, "Member")
    nested = Annotated[_union_of([each for each, _ in tagged]), Field(discriminator="color")]
    union = Annotated[nested | other, Field(discriminator="kind")]
    raw = st.one_of(_tagged_with("kind", "other", values), *(each for _, each in tagged))
    return _make(types, {"nested": (union, ...)}), st.fixed_dictionaries({"nested": raw})


def _union_of(members: list[Any]) -> Any:
    union = members[0]
    for member in members[1:]:
        union = union | member
    return union


def _open(types: Types) -> Typed:
    fields, values = _fields(types, 1)
    extra = st.dictionaries(st.sampled_from(["extra", "é", "x y"]), st.one_of(st.integers(0, 9), TEXT), max_size=2)
    made = _make(types, fields, extra="allow")
    return made, st.builds(lambda more, value: {**more, **value}, extra, values)


def _root(types: Types) -> Typed:
    annotation, values = types.any(2)
    name = types.name("Root")
    made = type(name, (RootModel[annotation],), {"__module__": __name__})
    return _make(types, {"root": (made, ...)}), st.fixed_dictionaries({"root": values})
