"""The forms of the project for clients."""

from typing import Any

from django import forms
from mizan_django import client_form

from .models import Project, Task


def of_project(project_id: int) -> dict[str, Any]:
    return {"instance": Task(project=Project.objects.get(pk=project_id))}


@client_form(affects="project", form_kwargs=of_project)
class TaskForm(forms.ModelForm):
    attachment = forms.FileField(required=False)

    class Meta:
        model = Task
        fields = ("title", "attachment")
