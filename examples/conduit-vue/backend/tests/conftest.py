"""Conduit with its demo content, untouched before each test, and users who are signed in to it."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from conduit.seed import seed

from .person import Person


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        seed()


@pytest.fixture
def guest(db: None) -> Person:
    return Person(Client(enforce_csrf_checks=True))


@pytest.fixture
def sign_in(db: None) -> Callable[[str], Person]:
    """Signs the named user in, in a separate browser."""

    def enter(username: str) -> Person:
        person = Person(Client(enforce_csrf_checks=True))
        person.call("login", email=f"{username}@example.com", password=username * 2)
        return person

    return enter
