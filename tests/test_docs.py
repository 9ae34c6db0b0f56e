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


def sessions() -> list[str]:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    return re.findall(r"```console\n(.*?)```", readme, re.DOTALL)


def printed(session: str) -> list[tuple[str, str]]:
    """Return each command line of a session, and what it is said to print."""
    return re.findall(r"^\$ (.*)\n((?:[^$\n].*\n|\n)*)", session, re.MULTILINE)


def same_lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]


def test_the_session_of_the_readme_is_what_the_commands_print(run: Run) -> None:
    for words, said in printed(sessions()[0]):
        assert same_lines(run(*shlex.split(words)[1:]).stdout) == same_lines(said)


@pytest.mark.usefixtures("work_here")
def test_the_readme_adds_a_document_as_the_commands_do(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = next(one for one in sessions() if "kg init" in one)
    monkeypatch.chdir(tmp_path)
    for line, said in printed(session):
        tool, *words = shlex.split(line)
        if tool == "cat":
            Path(words[0]).write_text(said, encoding="utf-8")
        elif "&&" in words:
            run(*words[: words.index("&&")])
            monkeypatch.chdir(tmp_path / words[-1])
        else:
            assert same_lines(run(*words).stdout) == same_lines(said), line


def test_every_command_line_of_the_readme_is_one() -> None:
    lines = [line for session in sessions() for line, _ in printed(session)]
    for words in re.findall(r"\bkg ([^;#&\n]*)", "\n".join(lines)):
        name = next(word for word in shlex.split(words) if word in COMMANDS)
        options = {one for param in command(name).params for one in param.opts}
        options |= {one for param in cli.params for one in param.opts}
        assert {word for word in shlex.split(words) if word.startswith("--")} <= options


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_of_every_command_exits_fine(run: Run, name: str) -> None:
    assert run(name, "--help").stdout.startswith("Usage: kg")
