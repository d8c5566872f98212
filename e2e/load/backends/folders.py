"""The folders, which only their owner sees and writes, and signing in."""

from collections.abc import Callable
from typing import Any

from mizan_core import client
from store import State, Store, state


class FolderState(State):
    owner: str


def define_folders(
    store: Store,
    *,
    request: type[Any],
    text_response: type[Any],
    account: Callable[[Any], str],
    sign_in: Callable[[Any, str], None],
    sign_out: Callable[[Any], None],
) -> None:
    """Registers the functions. The types of a request and of a response with text are the framework's.

    ``account`` names the signed-in user, and is empty for an anonymous request.
    """
    Request, Response = request, text_response

    @client(context="global")
    def current_account(request: Request) -> str | None:
        return account(request) or None

    @client(context="folder", auth=True, cache=600)
    def folder_state(request: Request, folder: str) -> FolderState:
        version, text = store.read_folder(account(request), folder)
        return FolderState(**state(version, text).model_dump(), owner=account(request))

    @client(affects="folder", auth=True)
    def file_note(request: Request, folder: str, text: str) -> int:
        with store.change() as change:
            return change.write_folder(account(request), folder, text)

    @client(affects="folder", auth=True)
    def empty_folder(request: Request, folder: str) -> Response:
        """Returns a response of the framework, so that the invalidation is in its header."""
        with store.change() as change:
            version = change.write_folder(account(request), folder, "")
        return Response(str(version))

    @client
    def login(request: Request, name: str) -> str:
        sign_in(request, name)
        return name

    @client
    def logout(request: Request) -> None:
        sign_out(request)
