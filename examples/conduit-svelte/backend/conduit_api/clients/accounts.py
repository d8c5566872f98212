"""Signing up, in and out, and the settings of an account."""

from fastapi import Request
from mizan_core import Unauthorized, ValidationFailed, client
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from conduit_api.access import Me, Viewer
from conduit_api.database import Database
from conduit_api.fields import Email, Password, Username
from conduit_api.passwords import hash_password, verify_password
from conduit_api.schemas import User
from conduit_api.tables import UserRow

#: Checked when there is no such user, so that the response takes as long as for a wrong password.
_NO_PASSWORD = hash_password("")


@client(context="global")
def current_user(user: Viewer) -> User | None:
    """The signed-in user."""
    return User.model_validate(user) if user else None


@client
def register(
    request: Request, session: Database, username: Username, email: Email, password: Password
) -> User:
    """Opens an account and signs in."""
    _refuse_taken(session, username, email)
    user = UserRow(username=username, email=email, password=hash_password(password))
    session.add(user)
    session.flush()
    request.session["user_id"] = user.id
    return User.model_validate(user)


@client
def login(request: Request, session: Database, email: str, password: str) -> User:
    """Starts a session. The client then fetches everything again, because the user has changed."""
    user = session.scalar(select(UserRow).where(UserRow.email == email.lower()))
    if not verify_password(password, user.password if user else _NO_PASSWORD) or user is None:
        raise Unauthorized("email or password is invalid")
    request.session["user_id"] = user.id
    return User.model_validate(user)


@client
def logout(request: Request) -> None:
    """Ends the session in every tab."""
    request.session.clear()


# The name may be a new one, so it says nothing about the profile that changes.
@client(affects={"global": [], "profile": [], "article": [], "home": []}, auth=True)
def update_user(
    session: Database,
    me: Me,
    username: Username,
    email: Email,
    bio: str = "",
    image: str = "",
    password: Password | None = None,
) -> User:
    """Changes an account. Without a password, it keeps the old one."""
    _refuse_taken(session, username, email, me.id)
    me.username, me.email, me.bio, me.image = username, email, bio, image
    if password is not None:
        me.password = hash_password(password)
    return User.model_validate(me)


def _refuse_taken(session: Session, username: str, email: str, own: int = 0) -> None:
    columns = {"username": (UserRow.username, username), "email": (UserRow.email, email)}
    for field, (column, value) in columns.items():
        taken = func.lower(column) == value.lower()
        if session.scalar(select(UserRow.id).where(taken, UserRow.id != own)) is not None:
            raise ValidationFailed.at(field, message="has already been taken")
