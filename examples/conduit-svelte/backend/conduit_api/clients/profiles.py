"""The page of a user."""

from mizan_core import BadRequest, NotFound, client
from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from conduit_api.access import Me, Viewer
from conduit_api.database import Database
from conduit_api.feeds import articles_for, followed_by, page_of, show_user
from conduit_api.fields import Page
from conduit_api.schemas import ArticlePage, Profile
from conduit_api.tables import ArticleRow, UserRow, favorite, follow


@client(context="profile")
def profile_detail(session: Database, viewer: Viewer, username: str) -> Profile | None:
    """The user, or null if there is none."""
    user = _find(session, username)
    return show_user(user, followed_by(session, viewer)) if user else None


@client(context="profile")
def profile_articles(
    session: Database, viewer: Viewer, username: str, favorites: bool = False, page: Page = 1
) -> ArticlePage:
    """A page of the articles that the user wrote, or of their favorites."""
    articles = articles_for(viewer)
    user = select(UserRow.id).where(UserRow.username == username).scalar_subquery()
    if favorites:
        articles = articles.join(favorite).where(favorite.c.user_id == user)
    else:
        articles = articles.where(ArticleRow.author_id == user)
    return page_of(session, viewer, articles, page)


@client(affects=["profile", "article", "home"], auth=True)
def follow_user(session: Database, me: Me, username: str, following: bool) -> None:
    """Follows a user, or stops following them."""
    other = _find(session, username)
    if other is None:
        raise NotFound(f"There is no user {username}.")
    if other.id == me.id:
        raise BadRequest("You cannot follow yourself.")
    session.execute(delete(follow).where(follow.c.user_id == me.id, follow.c.followed_user_id == other.id))
    if following:
        session.execute(insert(follow).values(user_id=me.id, followed_user_id=other.id))


def _find(session: Session, username: str) -> UserRow | None:
    return session.scalar(select(UserRow).where(UserRow.username == username))
