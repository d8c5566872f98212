"""Signing up, in and out, and the settings of an account."""

from typing import Any

from django.contrib import auth
from django.http import HttpRequest
from mizan_core import Unauthorized, ValidationFailed, client

from conduit import models
from conduit.access import SignedIn
from conduit.fields import Email, Password, Username
from conduit.schemas import User


@client(context="global")
def current_user(request: HttpRequest) -> User | None:
    """The signed-in user."""
    return request.user if request.user.is_authenticated else None


@client
def register(request: HttpRequest, username: Username, email: Email, password: Password) -> User:
    """Opens an account and signs in."""
    _refuse_taken(username, email)
    user = models.User.objects.create_user(username, email, password)
    auth.login(request, user)
    return user


@client(atomic=False)  # keeps what is written about a refused attempt, such as the count of a lockout
def login(request: HttpRequest, email: str, password: str) -> User:
    """Starts a session. The client then fetches everything again, because the user has changed."""
    account = models.User.objects.filter(email=email.lower()).first()
    name = account.username if account else ""
    user = auth.authenticate(request, username=name, password=password)
    if user is None:
        raise Unauthorized("email or password is invalid")
    auth.login(request, user)
    return user


@client
def logout(request: HttpRequest) -> None:
    """Ends the session in every tab."""
    auth.logout(request)


# The name may be a new one, so it says nothing about the profile that changes.
@client(affects={"global": [], "profile": [], "article": [], "home": []}, auth=True)
def update_user(
    request: SignedIn,
    username: Username,
    email: Email,
    bio: str = "",
    image: str = "",
    password: Password | None = None,
) -> User:
    """Changes an account. Without a password, it keeps the old one."""
    me = request.user
    _refuse_taken(username, email, me.pk)
    me.username, me.email, me.bio, me.image = username, email, bio, image
    if password is not None:
        me.set_password(password)
    me.save()
    if password is not None:
        auth.update_session_auth_hash(request, me)
    return me


def _refuse_taken(username: str, email: str, own: Any = None) -> None:
    others = models.User.objects.exclude(pk=own)
    for field, value in {"username": username, "email": email}.items():
        if others.filter(**{f"{field}__iexact": value}).exists():
            raise ValidationFailed.at(field, message="has already been taken")
