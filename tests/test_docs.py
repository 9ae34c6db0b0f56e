"""The manual, the help texts and the code say the same."""

from __future__ import annotations

import inspect
import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

import kg.errors
from kg import __version__
from kg.cli.main import COMMANDS, cli
from kg.errors import AiraceError
from kg.export.formats import FORMATS
from tests.conftest import Run

TOP = Path(__file__).parent.parent


def command(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


def test_every_command_shows_an_example_and_its_help_is_its_own() -> None:
    helps = {name: command(name).help or "" for name in COMMANDS}
    for name, text in helps.items():
        assert re.search(rf"^\s*(?:.*[($ ])?kg .*\b{name}\b", text, re.MULTILINE), name
    assert len(set(helps.values())) == len(helps)


def test_no_option_repeats_the_help_of_another_in_its_command() -> None:
    for name in COMMANDS:
        texts = [one.help for one in command(name).params if isinstance(one, click.Option)]
        said = [text for text in texts if text]
        assert len(set(said)) == len(said), name


def test_every_error_class_has_its_section() -> None:
    manual = (TOP / "docs" / "errors.md").read_text(encoding="utf-8")
    headings = set(re.findall(r"^## (\S+)", manual, re.MULTILINE))
    classes = [
        one
        for _, one in inspect.getmembers(kg.errors, inspect.isclass)
        if issubclass(one, AiraceError)
    ]
    assert {one.code for one in classes} == headings


def test_export_help_and_exporter_know_the_same_formats() -> None:
    option = next(one for one in command("export").params if one.name == "form")
    assert isinstance(option.type, click.Choice)
    assert tuple(option.type.choices) == FORMATS


def test_the_version_is_said_once() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" in project["dynamic"]
    changes = (TOP / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {__version__}" in changes


def test_paths_named_in_the_readme_exist() -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    for path in re.findall(r"\]\(([\w/.-]+)\)", readme):
        assert (TOP / path).exists(), path


def test_the_sparql_of_the_readme_answers(run: Run) -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    for text in re.findall(r"```sparql\n(.*?)```", readme, re.DOTALL):
        assert len(run("sparql", text, "--format", "tsv").stdout.splitlines()) > 1


def test_the_session_of_the_readme_is_what_the_commands_print(run: Run) -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    session = re.search(r"```console\n(.*?)```", readme, re.DOTALL)
    assert session is not None
    for words, printed in re.findall(r"^\$ kg (.*)\n((?:[^$].*\n|\n)*)", session[1], re.MULTILINE):
        out = run(*shlex.split(words)).stdout
        assert out.strip() == printed.strip()


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_of_every_command_exits_fine(run: Run, name: str) -> None:
    assert run(name, "--help").stdout.startswith("Usage: kg")
