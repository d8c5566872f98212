"""Answers that nothing was found, which middleware likes to replace.

This module is also the URLconf of such a request from then on. `LocaleMiddleware` and `CommonMiddleware` look at every
404 and redirect to an address with a language before it, or a slash behind it, if the URLconf has a page there: a
project with a page for every path has one. A client would follow the redirect to a page in HTML. `request.urlconf` is
Django's own means of giving one request other addresses, and these two middlewares look it up there.
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern

urlpatterns: list[URLPattern] = []


def keep_not_found(request: HttpRequest, response: HttpResponseBase) -> None:
    """Has middleware leave the answer as it is."""
    if response.status_code == 404:
        request.urlconf = __name__
