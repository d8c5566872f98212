"""The home page: a list of articles, and the popular tags."""

from mizan_core import Unauthorized, client
from sqlalchemy import func, select

from conduit_api.access import Viewer
from conduit_api.database import Database
from conduit_api.feeds import articles_for, followed_by, page_of
from conduit_api.fields import Page
from conduit_api.schemas import ArticlePage, Feed
from conduit_api.tables import ArticleRow, TagRow, topic


@client(context="home")
def home_articles(
    session: Database, viewer: Viewer, feed: Feed = Feed.GLOBAL, tag: str | None = None, page: Page = 1
) -> ArticlePage:
    """A page of all articles, of those with a tag, or of those by users whom you follow."""
    articles = articles_for(viewer)
    if feed == Feed.FOLLOWING:
        if viewer is None:
            raise Unauthorized("Sign in to see your feed.")
        articles = articles.where(ArticleRow.author_id.in_(followed_by(session, viewer)))
    if tag is not None:
        articles = articles.where(ArticleRow.tags.any(TagRow.name == tag))
    return page_of(session, viewer, articles, page)


@client(context="home")
def popular_tags(session: Database) -> list[str]:
    """The ten tags that most articles have."""
    uses = func.count()
    tags = select(TagRow.name).join(topic).group_by(TagRow.id).order_by(uses.desc(), TagRow.name)
    return list(session.scalars(tags.limit(10)))
