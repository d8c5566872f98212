"""The user of a request, and what they may change."""

from typing import Annotated

from fastapi import Depends, Request
from mizan_core import Forbidden, NotFound, Unauthorized
from sqlalchemy import select
from sqlalchemy.orm import Session

from conduit_api.database import Database
from conduit_api.tables import ArticleRow, CommentRow, UserRow


def current_user(request: Request, session: Database) -> UserRow | None:
    """The user whom the session cookie names."""
    return session.get(UserRow, request.session.get("user_id", 0))


Viewer = Annotated[UserRow | None, Depends(current_user)]


def signed_in_user(user: Viewer) -> UserRow:
    if user is None:
        raise Unauthorized("Sign in first.")
    return user


Me = Annotated[UserRow, Depends(signed_in_user)]


def existing_article(session: Session, slug: str) -> ArticleRow:
    article = session.scalar(select(ArticleRow).where(ArticleRow.slug == slug))
    if article is None:
        raise NotFound("This article no longer exists.")
    return article


def own_article(session: Session, me: UserRow, slug: str) -> ArticleRow:
    article = existing_article(session, slug)
    if article.author_id != me.id:
        raise Forbidden("This is another user's article.")
    return article


def own_comment(session: Session, me: UserRow, slug: str, comment_id: int) -> CommentRow:
    comment = session.scalar(
        select(CommentRow).join(ArticleRow).where(CommentRow.id == comment_id, ArticleRow.slug == slug)
    )
    if comment is None:
        raise NotFound("This comment no longer exists.")
    if comment.author_id != me.id:
        raise Forbidden("This is another user's comment.")
    return comment
