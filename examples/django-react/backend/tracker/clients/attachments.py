"""Files on the tasks of a project, and the form that attaches one."""

import hashlib
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from mizan_core import client
from mizan_django import client_form

from tracker import models
from tracker.access import SignedIn, editable_project, visible_project
from tracker.schemas import Attachment

MAX_BYTES = 2_000_000


@client(context="attachments", auth=True)
def attachment_list(request: SignedIn, project_id: int) -> list[Attachment]:
    """Every file on the tasks of a project, in the order that they came."""
    project = visible_project(request.user, project_id)
    return models.Attachment.objects.filter(task__project=project).select_related("task", "author")


def of_project(request: SignedIn, project_id: int) -> dict[str, Any]:
    """Only users who may change the project get the form; others get an error."""
    return {"project": editable_project(request.user, project_id), "author": request.user}


@client_form(affects="attachments", auth=True, form_kwargs=of_project)
class AttachmentForm(forms.ModelForm):
    """Attaches a file to a task of a project."""

    class Meta:
        model = models.Attachment
        fields = ("task", "kind", "note", "file")
        widgets: ClassVar = {"note": forms.Textarea(attrs={"rows": 2}), "file": forms.FileInput}

    def __init__(self, *args: Any, project: models.Project, author: models.User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.author = author
        task = self.fields["task"]
        assert isinstance(task, forms.ModelChoiceField)
        task.queryset = project.tasks.all()
        task.empty_label = "Choose a task"

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError("This file is larger than 2 MB.", code="too_large")
        return file

    def clean(self) -> None:
        """Only the server knows the other files: a task must not have the same file twice, under any name."""
        super().clean()
        task, file = self.cleaned_data.get("task"), self.cleaned_data.get("file")
        if task is None or file is None:
            return
        self.instance.name, self.instance.size = file.name, file.size
        self.instance.sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        twin = task.attachments.filter(sha256=self.instance.sha256).first()
        if twin is not None:
            error = forms.ValidationError(f"The task has this file already: {twin}.", code="twin")
            self.add_error("file", error)

    def submit(self) -> Attachment:
        attachment: models.Attachment = self.save()
        return attachment
