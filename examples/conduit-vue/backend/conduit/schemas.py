"""What clients see: each model here becomes a type of the generated client."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class Feed(StrEnum):
    GLOBAL = "global"
    #: Articles of the users whom the viewer follows.
    FOLLOWING = "following"


class User(Model):
    """An account, as its owner sees it."""

    username: str
    email: str
    bio: str
    image: str


class Profile(Model):
    """A user, as others see them."""

    username: str
    bio: str
    image: str
    following: bool


class ArticlePreview(Model):
    slug: str
    title: str
    description: str
    tags: list[str]
    created_at: datetime
    author: Profile
    favorited: bool
    favorites_count: int


class Article(ArticlePreview):
    body: str


class ArticlePage(Model):
    """Some of the articles of a list, and how many pages it has."""

    articles: list[ArticlePreview]
    pages: int


class Comment(Model):
    id: int
    body: str
    created_at: datetime
    author: Profile
