"""Signing in and out."""

from django.contrib import auth
from django.http import HttpRequest
from mizan_core import Unauthorized, client

from tracker.schemas import User


@client(context="global")
def current_user(request: HttpRequest) -> User | None:
    """The signed-in user."""
    return request.user if request.user.is_authenticated else None


@client(atomic=False)  # keeps what is written about a refused attempt, such as the count of a lockout
def login(request: HttpRequest, username: str, password: str) -> User:
    """Starts a session. The client then fetches everything again, because the user has changed."""
    user = auth.authenticate(request, username=username, password=password)
    if user is None:
        raise Unauthorized("No account has this name and password.")
    auth.login(request, user)
    return user


@client
def logout(request: HttpRequest) -> None:
    """Ends the session in every tab."""
    auth.logout(request)
