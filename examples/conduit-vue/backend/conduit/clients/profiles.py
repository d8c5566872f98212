"""The page of a user."""

from django.http import HttpRequest
from mizan_core import BadRequest, NotFound, client

from conduit import models
from conduit.access import SignedIn
from conduit.feeds import articles_for, page_of, users_for, viewer_of
from conduit.fields import Page
from conduit.schemas import ArticlePage, Profile


@client(context="profile")
def profile_detail(request: HttpRequest, username: str) -> Profile | None:
    """The user, or null if there is none."""
    return users_for(viewer_of(request)).filter(username=username).first()


@client(context="profile")
def profile_articles(
    request: HttpRequest, username: str, favorites: bool = False, page: Page = 1
) -> ArticlePage:
    """A page of the articles that the user wrote, or of their favorites."""
    by_user = {"favorited_by__username" if favorites else "author__username": username}
    # A filter in the same query would leave only this user to be counted as a fan.
    chosen = models.Article.objects.filter(**by_user).values("pk")
    return page_of(articles_for(viewer_of(request)).filter(pk__in=chosen), page)


@client(affects=["profile", "article", "home"], auth=True)
def follow_user(request: SignedIn, username: str, following: bool) -> None:
    """Follows a user, or stops following them."""
    other = models.User.objects.filter(username=username).first()
    if other is None:
        raise NotFound(f"There is no user {username}.")
    if other == request.user:
        raise BadRequest("You cannot follow yourself.")
    change = request.user.follows.add if following else request.user.follows.remove
    change(other)
