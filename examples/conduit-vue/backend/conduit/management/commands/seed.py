"""``manage.py seed``: demo content for an empty database."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from conduit.models import User
from conduit.seed import seed


class Command(BaseCommand):
    help = "Fills an empty database with demo content; leaves any other as it is."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if not User.objects.exists():
            seed()
