"""What the user of a request may change."""

from django.http import HttpRequest
from mizan_core import Forbidden, NotFound

from conduit.models import Article, Comment, User


class SignedIn(HttpRequest):
    """The request of a function with ``auth=``: a user is signed in."""

    user: User


def existing_article(slug: str) -> Article:
    article = Article.objects.filter(slug=slug).first()
    if article is None:
        raise NotFound("This article no longer exists.")
    return article


def own_article(me: User, slug: str) -> Article:
    article = existing_article(slug)
    if article.author_id != me.pk:
        raise Forbidden("This is another user's article.")
    return article


def own_comment(me: User, slug: str, comment_id: int) -> Comment:
    comment = Comment.objects.filter(pk=comment_id, article__slug=slug).first()
    if comment is None:
        raise NotFound("This comment no longer exists.")
    if comment.author_id != me.pk:
        raise Forbidden("This is another user's comment.")
    return comment
