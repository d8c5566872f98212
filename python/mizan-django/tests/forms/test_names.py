"""The names of forms, their functions and their contexts."""

import pytest
from mizan_core import Registry, client, export_document
from mizan_django import client_form

from .definitions import Plain, Sound, diagnostics_of


def test_two_forms_with_the_same_name(registry: Registry) -> None:
    client_form(name="ticket", registry=registry)(Sound)
    ((message, hint),) = diagnostics_of(lambda: client_form(name="ticket", registry=registry)(Sound))
    assert message.startswith('Two forms are named "ticket"; the other is at test_names.py:')
    assert hint == 'Rename one form, or set another name for clients with @client_form(name="...").'


def test_two_forms_defined_on_the_same_line(registry: Registry) -> None:
    def offer() -> None:
        class Twin(Plain):
            def submit(self) -> None: ...

        client_form(registry=registry)(Twin)

    offer()
    assert diagnostics_of(offer) == [
        (
            'Two forms are named "twin_form", and both are defined by the same lines.',
            'Give each form its own name with @client_form(name="...").',
        )
    ]


def test_a_function_with_the_name_of_a_form_function(registry: Registry) -> None:
    @client(registry=registry)
    def sound_form_submit() -> None: ...

    ((message, _),) = diagnostics_of(lambda: client_form(registry=registry)(Sound))
    assert message.startswith('Two functions are named "sound_form_submit"; the other is at test_names.py:')


def test_a_context_without_functions(registry: Registry) -> None:
    client_form(affects="sound_from", registry=registry)(Sound)
    assert diagnostics_of(lambda: export_document(registry)) == [
        (
            'sound_form_submit affects "sound_from", but no function belongs to this context.',
            'Did you mean "sound_form"?',
        )
    ]


@pytest.mark.parametrize(
    ("class_name", "name"),
    [
        ("ContactForm", "contact_form"),
        ("Contact", "contact_form"),
        ("Contact_Form", "contact_form"),
        ("HTMLForm", "html_form"),
        ("MyHTTP2Thing", "my_http2_thing_form"),
        ("Form", "form"),
        ("Platform", "platform_form"),
        ("Größe", "größe_form"),
    ],
)
def test_a_form_is_named_after_its_class(registry: Registry, class_name: str, name: str) -> None:
    client_form(registry=registry)(type(class_name, (Sound,), {}))
    assert [each.name for each in registry] == [f"{name}_schema", f"{name}_submit", f"{name}_validate"]


def test_clearing_a_registry_removes_its_forms(registry: Registry) -> None:
    def offer() -> None:
        client_form(registry=registry)(Sound)

    offer()
    offer()  # a module that is imported twice
    assert list(export_document(registry)["x-mizan-forms"]) == ["sound_form"]
    registry.clear()
    assert "x-mizan-forms" not in export_document(registry)
    client_form(registry=registry)(Sound)
