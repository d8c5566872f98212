"""Typed server functions."""
