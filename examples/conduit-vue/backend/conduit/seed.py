"""Demo content, the same for every empty database. Each account's password is its name, twice."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.utils.text import slugify

from conduit.models import Article, Comment, Tag, User

CONTENT = Path(__file__).parents[3] / "conduit" / "content.json"
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def seed() -> None:
    """Four users, their articles, and what they think of each other's."""
    content = json.loads(CONTENT.read_text(encoding="utf-8"))
    users = {each["username"]: _user(each) for each in content["users"]}
    for each in content["users"]:
        users[each["username"]].follows.set(users[name] for name in each["follows"])

    articles = {}
    for hours, each in enumerate(content["articles"]):
        articles[each["title"]] = article = Article.objects.create(
            slug=slugify(each["title"]),
            title=each["title"],
            description=each["description"],
            body=each["body"],
            author=users[each["author"]],
            created_at=START + timedelta(hours=hours),
        )
        article.topics.set(Tag.objects.get_or_create(name=name)[0] for name in each["tags"])
    for username, titles in content["favorites"].items():
        users[username].favorites.set(articles[title] for title in titles)
    for hours, each in enumerate(content["comments"]):
        Comment.objects.create(
            article=articles[each["article"]],
            author=users[each["author"]],
            body=each["body"],
            created_at=START + timedelta(days=1, hours=hours),
        )


def _user(each: dict[str, str]) -> User:
    name = each["username"]
    return User.objects.create_user(name, f"{name}@example.com", name * 2, bio=each["bio"])
