"""The functions that clients call. Importing this package registers them."""

from tracker.clients import accounts, comments, projects, search, tasks

__all__ = ["accounts", "comments", "projects", "search", "tasks"]
