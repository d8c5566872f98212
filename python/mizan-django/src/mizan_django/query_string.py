"""The query string as it was sent, since Django's own `request.GET` forgives too much."""

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest
from mizan_core import BadRequest


def query_of(request: HttpRequest) -> str:
    """Raises BadRequest for what is not UTF-8."""
    query: str = request.META.get("QUERY_STRING", "")
    if not isinstance(request, WSGIRequest):
        return query
    try:
        return query.encode("latin-1").decode()  # WSGI carries bytes as Latin-1 (PEP 3333)
    except UnicodeError:
        raise BadRequest("The query string is not UTF-8.") from None
