"""A point that a transaction can be read from once more, after a database has refused what was written in it."""

from django.db import connections


class Savepoints:
    """Where everything stands now, on each database with a transaction. They go with it: nothing releases them."""

    def __init__(self) -> None:
        databases = [each for each in connections.all(initialized_only=True) if each.in_atomic_block]
        points = [(each, each.savepoint()) for each in databases]
        self._points = [(each, point) for each, point in points if point is not None]

    def return_to(self) -> None:
        """Everybody else's changes that are committed by now can be seen afterwards, as far as the isolation allows."""
        for database, point in self._points:
            database.set_rollback(False)
            database.savepoint_rollback(point)
