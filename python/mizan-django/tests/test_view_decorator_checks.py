"""`manage.py check` warns of Django's decorators for views, which respond with a redirect."""

import functools
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.decorators import login_required, permission_required, user_passes_test
from django.http import HttpRequest, HttpResponse
from mizan_core import Registry, client
from mizan_django.checks import check_project


def wrapped(function: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(function)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        return login_required(function)(*args, **kwargs)

    return functools.wraps(login_required(function))(wrapper)


@pytest.mark.parametrize(
    "decorate",
    [login_required, permission_required("tracker.add_tag"), user_passes_test(bool), wrapped],
    ids=["login_required", "permission_required", "user_passes_test", "beneath another"],
)
@pytest.mark.parametrize("is_async", [False, True])
def test_check_warns_of_a_decorator_that_redirects(
    registry: Registry, serve: Any, decorate: Any, is_async: bool
) -> None:
    def count(request: HttpRequest) -> int:
        return 1

    async def count_async(request: HttpRequest) -> int:
        return 1

    client(name="count", registry=registry)(decorate(count_async if is_async else count))
    serve()
    (message,) = check_project(None)
    assert (message.id, message.msg) == (
        "mizan.W008",
        "count has a decorator for views, which redirects users without permission. Clients cannot follow the "
        "redirect.",
    )
    assert message.hint == 'Remove the decorator, and use @client(auth=True) or auth="app.permission".'
    assert message.obj == registry.get("count").source


def test_a_decorator_that_refuses_gets_no_warning(registry: Registry, serve: Any) -> None:
    @client(registry=registry)  # type: ignore[type-var]
    @permission_required("tracker.add_tag", raise_exception=True)
    def count(request: HttpRequest) -> int:
        return 1

    serve()
    assert check_project(None) == []


def test_a_function_that_returns_a_response_gets_no_warning(registry: Registry, serve: Any) -> None:
    @client(registry=registry)
    @login_required
    def download(request: HttpRequest) -> HttpResponse:
        return HttpResponse(b"")

    serve()
    assert check_project(None) == []


def test_a_function_with_an_undefined_annotation_gets_only_that_error(registry: Registry, serve: Any) -> None:
    """Another check reports the annotation."""

    @client(registry=registry)
    @login_required
    def download(request: HttpRequest) -> "Missing": ...  # type: ignore[name-defined]  # noqa: F821

    serve()
    assert [each.id for each in check_project(None)] == ["mizan.W008"]
