"""The functions that clients call. Importing this package registers them."""

from tracker.clients import accounts, attachments, comments, projects, search, tasks

__all__ = ["accounts", "attachments", "comments", "projects", "search", "tasks"]
