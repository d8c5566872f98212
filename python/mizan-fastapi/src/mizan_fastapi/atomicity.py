"""`@client(atomic=False)`, which has no meaning here."""

from collections.abc import Iterator

from mizan_core import Mistake, Registry


def atomicity_mistakes(registry: Registry) -> Iterator[Mistake]:
    """mizan opens no transaction on FastAPI, so it cannot leave one out either. To accept the option would promise that
    what a function writes stays when it fails, which depends on the application's own dependencies."""
    for operation in registry:
        if not operation.atomic:
            yield Mistake(
                f"{operation.name} has atomic=False, but mizan opens no transaction on FastAPI.",
                "Leave it out. Transactions belong to your dependencies: commit there what must stay before you raise.",
                operation.source,
            )
