"""What each type is called in a document."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import UnionType
from typing import Annotated, Any, TypeAlias, get_args, get_origin

from ..naming import component_key, pascal_case, type_name
from ..operation import Operation
from .annotated_names import without_addresses, without_annotations
from .class_names import class_names
from .generics import Instantiation, bare_instance, instantiation
from .references import references, rewrite
from .type_graph import Definition, TypeGraph

# Characters of a name that is made of other names, before it is cut.
_LONG = 80
_CUT = 60

_Names: TypeAlias = dict[str, str]


class TypeNames:
    """An output keeps its class's name; its input is ``<Class>Input`` where the two differ.

    The names of classes come first. A name that is derived from others (of an input, a union, a filled-in generic, the
    arguments or the result of a function) yields to them. Only types that the functions reach take part.
    """

    def __init__(self, graph: TypeGraph, inputs: Mapping[type, Operation]) -> None:
        self._definitions = graph.definitions
        self._refs = {each.cls: each.ref for each in graph.definitions.values() if each.cls is not None}
        self._differing = _differing(graph.definitions)
        used = {key: each for key, each in graph.definitions.items() if key in graph.used}
        arguments = {key: each for key, each in used.items() if each.cls in inputs}
        types = {key: each for key, each in used.items() if key not in arguments}
        classes = [each for each in types.values() if not _is_derived(each)]
        self._bases: _Names = class_names(classes)
        """The names of outputs, by pydantic's references."""
        self._taken = set(self._bases.values())
        self._name_declarations(each for each in types.values() if _is_declaration(each))
        self._name_derived([each for each in types.values() if _is_derived(each) and not _is_declaration(each)])
        self._inputs = self._name_inputs(types.values())
        self._arguments = {
            key: self._free(each.cls.__name__, f"{each.cls.__name__.removesuffix('Input')}Arguments")
            for key, each in arguments.items()
            if each.cls is not None
        }

    def __call__(self, key: str) -> str:
        """The component of a definition, by its key."""
        return component_key(self.readable(key))

    def readable(self, key: str) -> str:
        """The name of a definition in the letters of its class, by its key."""
        if key in self._arguments:
            return self._arguments[key]
        definition = self._definitions.get(key)
        if definition is None:
            return key  # a reference that a schema brought along itself
        if definition.mode == "validation" and definition.ref in self._inputs:
            return self._inputs[definition.ref]
        return self._bases[definition.ref]

    def is_distinguished(self, key: str) -> bool:
        """Whether another class has the same name, so that this one is called after its module as well."""
        definition = self._definitions[key]
        if _is_derived(definition) or key in self._arguments:
            return False
        own = (definition.cls.__name__ if definition.cls else _neutral(definition.ref)).rpartition(".")[2]
        return self._bases[definition.ref] != type_name(own)

    def result(self, function: str) -> str:
        """The name of the result of a function that returns no class."""
        name = pascal_case(function)
        return self._free(f"{name}Output", f"{name}Result")

    def _free(self, *candidates: str) -> str:
        """The first name that no type has."""
        last = candidates[-1]
        names = (*candidates, *(f"{last}{number}" for number in range(2, len(self._taken) + 3)))
        return next(name for name in names if name not in self._taken)

    def _name_declarations(self, declarations: Iterable[Definition]) -> None:
        for each in declarations:
            if each.ref not in self._bases:
                name = _declared_name(each)
                self._bases[each.ref] = self._free(name, f"{name}Of")
        self._taken.update(self._bases.values())

    def _name_derived(self, definitions: Iterable[Definition]) -> None:
        """Names of generics and unions. The same name for two of them would depend on their order, so both get a
        suffix."""
        users: dict[str, set[str]] = defaultdict(set)
        by_ref = {each.ref: each for each in definitions}
        names = {ref: self._derived_name(each) for ref, each in by_ref.items()}
        for ref, name in names.items():
            users[name].add(_identity(by_ref[ref]))
        for ref, name in names.items():
            is_clear = not _is_long(name) and len(users[name]) == 1
            free = name if is_clear else self._distinct(by_ref[ref], name, is_shared=len(users[name]) > 1)
            self._bases[ref] = self._free(free, f"{free}Union" if by_ref[ref].members else f"{free}Type")
        self._taken.update(self._bases[ref] for ref in names)

    def _name_inputs(self, definitions: Iterable[Definition]) -> _Names:
        found: _Names = {}
        refs = {each.ref for each in definitions if each.mode == "validation"} & self._differing
        names = {ref: self._bases[ref] for ref in refs}
        for ref, name in sorted(names.items(), key=lambda item: item[1]):
            found[ref] = self._free(f"{name}Input", f"{name}AsInput")
        self._taken.update(found.values())
        return found

    def _distinct(self, definition: Definition, name: str, *, is_shared: bool) -> str:
        """The beginning of a name, and a digest of the whole: ``CatOr11Others_1f6a9b02``."""
        text = _identity(definition) if is_shared else name
        digest = hashlib.sha256(text.encode()).hexdigest()[:8]
        if _is_long(name) and definition.members:
            first, *others = definition.members
            name = f"{_cut(self._name_of(self._definitions[first]), _LONG)}Or{len(others)}Others"
        elif _is_long(name):
            name = _cut(name, _CUT)
            name = name.rpartition("_")[0] or name
        return f"{name}_{digest}"

    def _derived_name(self, definition: Definition) -> str:
        """``CatOrDog`` or ``Page_Task``."""
        if definition.members:
            return "Or".join(self._name_of(self._definitions[key]) for key in definition.members)
        generic = definition.cls and instantiation(definition.cls)
        if generic:
            return type_name(self._filled_in(generic))
        return type_name(re.sub(r"(?:[^\[\],.\s]+\.)+", "", without_annotations(_neutral(definition.ref))))

    def _filled_in(self, generic: Instantiation) -> str:
        return f"{self._class_name(generic.origin)}[{', '.join(map(self._argument, generic.arguments))}]"

    def _argument(self, annotation: Any) -> str:
        """As pydantic writes it in the name of a class, but without the metadata of ``Annotated``."""
        arguments = get_args(annotation)
        if isinstance(annotation, type) and not arguments:
            generic = instantiation(annotation)
            return self._filled_in(generic) if generic else self._class_name(annotation)
        if not arguments:  # a value of a literal, or a special form
            return getattr(annotation, "__name__", str(annotation))
        origin = get_origin(annotation)
        if origin is Annotated:
            return self._argument(arguments[0])
        name = "Union" if origin is UnionType else getattr(origin, "__name__", str(origin))
        return f"{name}[{', '.join(map(self._argument, arguments))}]"

    def _class_name(self, cls: type) -> str:
        return self._bases.get(self._refs.get(cls, "")) or cls.__name__

    def _name_of(self, definition: Definition) -> str:
        return self._bases.get(definition.ref) or self._derived_name(definition)


