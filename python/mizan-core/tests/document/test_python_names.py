"""What only Python knows: the names of attributes, and which two components are one class."""

from dataclasses import dataclass
from typing import Annotated, Any

import pytest
from mizan_core import Registry, client, export_document
from pydantic import AliasChoices, AliasPath, BaseModel, ConfigDict, Field, computed_field
from pydantic.alias_generators import to_camel
from typing_extensions import TypedDict


class Camel(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True)

    due_date: str
    name: str
    chosen: int = Field(1, validation_alias=AliasChoices(AliasPath("x", 0), "pick"))

    @computed_field(alias="isLate")  # type: ignore[prop-decorator]
    @property
    def late(self) -> bool:
        return False


@dataclass
class Data:
    class_: Annotated[str, Field(alias="class")]


class Typed(TypedDict):
    from_: Annotated[str, Field(alias="from")]


def attributes(schema: Any) -> Any:
    return {name: each.get("x-mizan-attribute") for name, each in schema["properties"].items()}


def schemas_of(registry: Registry, annotation: Any) -> Any:
    def f(value: Any) -> Any: ...

    f.__annotations__.update({"value": annotation, "return": annotation})
    client(registry=registry)(f)
    return export_document(registry)["components"]["schemas"]


def test_a_property_whose_key_is_an_alias_has_the_name_of_its_attribute(registry: Registry) -> None:
    schemas = schemas_of(registry, Camel)
    assert attributes(schemas["Camel"]) == {
        "dueDate": "due_date",
        "name": None,
        "chosen": None,
        "isLate": "late",
    }
    assert attributes(schemas["CamelInput"]) == {"dueDate": "due_date", "name": None, "pick": "chosen"}


@pytest.mark.parametrize(
    ("cls", "names"), [(Data, {"class": "class_"}), (Typed, {"from": "from_"})], ids=["dataclass", "TypedDict"]
)
def test_the_attributes_of(registry: Registry, cls: Any, names: Any) -> None:
    assert attributes(schemas_of(registry, cls)[cls.__name__]) == names


def test_an_argument_has_one_name(registry: Registry) -> None:
    """Inside, an argument called like an attribute of pydantic's models has another."""

    @client(registry=registry)
    def f(copy: int, _hidden: int = 1) -> None: ...

    assert attributes(export_document(registry)["components"]["schemas"]["FInput"]) == {"copy": None, "_hidden": None}


class Task(BaseModel):
    id: int
    done: bool = False


class Project(BaseModel):
    tasks: list[Task]


class Same(BaseModel):
    id: int


def twins(registry: Registry) -> Any:
    schemas = export_document(registry)["components"]["schemas"]
    return {name: each["x-mizan-twin"] for name, each in schemas.items() if "x-mizan-twin" in each}


def test_the_input_and_the_output_of_a_class_name_each_other(registry: Registry) -> None:
    @client(registry=registry)
    def f(project: Project, same: Same) -> tuple[Project, Same]: ...

    assert twins(registry) == {
        "Project": "ProjectInput",
        "ProjectInput": "Project",
        "Task": "TaskInput",
        "TaskInput": "Task",
    }


def test_a_component_without_the_other_has_no_twin(registry: Registry) -> None:
    @client(registry=registry)
    def f(task: Task) -> Same: ...

    assert twins(registry) == {}
