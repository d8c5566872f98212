"""The guide's settings, admin page and view do what the guide says."""

import re
import secrets
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from mizan_core import client
from mizan_django import invalidate
from mizan_fixtures.redis_fixture import redis_server, shared_redis
from mizan_fixtures.redis_server import RedisServer
from tracker.models import Project

from .conftest import Backend

__all__ = ["redis_server", "shared_redis"]

GUIDE = Path(__file__).parents[3] / "docs/guide/django.md"


def block(title: str, **names: Any) -> dict[str, Any]:
    """The names of one example."""
    blocks = re.findall(r"```python\n(# .*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    source = next(each for each in reversed(blocks) if each.startswith(f"# {title}\n"))
    names |= {"__name__": "tracker.guide", "__package__": "tracker"}
    exec(compile(source, title, "exec"), names)
    return names


@pytest.mark.django_db(transaction=True)
def test_caching_and_tokens(
    backend: Backend, registry: Any, serve: Any, settings: Any, redis_server: RedisServer, monkeypatch: Any
) -> None:
    monkeypatch.setenv("REDIS_URL", redis_server.url)
    for name in ("TOKEN_KEY", "CACHE_SECRET"):
        monkeypatch.setenv(name, secrets.token_urlsafe(32))
    given = block("backend/website/settings.py")["MIZAN"]
    settings.MIZAN = {
        **given,
        "CACHE": {**given["CACHE"], "PAUSE": 0.8},
    }  # shorter than the uptime of the Redis of the tests
    serve(path("token/", csrf_exempt(block("backend/projects/views.py")["issue_token"])))

    @client(context="projects", auth=True, cache=60, registry=registry)
    def names(request: HttpRequest) -> list[str]:
        return [each.name for each in Project.objects.all()]

    User.objects.create_user("ada", password="engine")
    send = Backend("wsgi").client.post
    assert send("/token/", {"username": "ada", "password": "?"}).status_code == 401
    token = send("/token/", {"username": "ada", "password": "engine"}).json()["token"]
    headers = {"authorization": f"Bearer {token}"}
    assert backend.get("ctx/projects/", headers=headers).json() == {"names": []}
    Project.objects.create(name="Atlas")
    assert backend.get("ctx/projects/", headers=headers).json() == {"names": []}
    assert backend.get("ctx/projects/").status_code == 401

    monkeypatch.setattr("mizan_django.invalidate", partial(invalidate, registry=registry))
    site = admin.AdminSite()
    monkeypatch.setattr("django.contrib.admin.sites.site", site)
    block("backend/projects/admin.py")
    page = site.get_model_admin(Project)
    page.save_model(HttpRequest(), Project(name="Borea"), None, change=False)
    assert backend.get("ctx/projects/", headers=headers).json() == {"names": ["Atlas", "Borea"]}
