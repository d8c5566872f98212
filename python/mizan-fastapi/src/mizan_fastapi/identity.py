"""The value of `X-Mizan-Identity`, which differs for each user and does not reveal the user."""

import logging
import secrets
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from fastapi import Request
from fastapi.security.api_key import APIKeyBase
from fastapi.security.base import SecurityBase
from mizan_core import derive_identity, is_authenticated, principal_of
from mizan_core.identity import class_of, principal_of_credentials
from mizan_core.secret import check_secret

from .bearer import is_sent_with
from .lifetime import Lifetime
from .users import Refusal, Users

_ESTABLISHED = "mizan.established"
_NOTED = "mizan.identity"
_UNKNOWN = (object(), None)

logger = logging.getLogger("mizan")


class Established(NamedTuple):
    """The user of a request."""

    user: Any
    refusal: Exception | None = None
    """The exception that the application's dependency raised instead of returning a user."""


class Identity:
    """Determines the user of a request, and keeps the user in its scope: each response needs it, also those of
    errors."""

    def __init__(self, secret: str | bytes | None, users: Users) -> None:
        self.secret = secrets.token_bytes(32) if secret is None else check_secret("identity_secret", secret)
        self.users = users
        self.schemes: Callable[[], Iterable[SecurityBase]] = tuple
        """The security schemes of the served functions: what they read besides `Authorization` are credentials too."""
        self._warn = secret is None
        self._warn_of_dependencies = True
        self._warn_of_anonymous = True

    async def establish(self, request: Request, lifetime: Callable[[], Lifetime]) -> Established:
        """Finds the user, if the application configured it, and sets `request.state.user`. Once per request.

        Raises InvalidToken, TypeError for a user without an identifier, and unexpected errors of the application.
        """
        scope = request.scope
        known: Established | None = scope.get(_ESTABLISHED)
        if known is not None:
            return known
        scope[_NOTED] = _UNKNOWN  # until it succeeds
        refusal = None
        if self.users.finds(request):
            found = await self.users.find(request, lifetime)
            refusal = found.error if isinstance(found, Refusal) else None
            set_user(request, None if isinstance(found, Refusal) else found)
        self.note(request)
        established = scope[_ESTABLISHED] = Established(user_of(request), refusal)
        return established

    @staticmethod
    def was_asked(request: Request) -> bool:
        """Whether the request was established, or could not be."""
        return _NOTED in request.scope

    @staticmethod
    def has_changed(request: Request) -> bool:
        """Whether a function or dependency has put another user into `request.state.user` since."""
        established: Established | None = request.scope.get(_ESTABLISHED)
        return established is not None and user_of(request) is not established.user

    @staticmethod
    def forget(request: Request) -> None:
        """Before the user is found again."""
        request.scope.pop(_ESTABLISHED, None)

    def is_by_token(self, request: Request) -> bool:
        """Whether a bearer token, which was verified, says whose the established request is. No browser adds one by
        itself, so no other site can."""
        return self.users.bearer is not None and is_sent_with(request)

    def note(self, request: Request) -> None:
        """Keeps the identity of the present user. To be called while database sessions are open: a row of one that
        has ended may no longer say whose it is. Raises what the user's attributes raise."""
        user = user_of(request)
        noted = request.scope.get(_NOTED, _UNKNOWN)
        if noted is _UNKNOWN or noted[0] is not user:
            request.scope[_NOTED] = _UNKNOWN
            request.scope[_NOTED] = (user, self._derive(user, request))

    def note_dependencies(self, request: Request, name: str) -> None:
        """Like `note`, after the dependencies of the named function are resolved.

        Requests for functions without these dependencies do not find that user. If credentials identify users, the
        identity of the credentials is kept: clients would discard their data if functions returned different
        identities."""
        user = user_of(request)
        noted = request.scope[_NOTED]
        if noted[0] is user:
            return
        if not self.users.is_configured and self._warn_of_dependencies:
            self._warn_of_dependencies = False
            logger.warning(
                "A dependency of %s sets request.state.user, but requests for other functions do not have this user. "
                "Pass the dependency to mizan: install(app, user=Depends(...)).",
                name,
            )
        if noted[1]:
            request.scope[_NOTED] = (user, noted[1])
        else:
            self.note(request)

    def warn_of_anonymous(self, request: Request) -> None:
        """Warns once, when a request was refused as anonymous and nothing is configured to find users."""
        if self._warn_of_anonymous and not self.users.is_configured and "user" not in request.scope.get("state", {}):
            self._warn_of_anonymous = False
            logger.warning(
                "A request was refused as anonymous, but mizan is not configured to find users. Pass the dependency "
                "that finds the user, install(app, user=Depends(...)), or set request.state.user in a middleware."
            )

    def of(self, request: Request) -> str | None:
        """Empty for an anonymous request. None where it cannot be determined: to say "anonymous" would make the client
        drop the data of a user who is still signed in."""
        noted: tuple[Any, str | None] = request.scope[_NOTED]
        if noted is _UNKNOWN or noted[0] is user_of(request):
            return noted[1]
        try:
            self.note(request)
        except Exception:
            logger.exception("The identity of the user could not be determined")
        identity: str | None = request.scope[_NOTED][1]
        return identity

    def of_user(self, request: Request) -> str:
        """The same, but empty without a user, whatever else the request has: for CSRF tokens, which guard against what
        browsers add by themselves."""
        return (self.of(request) or "") if is_authenticated(user_of(request)) else ""

    def _derive(self, user: Any, request: Request) -> str:
        principal = None if user is None else principal_of(user)
        if principal is not None:
            return self._sign(f"{class_of(user)}\x00{principal}")
        credentials = principal_of_credentials(self._credentials(request))
        return "" if credentials is None else self._sign(credentials)

    def _sign(self, principal: str) -> str:
        if self._warn:
            self._warn = False
            logger.warning(
                "identity_secret is not set, so each process generates its own, and clients discard their data when "
                "another process responds. Pass the same random secret to all processes."
            )
        return derive_identity(self.secret, principal)

    def _credentials(self, request: Request) -> Sequence[str]:
        """What the request authenticates with, as far as it can be seen."""
        sent = [value.decode("latin-1") for name, value in request.scope["headers"] if name == b"authorization"]
        for scheme in self.schemes():
            if isinstance(scheme, APIKeyBase):
                place = request.cookies if scheme.model.in_.value == "cookie" else request.headers
                sent.append(place.get(scheme.model.name, ""))
        return sent


def user_of(request: Request) -> Any:
    """`request.state.user`, None where nothing has set it."""
    state = request.scope.get("state")
    if not state:
        return None
    return state.get("user") if type(state) is dict else getattr(request.state, "user", None)


def set_user(request: Request, user: Any) -> None:
    """Sets `request.state.user`, without the object that Starlette would make for it."""
    state = request.scope.setdefault("state", {})
    if type(state) is dict:
        state["user"] = user
    else:
        request.state.user = user
