"""A point that a transaction can be read from once more, after a database has refused what was written in it."""

from django.db import connections, transaction


class Savepoints:
    """Where everything stands now, on each database with a transaction. They go with it: nothing releases them."""

    def __init__(self) -> None:
        self._points = {
            each.alias: transaction.savepoint(using=each.alias)
            for each in connections.all(initialized_only=True)
            if each.in_atomic_block
        }

    def return_to(self) -> None:
        """Everybody else's changes that are committed by now can be seen afterwards, as far as the isolation allows."""
        for alias, point in self._points.items():
            transaction.set_rollback(False, using=alias)
            transaction.savepoint_rollback(point, using=alias)