def _is_long(name: str) -> bool:
    return len(component_key(name)) > _LONG


def _cut(name: str, length: int) -> str:
    while len(component_key(name)) > length:
        name = name[:-1]
    return name


def qualified_name(definition: Definition) -> str:
    """For messages: the module and the class."""
    cls = definition.cls and (bare_instance(definition.cls) or definition.cls)
    if cls is not None:
        return f"{cls.__module__}.{cls.__qualname__}"
    return _neutral(definition.ref)


def _identity(definition: Definition) -> str:
    """With type arguments, which the class of a dataclass does not have. The same in each process."""
    is_model = definition.cls is not None and instantiation(definition.cls) is not None
    return without_addresses(qualified_name(definition) if is_model else _neutral(definition.ref))


def _is_declaration(definition: Definition) -> bool:
    generic = definition.cls and instantiation(definition.cls)
    return bool(generic and generic.is_declaration)


def _is_derived(definition: Definition) -> bool:
    """Whether the application gave it no name of its own."""
    return bool(definition.members or (definition.cls and instantiation(definition.cls)) or "[" in definition.ref)


def _declared_name(definition: Definition) -> str:
    generic = definition.cls and instantiation(definition.cls)
    return type_name(generic.origin.__name__ if generic else definition.ref)


def _neutral(ref: str) -> str:
    """pydantic's ``app.models.Page:94[app.models.Task:95]`` as ``app.models.Page[app.models.Task]``."""
    return re.sub(r":\d+", "", ref)


def _differing(definitions: Mapping[str, Definition]) -> set[str]:
    """Types whose input and output have different schemas, in themselves or in what they refer to."""

    def neutral(key: str) -> str:
        return definitions[key].ref if key in definitions else key

    first: dict[str, object] = {}
    differing: set[str] = set()
    users: dict[str, set[str]] = {}
    for definition in definitions.values():
        schema = rewrite(definition.schema, neutral)
        if first.setdefault(definition.ref, schema) != schema:
            differing.add(definition.ref)
        for key in references(definition.schema):
            users.setdefault(neutral(key), set()).add(definition.ref)
    waiting = list(differing)
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user not in differing:
                differing.add(user)
                waiting.append(user)
    return differing
