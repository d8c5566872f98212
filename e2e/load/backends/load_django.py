"""The notice boards on Django: ``uvicorn load_django:app``."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django
from boards import define_boards, define_failures
from django.contrib import auth
from django.core.asgi import get_asgi_application
from django.db import transaction
from django.db.models import F, Sum
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from folders import define_folders
from worker import NamedWorker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "load_django_settings")
django.setup(set_prefix=False)

from load_boards.models import Board, Folder  # noqa: E402 - once the apps are there
from mizan_django import mizan_urls  # noqa: E402


class DjangoChange:
    """Within the transaction that mizan opens around a mutation."""

    def write_board(self, board_id: int, text: str) -> int:
        board = Board.objects.select_for_update().get(pk=board_id)
        board.version, board.text = board.version + 1, text
        board.save()
        return board.version

    def write_boards(self, text: str) -> dict[int, int]:
        # Always in the same order, to avoid deadlocks.
        list(Board.objects.select_for_update().order_by("pk"))
        Board.objects.update(version=F("version") + 1, text=text)
        return dict(Board.objects.values_list("pk", "version"))

    def write_folder(self, owner: str, folder: str, text: str) -> int:
        Folder.objects.get_or_create(owner=owner, name=folder)
        found = Folder.objects.select_for_update().get(owner=owner, name=folder)
        found.version, found.text = found.version + 1, text
        found.save()
        return found.version

    def total(self) -> int:
        return int(Board.objects.aggregate(total=Sum("version"))["total"])

    def undo(self) -> None:
        transaction.set_rollback(True)


class DjangoStore:
    def read_board(self, board_id: int) -> tuple[int, str]:
        return Board.objects.values_list("version", "text").get(pk=board_id)

    def read_total(self) -> int:
        return DjangoChange().total()

    def read_folder(self, owner: str, folder: str) -> tuple[int, str]:
        found = Folder.objects.filter(owner=owner, name=folder).first()
        return (found.version, found.text) if found else (0, "")

    @contextmanager
    def change(self) -> Iterator[DjangoChange]:
        yield DjangoChange()


def _account(request: HttpRequest) -> str:
    return request.user.get_username()


def _sign_in(request: HttpRequest, name: str) -> None:
    user, _ = auth.get_user_model().objects.get_or_create(username=name)
    auth.login(request, user, backend="django.contrib.auth.backends.ModelBackend")


store = DjangoStore()
define_boards(store)
define_failures(store)
define_folders(
    store,
    request=HttpRequest,
    text_response=HttpResponse,
    account=_account,
    sign_in=_sign_in,
    sign_out=auth.logout,
)
urlpatterns = [path("api/mizan/", include(mizan_urls()))]
app = NamedWorker(get_asgi_application())
