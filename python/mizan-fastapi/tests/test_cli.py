"""`python -m mizan_fastapi.cli` prints an app's document, and nothing else, on standard output."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest

APP = """\
import os, subprocess, sys
from fastapi import Depends, FastAPI
from mizan_core import client
from mizan_fastapi import install

print("the app is starting")
os.write(1, b"said past Python's own buffer\\n")
subprocess.run([sys.executable, "-c", "print('said by a child')"], check=True)

@client(context="project")
def title(project_id: int) -> str: return "Atlas"

@client(affects="project")
def rename(project_id: int, title: str, language: str = Depends(lambda: "en")) -> None: ...

app = FastAPI(title="Tracker", version="1.2.3")
install(app, prefix="/v1/mizan", csrf=True)
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run(
        files: Mapping[str, str], *arguments: str, flags: tuple[str, ...] = ()
    ) -> "subprocess.CompletedProcess[str]":
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(dedent(text))
        command = [sys.executable, *flags, "-m", "mizan_fastapi.cli", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)

    return run


def test_standard_output_contains_only_the_document(run: Run) -> None:
    finished = run({"main.py": APP}, "main")
    assert finished.returncode == 0
    document = json.loads(finished.stdout)
    assert document["info"] == {"title": "Tracker", "version": "1.2.3"}
    assert list(document["paths"]) == ["/v1/mizan/call/", "/v1/mizan/ctx/project/", "/v1/mizan/session/"]
    assert document["x-mizan-session"] == {"csrf": True}
    assert list(document["components"]["schemas"]["RenameInput"]["properties"]) == ["project_id", "title"]
    (rename, title) = document["x-mizan-functions"]
    assert rename["affects"] == [{"context": "project", "scopedBy": ["project_id"]}]
    assert title["source"] == "main.py:10"
    assert sorted(finished.stderr.splitlines()) == [
        "said by a child",
        "said past Python's own buffer",
        "the app is starting",
    ]


def test_the_same_app_has_the_same_bytes(run: Run) -> None:
    assert run({"main.py": APP}, "main").stdout == run({}, "main:app").stdout


def test_the_document_may_be_written_to_a_file(run: Run, tmp_path: Path) -> None:
    finished = run({"main.py": APP}, "main:app", "--out", "document.json")
    assert (finished.returncode, finished.stdout) == (0, "")
    assert json.loads((tmp_path / "document.json").read_text())["info"]["title"] == "Tracker"


def test_a_file_named_by_a_hyphen_is_standard_output(run: Run, tmp_path: Path) -> None:
    finished = run({"main.py": APP}, "main:app", "--out", "-")
    assert (finished.returncode, finished.stdout) == (0, run({}, "main:app").stdout)
    assert not (tmp_path / "-").exists()


def test_a_file_that_cannot_be_written_is_named(run: Run) -> None:
    finished = run({"main.py": APP}, "main:app", "--out", "nowhere/document.json")
    expected = "Could not write nowhere/document.json: No such file or directory. Name another file with --out."
    assert (finished.returncode, finished.stderr.splitlines()[-1]) == (1, expected)


def test_an_app_may_be_in_a_package_be_mounted_and_come_from_a_function(run: Run) -> None:
    factory = """\
    from fastapi import FastAPI
    from mizan_core import Registry
    from mizan_fastapi import create_router

    def make_app() -> FastAPI:
        inner = FastAPI()
        inner.include_router(create_router(registry=Registry()), prefix="/rpc")
        app = FastAPI()
        app.mount("/inner", inner)
        return app
    """
    finished = run({"service/__init__.py": "", "service/main.py": factory}, "service.main:make_app", flags=("-P",))
    assert finished.stderr == ""
    assert list(json.loads(finished.stdout)["paths"]) == ["/inner/rpc/session/"]


def test_a_failing_import_shows_its_traceback(run: Run, tmp_path: Path) -> None:
    files = {"main.py": "print('before')\nimport settings\n", "settings.py": "raise RuntimeError('no DATABASE_URL')\n"}
    finished = run(files, "main")
    assert (finished.returncode, finished.stdout) == (1, "")
    assert f'File "{tmp_path}/settings.py", line 1, in <module>' in finished.stderr
    assert finished.stderr.endswith("RuntimeError: no DATABASE_URL\n")


def test_an_import_that_ends_the_process_is_a_failure(run: Run) -> None:
    finished = run({"main.py": "import sys\nsys.exit(0)\n"}, "main")
    assert (finished.returncode, finished.stdout) == (1, "")
    assert finished.stderr.endswith("main ended the process with exit code 0 during its import.\n")


DIAGNOSTICS = """\
from fastapi import Body, Depends, FastAPI
from mizan_core import client
from mizan_fastapi import install

def project(file: str = Body()): ...

@client(affects="projekt")
def rename(name: str, project=Depends(project)) -> None: ...

@client(context="project")
def title(project_id: int) -> str: ...

app = FastAPI()
install(app)
"""


def test_every_error_is_listed_with_its_location_and_hint(run: Run) -> None:
    finished = run({"main.py": DIAGNOSTICS}, "main")
    assert (finished.returncode, finished.stdout) == (1, "")
    assert finished.stderr == (
        'main.py:7: rename affects "projekt", but no function belongs to this context.\n'
        '    Did you mean "project"?\n'
        'main.py:7: A dependency of rename needs "file" from the body of the request, but a call to mizan has none.\n'
        "    Declare it as an argument of the function.\n"
    )


