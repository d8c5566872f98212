"""Model instances and querysets, converted to the types that the annotation of a function promises."""

from .presentation import completed, is_plain, worded

__all__ = ["completed", "is_plain", "worded"]
