"""The README's example runs unchanged."""

import re
from pathlib import Path

import httpx
from fastapi import FastAPI
from mizan_core import default_registry


async def test_the_example_serves_its_context_and_mutation() -> None:
    text = (Path(__file__).parents[1] / "README.md").read_text()
    code = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert code is not None
    module: dict[str, object] = {"__name__": "main"}
    exec(compile(code[1], "README.md", "exec"), module)
    app = module["app"]
    assert isinstance(app, FastAPI)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test/api/mizan/") as http:
        mounted = [{"context": "project", "params": {"project_id": 7}}]
        args = {"project_id": 7, "title": "Globe"}
        response = await http.post("call/", json={"fn": "rename_project", "args": args, "mounted": mounted})
    default_registry.clear()
    assert response.json()["refreshed"] == [{**mounted[0], "data": {"project_title": "Globe"}}]