def test_an_error_at_import_is_shown_in_the_same_way(run: Run) -> None:
    finished = run({"main.py": "from mizan_core import client\n@client\ndef find(id) -> int: ...\n"}, "main")
    assert (finished.returncode, finished.stdout) == (1, "")
    assert finished.stderr == (
        'main.py:2: The argument "id" of find has no type annotation.\n    Annotate the argument, such as `id: int`.\n'
    )


TWO = """\
from fastapi import FastAPI
from mizan_core import Registry
from mizan_fastapi import install

bare = FastAPI()
app = FastAPI()
install(app, prefix="/v1", registry=Registry())
install(app, prefix="/v2", registry=Registry())
number = 7
"""


@pytest.mark.parametrize(
    ("arguments", "stderr"),
    [
        (["main:bare"], "The app does not serve mizan.\n    Call mizan_fastapi.install(app).\n"),
        (["main"], "The app serves mizan under several prefixes: /v1, /v2.\n    Select one with --prefix.\n"),
        (
            ["main", "--prefix", "/v3"],
            "The app does not serve mizan under /v3.\n    Use one of these prefixes: /v1, /v2.\n",
        ),
        (["main:application"], 'main has no "application". Pass the name of the FastAPI app: main:<name>.\n'),
        (["main:number"], "main:number is a int, not a FastAPI app. Name the app: package.module:app.\n"),
    ],
)
def test_a_missing_app_is_an_error(run: Run, arguments: list[str], stderr: str) -> None:
    finished = run({"main.py": TWO}, *arguments)
    assert (finished.returncode, finished.stdout, finished.stderr) == (1, "", stderr)


def test_one_of_several_routers_may_be_chosen(run: Run) -> None:
    finished = run({"main.py": TWO}, "main", "--prefix", "/v2/")
    assert list(json.loads(finished.stdout)["paths"]) == ["/v2/session/"]


@pytest.mark.parametrize("arguments", [[], ["app/main.py"], ["main", "--no-such-option"], ["main:"]])
def test_wrong_usage_has_its_own_exit_code(run: Run, arguments: list[str]) -> None:
    finished = run({}, *arguments)
    assert (finished.returncode, finished.stdout) == (2, "")
    assert finished.stderr.startswith("usage: python -m mizan_fastapi.cli")


def test_help_explains_the_command(run: Run) -> None:
    finished = run({}, "--help")
    assert finished.returncode == 0
    assert "Prints the document that mizan's clients are generated from." in finished.stdout


SCHEME = """\
from typing import Annotated
from fastapi import Depends, FastAPI
from fastapi.security import HTTPBearer
from mizan_core import client
from mizan_fastapi import install

@client
def whoami(token: Annotated[object, Depends(HTTPBearer())]) -> str: ...

app = FastAPI()
install(app{options})
"""


@pytest.mark.parametrize(("options", "warns"), [("", True), (", user=lambda request: None", False)])
def test_a_security_scheme_without_a_user_is_a_warning(run: Run, options: str, warns: bool) -> None:
    finished = run({"main.py": SCHEME.replace("{options}", options)}, "main")
    assert (finished.returncode, '"whoami"' in finished.stdout) == (0, True)
    assert finished.stderr.startswith("mizan: main.py:7: whoami depends on a security scheme") == warns
    assert warns or finished.stderr == ""


PUBLIC_APP = """
from typing import Annotated
from fastapi import Depends, FastAPI
from fastapi.security import HTTPBearer
from mizan_core import client
from mizan_fastapi import install

def current_user(token: Annotated[object, Depends(HTTPBearer())]) -> str: ...

@client(context="page")
def page() -> None: ...
@client(affects="page")
def guarded(user: Annotated[str, Depends(current_user)]) -> None: ...
@client(affects="page", auth=True)
def save() -> None: ...
@client(affects="page")
def sign_up() -> None: ...

app = FastAPI()
install(app)
"""


def test_public_functions_are_listed_with_mutations_first(run: Run) -> None:
    finished = run({"main.py": PUBLIC_APP}, "main", "--public")
    assert (finished.returncode, finished.stdout) == (
        0,
        "mutation  sign_up  main.py:16\ncontext   page     main.py:10\n",
    )


def test_the_files_of_the_apps_own_modules_are_listed(run: Run, tmp_path: Path) -> None:
    main = APP.replace("import os", "import names, pydantic, os")
    run({"main.py": main, "names.py": "", "unused.py": ""}, "main", "--modules", "modules.json")
    assert own_modules(tmp_path) == ["main.py", "names.py"]


def test_the_files_of_modules_that_fail_are_listed(run: Run, tmp_path: Path) -> None:
    files = {"main.py": "import names\n", "names.py": "def broken(:\n"}
    assert run(files, "main", "--modules", "modules.json").returncode == 1
    assert own_modules(tmp_path) == ["main.py", "names.py"]


def own_modules(directory: Path) -> list[str]:
    paths = [Path(name) for name in json.loads((directory / "modules.json").read_text())]
    # The packages under test are installed from directories.
    return [path.name for path in paths if path.parent == directory]
