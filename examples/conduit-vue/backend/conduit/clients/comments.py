"""The comments on an article."""

from mizan_core import client

from conduit.access import SignedIn, existing_article, own_comment
from conduit.fields import Text


@client(affects={"article": ["slug"]}, auth=True)
def add_comment(request: SignedIn, slug: str, body: Text) -> int:
    """Returns the number of the comment."""
    return existing_article(slug).comments.create(author=request.user, body=body).pk


@client(affects={"article": ["slug"]}, auth=True)
def delete_comment(request: SignedIn, slug: str, comment_id: int) -> None:
    """Deletes a comment of yours."""
    own_comment(request.user, slug, comment_id).delete()
