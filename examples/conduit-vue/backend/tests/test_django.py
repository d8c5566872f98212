"""What only Conduit on Django has."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from mizan_django.export import export_project

from conduit.models import Article, Comment, User

from .person import Person

SignIn = Callable[[str], Person]

FASTAPI = Path(__file__).parents[3] / "conduit-svelte" / "backend"


def surface(document: Any) -> Any:
    """The document without the locations in the code and the names of FastAPI's dependencies."""
    if isinstance(document, dict):
        return {
            key: surface(value)
            for key, value in document.items()
            if key not in ("source", "x-mizan-source", "guards")
        }
    return [surface(each) for each in document] if isinstance(document, list) else document


def test_the_document_is_that_of_the_fastapi_backend_but_for_csrf() -> None:
    command = [sys.executable, "-m", "mizan_fastapi.cli", "conduit_api.main"]
    exported = subprocess.run(command, cwd=FASTAPI, check=True, capture_output=True)
    theirs, ours = surface(json.loads(exported.stdout)), surface(export_project())
    assert theirs.pop("x-mizan-session") == {"csrf": False}
    assert ours.pop("x-mizan-session") == {"csrf": True}
    assert ours == theirs


def test_the_checks_and_migrations_of_the_project_pass(db: None) -> None:
    call_command("check", fail_level="WARNING")
    call_command("makemigrations", check=True, verbosity=0)


def test_seeding_again_changes_nothing(db: None) -> None:
    call_command("seed")
    assert (User.objects.count(), Article.objects.count()) == (4, 12)


def test_more_articles_and_comments_take_no_more_queries(sign_in: SignIn) -> None:
    fern = sign_in("fern")
    with CaptureQueriesContext(connection) as few:
        fern.read("home", tag="bread")
        fern.read("article", slug="rye-needs-less-kneading")
    author, article = User.objects.get(username="reed"), Article.objects.get(slug="rye-needs-less-kneading")
    for number in range(5):
        another = Article.objects.create(slug=str(number), title="More", author=author)
        another.topics.set(article.topics.all())
        Comment.objects.create(article=article, author=author, body="More")
    with CaptureQueriesContext(connection) as many:
        assert len(fern.read("home", tag="bread")["home_articles"]["articles"]) == 9
        assert len(fern.read("article", slug="rye-needs-less-kneading")["article_comments"]) == 7
    assert len(many) == len(few)
