"""The comments on an article."""

from datetime import UTC, datetime

from mizan_core import client

from conduit_api.access import Me, existing_article, own_comment
from conduit_api.database import Database
from conduit_api.fields import Text
from conduit_api.tables import CommentRow


@client(affects={"article": ["slug"]}, auth=True)
def add_comment(session: Database, me: Me, slug: str, body: Text) -> int:
    """Returns the number of the comment."""
    article = existing_article(session, slug)
    comment = CommentRow(article_id=article.id, author_id=me.id, body=body, created_at=datetime.now(UTC))
    session.add(comment)
    session.flush()
    return comment.id


@client(affects={"article": ["slug"]}, auth=True)
def delete_comment(session: Database, me: Me, slug: str, comment_id: int) -> None:
    """Deletes a comment of yours."""
    session.delete(own_comment(session, me, slug, comment_id))
