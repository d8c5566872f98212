"""The examples of the guide on testing with Django's own classes."""

# region classes
from django.contrib.auth.models import User
from django.test import TestCase
from mizan_django.testing import AsyncMizanClient, MizanClient


class SignedInTests(TestCase):
    def setUp(self) -> None:
        self.ada = User.objects.create_user("ada")
        self.client.force_login(self.ada)

    def test_the_user_is_shown(self) -> None:
        mizan = MizanClient(self.client)
        assert mizan.read("global") == {"current_user": "ada"}

    async def test_the_same_under_asgi(self) -> None:
        mizan = AsyncMizanClient(self.async_client).as_user(self.ada)
        assert await mizan.read("global") == {"current_user": "ada"}
        # endregion
