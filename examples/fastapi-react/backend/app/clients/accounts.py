"""Signing in and out."""

from fastapi import Request
from mizan_core import Unauthorized, client
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.access import CurrentUser
from app.database import Database
from app.models import User
from app.passwords import hash_password, verify_password
from app.tables import UserRow
from app.tokens import tokens

#: Checked when there is no such user, so that the response takes as long as for a wrong password.
_NO_PASSWORD = hash_password("")


@client(context="global")
def current_user(user: CurrentUser) -> User | None:
    """The signed-in user."""
    return user


@client
def login(request: Request, session: Database, username: str, password: str) -> User:
    """Starts a session. The client then fetches everything again, because the user has changed."""
    row = _checked_account(session, username, password)
    request.session["user_id"] = row.id
    return User.model_validate(row)


@client
def create_token(session: Database, username: str, password: str) -> str:
    """A bearer token for programs, which is valid for a quarter of an hour."""
    row = _checked_account(session, username, password)
    return tokens.issue(User.model_validate(row))


@client
def logout(request: Request) -> None:
    """Ends the session in every tab."""
    request.session.clear()


def _checked_account(session: Session, username: str, password: str) -> UserRow:
    row = session.scalar(select(UserRow).where(UserRow.username == username))
    if not verify_password(password, row.password if row else _NO_PASSWORD) or row is None:
        raise Unauthorized("No account has this name and password.")
    return row
