"""Conduit: users, their articles, and what others think of them."""
