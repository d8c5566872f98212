"""``manage.py seed``: demo data for an empty database."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from tracker.models import User
from tracker.seed import seed


class Command(BaseCommand):
    help = "Fills an empty database with demo data; leaves any other as it is."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if not User.objects.exists():
            seed()
