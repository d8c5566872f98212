"""The permissions of a function in the document."""

from typing import Any

from mizan_core import Registry, client, export_document, register_compose


def entries(registry: Registry) -> dict[str, Any]:
    return {each["name"]: each for each in export_document(registry)["x-mizan-functions"]}


def test_a_permission_is_named(registry: Registry) -> None:
    @client(auth="texts.edit_text", registry=registry)
    def edit() -> None: ...

    entry = entries(registry)["edit"]
    assert (entry["auth"], entry["permissions"]) == ("permission", ["texts.edit_text"])


def test_a_function_without_a_permission_lists_none(registry: Registry) -> None:
    @client(auth="staff", registry=registry)
    def edit() -> None: ...

    assert "permissions" not in entries(registry)["edit"]


def test_a_composition_needs_the_permissions_of_all_its_parts(registry: Registry) -> None:
    @client(auth="texts.edit_text", registry=registry)
    def edit() -> None: ...

    @client(auth="texts.delete_text", registry=registry)
    def delete() -> None: ...

    register_compose("both", [edit, delete], auth=True, registry=registry)
    assert entries(registry)["both"]["permissions"] == ["texts.delete_text", "texts.edit_text"]
