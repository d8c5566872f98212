"""Finds the user of a request again, as for a new request."""

from typing import Any, NoReturn

from django.contrib.auth import BACKEND_SESSION_KEY, load_backend
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from mizan_core import Context

from .access import default_auth
from .bearer import authenticate, is_by_token, set_user, settled
from .settings import mizan_settings
from .signed_in import is_anonymous, is_of_session, user_of


class CurrentUser:
    """The user of one request. To be created before its function runs, since a function may replace the user."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._is_of_session = is_of_session(getattr(request, "user", None))
        self._was_found_again = False
        self._is_certain = False

    @property
    def has_to_be_found(self) -> bool:
        """Whether `find_again` has something to do, which may ask the database."""
        return not self._was_found_again and not self._is_anonymous

    def find_again(self) -> None:
        """Makes `request.user` what the database has now, permissions included. Raises InvalidToken where the user of a
        token is gone."""
        self._is_certain = find_again(self._request, is_of_session=self._is_of_session)
        self._was_found_again = True

    def suits(self, context: Context) -> bool:
        """Whether the context may be read for the user. One whom a middleware of the project has set can be found by
        that middleware or by `MIZAN["FIND_USER"]`, so without it whatever may depend on the user is left out."""
        if self._is_certain or self._is_anonymous:
            return True
        return not any(not each.is_public(default_auth()) or each.signature.injected for each in context.functions)

    @property
    def _is_anonymous(self) -> bool:
        """Whether that is certain without a look: the project has no users, or Django's own middleware has no session
        to find one by. To a middleware of the project, None may mean something else by now."""
        if mizan_settings().find_user is not None:
            return False
        return not hasattr(self._request, "user") or (self._is_of_session and is_anonymous(self._request))


def find_again(request: HttpRequest, *, is_of_session: bool) -> bool:
    """Returns whether the user can be found. Queries the database. After a failure, reading `request.user` fails
    too."""
    if is_by_token(request):
        try:
            authenticate(request)
        except Exception as error:
            request.user = SimpleLazyObject(_raising(error))  # type: ignore[assignment]
            raise
        return True
    find_user = mizan_settings().find_user
    if find_user is not None:
        set_user(request, settled(find_user(request)))
        return True
    if not is_of_session or _is_of_web_server(request):
        return False
    # Both modules need the project's user model when they are imported.
    from django.contrib.auth.middleware import AuthenticationMiddleware  # noqa: PLC0415

    for cached in ("_cached_user", "_acached_user"):
        vars(request).pop(cached, None)
    AuthenticationMiddleware(_no_view).process_request(request)
    user_of(request)
    return True


def _is_of_web_server(request: HttpRequest) -> bool:
    """Whether `RemoteUserMiddleware` has signed the user in, which it would do again."""
    from django.contrib.auth.backends import RemoteUserBackend  # noqa: PLC0415

    path = request.session.get(BACKEND_SESSION_KEY)
    return path is not None and isinstance(load_backend(path), RemoteUserBackend)


def _raising(error: Exception) -> Any:
    def find() -> NoReturn:
        raise error

    return find


def _no_view(request: HttpRequest) -> NoReturn:
    """Stands for what comes after the middleware. Never called."""
    raise NotImplementedError
