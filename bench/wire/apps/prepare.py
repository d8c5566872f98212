"""Makes the Django contenders' database with one user, and prints that user's session cookie.

python -m wire.apps.prepare
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wire.apps.settings")

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

call_command("migrate", verbosity=0)
user = get_user_model().objects.create_user("ada")
client = Client()
client.force_login(user)
print(client.cookies["sessionid"].value)
