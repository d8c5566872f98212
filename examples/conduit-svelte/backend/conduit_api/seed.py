"""Demo content, the same at every first start. Each account's password is its name, twice."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert
from sqlalchemy.orm import Session

from conduit_api.clients.articles import find_tags, slugify
from conduit_api.passwords import hash_password
from conduit_api.tables import ArticleRow, CommentRow, UserRow, favorite, follow

CONTENT = Path(__file__).parents[3] / "conduit" / "content.json"
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def seed(session: Session) -> None:
    """Four users, their articles, and what they think of each other's."""
    content = json.loads(CONTENT.read_text(encoding="utf-8"))
    users = {each["username"]: _user(each) for each in content["users"]}
    session.add_all(users.values())
    session.flush()

    articles = {}
    for hours, each in enumerate(content["articles"]):
        articles[each["title"]] = article = ArticleRow(
            slug=slugify(each["title"]),
            title=each["title"],
            description=each["description"],
            body=each["body"],
            author_id=users[each["author"]].id,
            created_at=START + timedelta(hours=hours),
            tags=find_tags(session, each["tags"]),
        )
        session.add(article)
        session.flush()
    for each in content["users"]:
        for name in each["follows"]:
            pair = {"user_id": users[each["username"]].id, "followed_user_id": users[name].id}
            session.execute(insert(follow).values(pair))
    for username, titles in content["favorites"].items():
        for title in titles:
            pair = {"user_id": users[username].id, "article_id": articles[title].id}
            session.execute(insert(favorite).values(pair))
    for hours, each in enumerate(content["comments"]):
        session.add(
            CommentRow(
                article_id=articles[each["article"]].id,
                author_id=users[each["author"]].id,
                body=each["body"],
                created_at=START + timedelta(days=1, hours=hours),
            )
        )


def _user(each: dict[str, str]) -> UserRow:
    name = each["username"]
    return UserRow(
        username=name, email=f"{name}@example.com", password=hash_password(name * 2), bio=each["bio"]
    )
