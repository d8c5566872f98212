"""The harness on Django: its URLs. Unlike on FastAPI, calls need a CSRF token."""

import json
from typing import Any

import harness_files_django  # noqa: F401 - defines its form
from accounts import ACCOUNTS, SESSION_KEY, account_of_session
from asgiref.sync import iscoroutinefunction
from controls import PREFIX
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import rotate_token
from django.urls import include, path
from django.utils.decorators import sync_and_async_middleware
from django.views.decorators.csrf import csrf_exempt
from harness_users import define_user_functions
from mizan_django import mizan_urls


@sync_and_async_middleware
def user_middleware(get_response: Any) -> Any:
    """Sets `request.user`, as Django's own middleware does for users in a database."""
    if iscoroutinefunction(get_response):

        async def async_middleware(request: Any) -> Any:
            request.user = account_of_session(request)
            return await get_response(request)

        return async_middleware

    def middleware(request: Any) -> Any:
        request.user = account_of_session(request)
        return get_response(request)

    return middleware


@csrf_exempt
def login(request: HttpRequest) -> JsonResponse:
    username = json.loads(request.body)["username"]
    if username not in ACCOUNTS:
        raise Http404("No user has this name.")
    request.session.cycle_key()
    request.session[SESSION_KEY] = username
    rotate_token(request)
    return JsonResponse({"username": username})


@csrf_exempt
def logout(request: HttpRequest) -> HttpResponse:
    request.session.flush()
    return HttpResponse(status=204)


define_user_functions(request=HttpRequest, text_response=HttpResponse, account=lambda request: request.user)
urlpatterns = [
    path(f"{PREFIX.strip('/')}/", include(mizan_urls())),
    path("login", login),
    path("logout", logout),
]
