"""The form with files of the harness on Django."""

from typing import Any

from django import forms
from mizan_django import client_form
from parcels import Parcel, keep, received


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """As in Django's documentation."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        return [super(SeveralFilesField, self).clean(each, initial) for each in data]


@client_form(name="parcel", affects="parcels")
class ParcelForm(forms.Form):
    label = forms.CharField()
    letter = forms.FileField(allow_empty_file=True)
    photos = SeveralFilesField(required=False, allow_empty_file=True)

    def submit(self) -> Parcel:
        files = [self.cleaned_data["letter"], *self.cleaned_data["photos"]]
        return keep(self.cleaned_data["label"], [received(each.name, each.content_type, each.read()) for each in files])
