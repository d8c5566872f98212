"""Articles and users as a viewer sees them, and lists of articles, newest first."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from conduit_api.schemas import Article, ArticlePage, ArticlePreview, Profile
from conduit_api.tables import ArticleRow, UserRow, favorite, follow

PAGE_SIZE = 10

Articles = Select[ArticleRow, bool, int]


def articles_for(viewer: UserRow | None) -> Articles:
    """Each article, whether it is one of the viewer's favorites, and how many users it is a favorite of."""
    each = favorite.alias()
    of_article = each.c.article_id == ArticleRow.id
    favorited = exists().where(of_article, each.c.user_id == (viewer.id if viewer else 0))
    count = select(func.count()).select_from(each).where(of_article).scalar_subquery()
    articles = select(ArticleRow, favorited, count)
    return articles.options(joinedload(ArticleRow.author), selectinload(ArticleRow.tags))


def page_of(session: Session, viewer: UserRow | None, articles: Articles, page: int) -> ArticlePage:
    """A page after the last one is empty."""
    total = session.scalar(
        select(func.count()).select_from(articles.with_only_columns(ArticleRow.id).subquery())
    )
    newest = articles.order_by(ArticleRow.created_at.desc(), ArticleRow.id.desc())
    rows = session.execute(newest.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE)).all()
    followed = followed_by(session, viewer)
    return ArticlePage(
        articles=[ArticlePreview.model_validate(_show(*row, followed)) for row in rows],
        pages=max(1, -(-(total or 0) // PAGE_SIZE)),
    )


def show_article(session: Session, viewer: UserRow | None, slug: str) -> Article | None:
    row = session.execute(articles_for(viewer).where(ArticleRow.slug == slug)).first()
    return row and Article.model_validate(_show(*row, followed_by(session, viewer)))


def show_user(user: UserRow, followed: Collection[int]) -> Profile:
    return Profile(username=user.username, bio=user.bio, image=user.image, following=user.id in followed)


def followed_by(session: Session, viewer: UserRow | None) -> set[int]:
    """The ids of the users whom the viewer follows."""
    ids = select(follow.c.followed_user_id).where(follow.c.user_id == (viewer.id if viewer else 0))
    return set(session.scalars(ids))


def _show(row: ArticleRow, favorited: bool, count: int, followed: Iterable[int]) -> dict[str, Any]:
    return {
        "slug": row.slug,
        "title": row.title,
        "description": row.description,
        "body": row.body,
        "tags": [tag.name for tag in row.tags],
        "created_at": row.created_at,
        "author": show_user(row.author, set(followed)),
        "favorited": favorited,
        "favorites_count": count,
    }
