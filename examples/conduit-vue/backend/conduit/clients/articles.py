"""The page of an article, and what users do with articles."""

from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.text import slugify
from mizan_core import client

from conduit import models
from conduit.access import SignedIn, existing_article, own_article
from conduit.feeds import Viewer, articles_for, users_for, viewer_of
from conduit.fields import Description, Tag, Text, Title
from conduit.schemas import Article, Comment


# region page
@client(context="article")
def article_detail(request: HttpRequest, slug: str) -> Article | None:
    """The article, or null if there is none."""
    return articles_for(viewer_of(request)).filter(slug=slug).first()


@client(context="article")
def article_comments(request: HttpRequest, slug: str) -> list[Comment]:
    """Newest first."""
    authors = users_for(viewer_of(request))
    comments = models.Comment.objects.filter(article__slug=slug)
    return comments.prefetch_related(Prefetch("author", authors))


# endregion


@client(affects=["home", "profile"], auth=True)
def create_article(
    request: SignedIn, title: Title, description: Description, body: Text, tags: list[Tag]
) -> Article:
    """Publishes an article. Its slug never changes, so that links to it stay valid."""
    slug = f"{slugify(title) or 'article'}-{get_random_string(6).lower()}"
    article = request.user.articles.create(slug=slug, title=title, description=description, body=body)
    _set_tags(article, tags)
    return _show(request.user, article)


@client(affects={"article": ["slug"], "home": [], "profile": []}, auth=True)
def update_article(
    request: SignedIn, slug: str, title: Title, description: Description, body: Text, tags: list[Tag]
) -> Article:
    """Changes an article of yours."""
    article = own_article(request.user, slug)
    article.title, article.description, article.body = title, description, body
    article.updated_at = timezone.now()
    article.save()
    _set_tags(article, tags)
    return _show(request.user, article)


@client(affects={"article": ["slug"], "home": [], "profile": []}, auth=True)
def delete_article(request: SignedIn, slug: str) -> None:
    """Deletes an article of yours, with its comments."""
    own_article(request.user, slug).delete()


# region favorite
@client(affects={"article": ["slug"], "home": [], "profile": []}, auth=True)
def favorite_article(request: SignedIn, slug: str, favorited: bool) -> None:
    """Adds an article to your favorites, or removes it."""
    fans = existing_article(slug).favorited_by
    change = fans.add if favorited else fans.remove
    change(request.user)


# endregion


def _show(viewer: Viewer, article: models.Article) -> models.Article:
    return articles_for(viewer).get(pk=article.pk)


def _set_tags(article: models.Article, names: list[str]) -> None:
    article.topics.set([models.Tag.objects.get_or_create(name=name)[0] for name in dict.fromkeys(names)])
