"""The functions of two guides do what the guides say."""

from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi import FastAPI, Request
from mizan_core import Registry, client
from mizan_fastapi import install
from mizan_fastapi.testing import CallError, MizanClient

GUIDE = Path(__file__).parent / "guide"
ID = "00000000-0000-0000-0000-000000000007"


@pytest.fixture
def names(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs a module of the guide with a registry of its own, and returns its names."""
    monkeypatch.setattr("mizan_core.client", partial(client, registry=registry))
    monkeypatch.setattr("mizan_fastapi.install", partial(install, registry=registry, identity_secret="s" * 32))

    def run(file: str) -> dict[str, Any]:
        # pydantic finds the annotations of a class by the name of its module
        names: dict[str, Any] = {"__name__": f"guide_{file}"}
        path = GUIDE / f"{file}.py"
        exec(compile(path.read_text("utf-8"), path, "exec"), names)
        return names

    return run


def test_a_mutation_narrows_what_it_affects(app: FastAPI, registry: Registry, names: Any) -> None:
    names("contexts")
    install(app, registry=registry, identity_secret="s" * 32)
    with MizanClient(app) as mizan:
        assert mizan.read("project", project_id=7) == {
            "project_detail": {"name": "Project 7"},
            "project_members": [{"name": "Ada"}],
        }
        renamed = mizan.call("rename_project", project_id=7, name="Borea")
        renamed.assert_invalidates("project", project_id=7)
        renamed.assert_keeps("project", project_id=8)
        mizan.call("delete_item", id=ID).assert_invalidates("user_page", id="00000000-0000-0000-0000-000000000008")
        mizan.call("move_task", task_id=1, project_id=7).assert_invalidates("project", project_id=8)


def test_a_class_of_a_library_a_rule_and_the_errors_of_the_application(names: Any) -> None:
    app: FastAPI = names("functions")["app"]

    @app.middleware("http")
    async def find_user(request: Request, call_next: Any) -> Any:
        request.state.user = SimpleNamespace(id=1, project_ids=[7])
        return await call_next(request)

    with MizanClient(app) as mizan:
        assert mizan.call("latest").result == {"pages": 3}
        assert mizan.call("rename_project", project_id=7, name="Borea").result == "Borea"
        refused: list[tuple[str, dict[str, Any], str]] = [
            ("rename_project", {"project_id": 8, "name": "Borea"}, "FORBIDDEN"),
            ("order", {"count": 1}, "CONFLICT"),
            ("order", {"count": 2}, "RATE_LIMITED"),
        ]
        for function, arguments, code in refused:
            with pytest.raises(CallError) as error:
                mizan.call(function, **arguments)
            assert error.value.code == code
