"""Downloads of attached files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from mizan_core import NotFound

from tracker.access import visible_project
from tracker.models import Attachment, User


def attachment(request: HttpRequest, attachment_id: int) -> HttpResponse:
    """The file, to be saved, for those who may see its project; for other users it does not exist."""
    found = Attachment.objects.filter(pk=attachment_id).select_related("task").first()
    if found is None or not isinstance(request.user, User):
        raise Http404
    try:
        visible_project(request.user, found.task.project_id)
    except NotFound as error:
        raise Http404 from error
    # Files are small. A browser gets no type by which it could show one as a page of this site.
    headers = {"Content-Disposition": content_disposition_header(True, found.name) or "attachment"}
    with found.file.open() as file:
        return HttpResponse(file.read(), content_type="application/octet-stream", headers=headers)
