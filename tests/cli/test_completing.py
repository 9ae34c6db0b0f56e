"""What the shell offers, asked as bash asks, and as bash puts it on the line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import copy_tiny

pytestmark = pytest.mark.processes
bash = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")


@bash
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("show Qwen\\ 2.5-M", ["Qwen\\ 2.5-Max"]),
        ("show \"Qwen 2.5-M", ["Qwen 2.5-Max"]),
        ("compare DeepSeek-V3 Qwen\\ 2.5-M", ["Qwen\\ 2.5-Max"]),
        ("path Meta alibaba\\ ", ["Alibaba\\ Cloud"]),
        ("explain Qwen\\ 2.5-Max\\ costs", []),
        (
            "explain DeepSeek\\ was\\ founded\\ by",
            ["DeepSeek\\ was\\ founded\\ by\\ Liang\\ Wenfeng"],
        ),
        ("leaderboard Live", ["LiveBench", "LiveCodeBench"]),
        ("chart scores --benchmark LiveB", ["LiveBench"]),
        ("timeline --between Qwen\\ 2.5-M", ["Qwen\\ 2.5-Max"]),
        ("timeline --between DeepSeek-V3 Qwen\\ 2.5-M", ["Qwen\\ 2.5-Max"]),
        ("claim 003 Qwen\\ 2.5-M", ["Qwen\\ 2.5-Max"]),
        ("query score", ["scores"]),
        ("query scores -p ben", ["benchmark="]),
        ("query scores -p benchmark=Are", ["Arena-Hard"]),
        ("query scores -p benchmark=", ["Arena-Hard", "LiveBench", "LiveCodeBench"]),
        ("query scores -p model=Qwen\\ 2.5-M", ["Qwen\\ 2.5-Max"]),
        ("query no-such -p x", []),
        ("ground 00", ["000", "001", "002", "003", "004"]),
        ("extract 001 00", ["000", "001", "002", "003", "004"]),
        ("review 003", ["003"]),
        ("retract x", []),
        ("recheck 004", ["004"]),
    ],
)  # fmt: skip
def test_bash_offers_and_escapes(
    typed: str, offered: list[str], shipped_cache: str, tmp_path: Path
) -> None:
    assert complete(typed, shipped_cache, tmp_path) == offered


@bash
def test_the_root_that_is_typed_is_the_one_that_answers(tmp_path: Path) -> None:
    copy_tiny(tmp_path / "tiny")
    typed = f"--root {tmp_path / 'tiny'} show Finch"
    assert complete(typed, str(tmp_path / "cache"), tmp_path) == ["Finch-2"]


@bash
def test_a_workspace_offers_its_own_documents_to_what_writes_them(tmp_path: Path) -> None:
    space = tmp_path / "mine"
    (space / "data" / "documents").mkdir(parents=True)
    (space / "airace.yaml").write_text("version: 1\nstacks: shipped\n")
    (space / "data" / "documents" / "004-mine.yaml").write_text("")
    for typed, offered in (("retract", ["004-mine"]), ("ground", ["004", "004-mine"])):
        folder = tmp_path / typed
        folder.mkdir()
        said = complete(f"--root {space} {typed} 004", str(tmp_path / "cache"), folder)
        assert said == offered


def complete(typed: str, cache: str, folder: Path) -> list[str]:
    """Return what bash would put on the line for `kg` with these words, the cursor at their end."""
    program = folder / "kg"
    code = "import sys; sys.argv[0] = 'kg'; from kg.cli.main import main; main()"
    program.write_text(f"#!{sys.executable}\n{code}\n")
    program.chmod(0o755)
    words = bash_words(typed)
    lines = [
        'eval "$(kg completion bash)"',
        "compopt() { :; }",
        "COMP_WORDS=(kg " + " ".join(f"'{word}'" for word in words) + ")",
        "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))",
        "_kg_completion kg",
        'for one in "${COMPREPLY[@]}"; do echo "$one"; done',
    ]
    env = {**os.environ, "AIRACE_CACHE": cache, "PATH": f"{folder}:{os.environ['PATH']}"}
    env["PYTHONPATH"] = str(Path(__file__).parents[2])
    done = subprocess.run(
        ["bash", "-c", "\n".join(lines)], env=env, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def bash_words(typed: str) -> list[str]:
    """Return the words as bash counts them while completing: `=` is one of its own."""
    words, quote = [""], ""
    for place, sign in enumerate(typed):
        quote = "" if sign == quote else quote or (sign if sign == '"' else "")
        if sign == " " and not quote and typed[place - 1] != "\\":
            words.append("")
        elif sign == "=":
            words += ["=", ""] if typed[place + 1 :] else ["="]
        else:
            words[-1] += sign
    return words
