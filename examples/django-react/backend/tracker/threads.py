"""Comments nested under what they reply to."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.models import Comment


def nest(comments: "Iterable[Comment]") -> "list[Comment]":
    """The comments that reply to nothing. Each comment gets its own ``replies``; all are oldest first."""
    replies: defaultdict[int | None, list[Comment]] = defaultdict(list)
    for comment in comments:
        comment.replies = replies[comment.id]
        replies[comment.reply_to_id].append(comment)
    return replies[None]
