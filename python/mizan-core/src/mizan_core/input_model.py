"""The arguments of a server function as a pydantic model."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import SchemaValidator, to_json

from .arguments_model import arguments_model, no_json_form
from .core_schemas import eager
from .diagnostics import DefinitionError
from .errors import ValidationFailed
from .files import GivenFiles, contains_file, knows_files, with_files
from .input_limits import fail_fast_validator, refuse_long_names
from .json_numbers import may_hold_floats, non_finite
from .naming import pascal_case
from .safe_integers import with_safe_integers
from .shape import Shape, ShapeGenerator, shapes_of
from .source import SourceLocation
from .spelling import fields_with_one_spelling, is_as_written, look_alike
from .validation import input_error, not_finite, unexpected_files

# Bytes of JSON. In larger inputs validation of an array stops at its first error.
_LARGE = 64_000


class InputModel:
    """Validates arguments. Refuses unknown arguments, NaN and integers that JavaScript rounds. Built on first use."""

    def __init__(
        self,
        name: str,
        source: SourceLocation,
        parameters: Mapping[str, inspect.Parameter],
        description: str | None = None,
    ) -> None:
        self._name = name
        self._source = source
        self._description = description
        self.parameters = parameters
        self.attributes = _attributes(parameters)
        self._adapters: dict[str, TypeAdapter[Any]] = {}

    @property
    def title(self) -> str:
        return f"{pascal_case(self._name)}Input"

    @cached_property
    def model(self) -> type[BaseModel]:
        return arguments_model(self.title, self.parameters, self.attributes, self._name, self._source)

    @cached_property
    def _core_schema(self) -> Any:
        return with_files(with_safe_integers(eager(self.model.__pydantic_core_schema__)))

    @cached_property
    def _validator(self) -> SchemaValidator:
        # The models inside have validators of their own, which accept any integer.
        return SchemaValidator(self._core_schema, _use_prebuilt=False)

    @cached_property
    def _fail_fast_validator(self) -> SchemaValidator:
        return fail_fast_validator(self._core_schema)

    @cached_property
    def _has_own_names(self) -> bool:
        """Whether every attribute is named as its argument."""
        return all(name == attribute for name, attribute in self.attributes.items())

    @cached_property
    def takes_files(self) -> bool:
        """Whether an argument is or contains a file."""
        return knows_files() and contains_file(self.model.__pydantic_core_schema__)

    @cached_property
    def _may_hold_floats(self) -> bool:
        return may_hold_floats(self.model.__pydantic_core_schema__)

    @cached_property
    def shapes(self) -> dict[str, Shape]:
        """The rough shape of each argument, by its wire name."""
        try:
            schema = self.model.model_json_schema(schema_generator=ShapeGenerator)
        except Exception as error:  # a type makes its own schema, so anything may come
            raise DefinitionError(no_json_form(self._name, error, self._source)) from error
        return shapes_of(schema)

    @cached_property
    def with_one_spelling(self) -> frozenset[str]:
        """The arguments of types with one text form for each value."""
        alike = fields_with_one_spelling(self.model.__pydantic_core_schema__)
        return frozenset(name for name, attribute in self.attributes.items() if attribute in alike)

    def validate(self, args: Mapping[str, Any]) -> BaseModel | None:
        """Validates a JSON object, which may contain a :class:`~mizan_core.files.CallFile`; None when there is nothing
        to pass.

        Goes through JSON text, because pydantic's JSON mode accepts what JSON can hold (text for a date, a list for
        a tuple) in strict models too. Raises :class:`~mizan_core.errors.ValidationFailed`.
        """
        files = GivenFiles()
        text = to_json(args, fallback=files.token)
        refuse_long_names(args, len(text))
        validator = self._validator if len(text) <= _LARGE else self._fail_fast_validator
        try:
            context = files.context if self.takes_files else None
            validated = validator.validate_json(text, by_alias=True, context=context)
        except ValidationError as error:
            raise input_error(error, files) from None
        misplaced = [each.loc for each in files.left]
        if misplaced:
            raise unexpected_files(misplaced)
        if self._may_hold_floats:
            places = list(non_finite(validated.model_dump(by_alias=True, exclude_unset=True, warnings=False)))
            if places:
                raise not_finite(places)
        return validated if self.parameters else None

    def refuse_other_spellings(
        self, args: Mapping[str, Any], validated: BaseModel | None, values: Mapping[str, Any]
    ) -> None:
        """Raises :class:`~mizan_core.errors.ValidationFailed` for an argument of :attr:`with_one_spelling` in another
        text form: clients distinguish the instances of a context by the text that they sent. ``values`` are the
        :meth:`arguments`."""
        for name in self.with_one_spelling:
            given = args.get(name)
            if given is None or is_as_written(given, values[name]):
                continue
            if not look_alike(given, self.wire_values(validated, [name])[name]):
                raise ValidationFailed.at(
                    name, type="spelling", message="Input should be in the canonical form of its type"
                )

    def arguments(self, validated: BaseModel | None) -> dict[str, Any]:
        """The keyword arguments for the function."""
        if validated is None:
            return {}
        values = validated.__dict__
        if self._has_own_names:
            return dict(values)
        return {name: values[attribute] for name, attribute in self.attributes.items()}

    def wire_values(self, validated: BaseModel | None, names: Collection[str]) -> dict[str, Any]:
        """Some of the arguments as plain JSON data, by name."""
        if validated is None or not names:
            return {}
        chosen = {self.attributes[name] for name in names}
        return validated.model_dump(mode="json", by_alias=True, include=chosen, warnings=False)

    def given_values(self, validated: BaseModel | None, names: Collection[str]) -> dict[str, Any]:
        """Some of the arguments as plain JSON data, by name, without those that were not passed."""
        if validated is None or not names:
            return {}
        chosen = {self.attributes[name] for name in names}
        return validated.model_dump(mode="json", by_alias=True, include=chosen, exclude_unset=True, warnings=False)

    def wire_value(self, name: str, value: Any) -> Any:
        """One argument by itself, plain JSON data before and after, spelled as its type spells it.

        Raises what pydantic raises for a value that does not fit.
        """
        adapter = self._adapters.get(name)
        if adapter is None:
            adapter = self._adapters[name] = TypeAdapter(self.parameters[name].annotation)
        return adapter.dump_python(
            adapter.validate_json(to_json(value), by_alias=True), mode="json", by_alias=True, warnings=False
        )


def _attributes(parameters: Mapping[str, inspect.Parameter]) -> dict[str, str]:
    """A model attribute for each parameter. Names that pydantic keeps for itself get an underscore at their end."""
    taken = set(parameters)
    attributes = {}
    for name in parameters:
        attribute = name
        if name.startswith("_") or hasattr(BaseModel, name):
            attribute = f"{name.strip('_') or 'argument'}_"
            while attribute in taken or hasattr(BaseModel, attribute):
                attribute += "_"
            taken.add(attribute)
        attributes[name] = attribute
    return attributes
