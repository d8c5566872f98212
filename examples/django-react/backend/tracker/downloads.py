"""Files on their way to a browser."""

from django.http import FileResponse, Http404, HttpRequest
from mizan_core import NotFound

from tracker.access import visible_project
from tracker.models import Attachment, User


def attachment(request: HttpRequest, attachment_id: int) -> FileResponse:
    """The file, to be saved, for those who may see its project; for anybody else there is none."""
    found = Attachment.objects.filter(pk=attachment_id).select_related("task").first()
    if found is None or not isinstance(request.user, User):
        raise Http404
    try:
        visible_project(request.user, found.task.project_id)
    except NotFound as error:
        raise Http404 from error
    return FileResponse(found.file.open(), as_attachment=True, filename=found.name)
