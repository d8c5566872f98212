"""For any JSON values, the form returns errors, or the values are rejected."""

import json
from typing import Any

import pytest
from django import forms
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mizan_core import Registry, ServerFunction, ValidationFailed, parse_call
from mizan_django import client_form
from mizan_django.forms.parts import client_fields
from tracker.models import Tag

COLOURS = [("red", "Red"), ("1", "One")]

TRICKY = st.sampled_from(
    [
        *(
            "",
            " ",
            "\0",
            "red",
            "NaN",
            "1e1000000",
            "-0",
            "Infinity",
            "24:00",
            "2026-02-30",
            "9999-12-31T23:59:59+14:00",
        ),
        *("0001-01-01T00:00:00-14:00", "2026-03-01T10:00", "P999999999D", "-P1Y", "::1", "{", "[]", "true", "00000000"),
        *(10**400, -(10**20), 2**63, 1e308, 1, 0, True, False, None, [], [[]], {}, [None, None]),
    ]
)
JSON = st.recursive(
    TRICKY | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


class EveryForm(forms.Form):
    text = forms.CharField(max_length=5)
    email = forms.EmailField()
    url = forms.URLField(assume_scheme="https")
    slug = forms.SlugField()
    address = forms.GenericIPAddressField()
    integer = forms.IntegerField(max_value=5)
    ratio = forms.FloatField()
    amount = forms.DecimalField(max_digits=5, decimal_places=2)
    box = forms.BooleanField()
    maybe = forms.NullBooleanField()
    date = forms.DateField()
    parts_of_date = forms.DateField(widget=forms.SelectDateWidget)
    time = forms.TimeField()
    moment = forms.DateTimeField()
    split = forms.SplitDateTimeField()
    duration = forms.DurationField()
    number = forms.UUIDField()
    colour = forms.ChoiceField(choices=COLOURS)
    typed = forms.TypedChoiceField(choices=COLOURS, coerce=str)
    colours = forms.MultipleChoiceField(choices=COLOURS)
    tag = forms.ModelChoiceField(Tag.objects.all())
    tag_by_name = forms.ModelChoiceField(Tag.objects.all(), to_field_name="name")
    tags = forms.ModelMultipleChoiceField(Tag.objects.all())
    data = forms.JSONField()  # type: ignore[assignment]
    file = forms.FileField()
    combo = forms.ComboField(fields=[forms.CharField(), forms.EmailField()])
    several = forms.MultiValueField(
        fields=[forms.CharField(), forms.DateField()], widget=forms.MultiWidget([forms.TextInput, forms.DateInput])
    )
    unknown = forms.Field()
    hidden = forms.Field(widget=forms.MultipleHiddenInput)

    def submit(self) -> None: ...


registry = Registry()
client_form(registry=registry)(EveryForm)


@pytest.mark.django_db
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.dictionaries(st.sampled_from([*client_fields(EveryForm.base_fields)]), JSON, max_size=4))
def test_any_values_get_validation_errors_or_are_rejected(values: Any) -> None:
    function = registry.get("every_form_validate")
    assert isinstance(function, ServerFunction)
    request = RequestFactory().post("/", b"{}", content_type="application/json")
    body = json.dumps({"fn": "every_form_validate", "args": {"values": values}}).encode()
    try:
        (invocation,) = function.validate(parse_call(body).args).invocations
        error_details = json.loads(function.dump([function.function(request=request, **invocation.arguments)]))
    except ValidationFailed as refused:
        error_details = refused.details
    assert all(each["loc"][0] == "values" for each in error_details)
