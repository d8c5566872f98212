"""The page of an article, and what users do with articles."""

import re
import secrets
from datetime import UTC, datetime
from unicodedata import normalize

from mizan_core import NotFound, client
from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session, joinedload

from conduit_api.access import Me, Viewer, existing_article, own_article
from conduit_api.database import Database
from conduit_api.feeds import followed_by, show_article, show_user
from conduit_api.fields import Description, Tag, Text, Title
from conduit_api.schemas import Article, Comment
from conduit_api.tables import ArticleRow, CommentRow, TagRow, UserRow, favorite


@client(context="article")
def article_detail(session: Database, viewer: Viewer, slug: str) -> Article | None:
    """The article, or null if there is none."""
    return show_article(session, viewer, slug)


@client(context="article")
def article_comments(session: Database, viewer: Viewer, slug: str) -> list[Comment]:
    """Newest first."""
    comments = select(CommentRow).join(ArticleRow).where(ArticleRow.slug == slug)
    rows = session.scalars(comments.order_by(CommentRow.id.desc()).options(joinedload(CommentRow.author)))
    followed = followed_by(session, viewer)
    return [
        Comment(id=row.id, body=row.body, created_at=row.created_at, author=show_user(row.author, followed))
        for row in rows
    ]


@client(affects=["home", "profile"], auth=True)
def create_article(
    session: Database, me: Me, title: Title, description: Description, body: Text, tags: list[Tag]
) -> Article:
    """Publishes an article. Its slug never changes, so that links to it stay valid."""
    slug = f"{slugify(title) or 'article'}-{secrets.token_hex(3)}"
    article = ArticleRow(slug=slug, title=title, description=description, body=body, author_id=me.id)
    article.created_at = datetime.now(UTC)
    article.tags = find_tags(session, tags)
    session.add(article)
    return _show(session, me, article)


@client(affects={"article": ["slug"], "home": [], "profile": []}, auth=True)
def update_article(
    session: Database, me: Me, slug: str, title: Title, description: Description, body: Text, tags: list[Tag]
) -> Article:
    """Changes an article of yours."""
    article = own_article(session, me, slug)
    article.title, article.description, article.body = title, description, body
    article.tags = find_tags(session, tags)
    return _show(session, me, article)


@client(affects={"article": ["slug"], "home": [], "profile": []}, auth=True)
def delete_article(session: Database, me: Me, slug: str) -> None:
    """Deletes an article of yours, with its comments."""
    session.delete(own_article(session, me, slug))


@client(affects={"article": ["slug"], "home": [], "profile": []}, auth=True)
def favorite_article(session: Database, me: Me, slug: str, favorited: bool) -> None:
    """Adds an article to your favorites, or removes it."""
    pair = {"user_id": me.id, "article_id": existing_article(session, slug).id}
    session.execute(
        delete(favorite).where(favorite.c.user_id == me.id, favorite.c.article_id == pair["article_id"])
    )
    if favorited:
        session.execute(insert(favorite).values(pair))


def slugify(title: str) -> str:
    ascii_title = normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_title.lower()).strip("-")


def find_tags(session: Session, names: list[str]) -> list[TagRow]:
    """The tags of these names. Those that do not exist yet are added."""
    known = {tag.name: tag for tag in session.scalars(select(TagRow).where(TagRow.name.in_(names)))}
    return [known.get(name) or TagRow(name=name) for name in dict.fromkeys(names)]


def _show(session: Session, me: UserRow, article: ArticleRow) -> Article:
    session.flush()
    session.expire(article)
    shown = show_article(session, me, article.slug)
    if shown is None:
        raise NotFound("This article no longer exists.")
    return shown
