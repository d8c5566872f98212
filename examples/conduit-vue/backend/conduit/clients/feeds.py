"""The home page: a list of articles, and the popular tags."""

from django.db.models import Count
from django.http import HttpRequest
from mizan_core import Unauthorized, client

from conduit import models
from conduit.feeds import articles_for, page_of, viewer_of
from conduit.fields import Page
from conduit.schemas import ArticlePage, Feed


@client(context="home")
def home_articles(
    request: HttpRequest, feed: Feed = Feed.GLOBAL, tag: str | None = None, page: Page = 1
) -> ArticlePage:
    """A page of all articles, of those with a tag, or of those by users whom you follow."""
    viewer = viewer_of(request)
    articles = articles_for(viewer)
    if feed == Feed.FOLLOWING:
        if not isinstance(viewer, models.User):
            raise Unauthorized("Sign in to see your feed.")
        articles = articles.filter(author__in=viewer.follows.all())
    if tag is not None:
        articles = articles.filter(topics__name=tag)
    return page_of(articles, page)


@client(context="home")
def popular_tags() -> list[str]:
    """The ten tags that most articles have."""
    tags = models.Tag.objects.annotate(uses=Count("articles")).filter(uses__gt=0)
    return list(tags.order_by("-uses", "name").values_list("name", flat=True)[:10])
