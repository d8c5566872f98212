"""The functions that clients call. Importing this package registers them."""

from conduit.clients import accounts, articles, comments, feeds, profiles

__all__ = ["accounts", "articles", "comments", "feeds", "profiles"]
