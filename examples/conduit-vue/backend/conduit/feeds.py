"""Articles and users as a viewer sees them, and lists of articles, newest first."""

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest

from conduit.models import Article, User

PAGE_SIZE = 10

Viewer = User | AnonymousUser


def viewer_of(request: HttpRequest) -> Viewer:
    assert isinstance(request.user, Viewer)
    return request.user


def users_for(viewer: Viewer) -> QuerySet[User]:
    """Each user, and whether the viewer follows them."""
    followed = User.follows.through.objects.filter(from_user=viewer.pk, to_user=OuterRef("pk"))
    return User.objects.annotate(following=Exists(followed))


def articles_for(viewer: Viewer) -> QuerySet[Article]:
    """Each article, whether it is one of the viewer's favorites, and how many users it is a favorite of."""
    favorites = Article.favorited_by.through.objects.filter(user=viewer.pk, article=OuterRef("pk"))
    articles = Article.objects.annotate(
        favorited=Exists(favorites), favorites_count=Count("favorited_by", distinct=True)
    ).order_by("-created_at", "-id")
    return articles.prefetch_related(Prefetch("author", users_for(viewer)), "topics")


def page_of(articles: QuerySet[Article], page: int) -> dict[str, object]:
    """An ``ArticlePage``. A page after the last one is empty."""
    paginator = Paginator(articles, PAGE_SIZE)
    rows = articles[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return {"articles": rows, "pages": paginator.num_pages}
