"""What a call may do to its user."""

from typing import Any

from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.models import User
from django.http import HttpRequest


def revoke(request: HttpRequest) -> None:
    user: Any = request.user
    assert user.has_perm("tracker.view_project")  # which Django caches on the instance
    user.user_permissions.clear()


def rename(request: HttpRequest) -> None:
    User.objects.filter(pk=request.user.pk).update(username="eve")


def rename_quietly(request: HttpRequest) -> None:
    user: Any = request.user
    user.username = "mallory"  # of the instance only


def deactivate(request: HttpRequest) -> None:
    User.objects.filter(pk=request.user.pk).update(is_active=False)


def delete(request: HttpRequest) -> None:
    User.objects.filter(pk=request.user.pk).delete()


def delete_instance(request: HttpRequest) -> None:
    request.user.delete()


def change_password(request: HttpRequest) -> None:
    user = User.objects.get(pk=request.user.pk)
    user.set_password("two")
    user.save()


def change_password_and_stay(request: HttpRequest) -> None:
    user: Any = request.user
    user.set_password("two")
    user.save()
    update_session_auth_hash(request, user)


def sign_out(request: HttpRequest) -> None:
    logout(request)


def become_grace(request: HttpRequest) -> None:
    login(request, User.objects.create_user("grace"), "django.contrib.auth.backends.ModelBackend")


def nothing(request: HttpRequest) -> None: ...
