"""What cannot be printed ends the program with one line, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.processes
PROGRAM = "from kg.cli.main import main; main()"
FULL = Path("/dev/full")


def shell(words: str, cache: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run `kg` in a shell, whose words may redirect its output."""
    command = f"exec '{sys.executable}' -c '{PROGRAM}' {words}"
    env = {**os.environ, "AIRACE_CACHE": cache, **more}
    return subprocess.run(
        ["bash", "-c", command], env=env, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", ["query", "query --format json", "--help"])
def test_a_full_disk_is_told_in_one_line(words: str, shipped_cache: str) -> None:
    ended = shell(f"{words} >/dev/full", shipped_cache)
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 2)
    assert ended.stderr.startswith("Error: output: No space left on device\n")


def test_a_closed_stdout_is_told(shipped_cache: str) -> None:
    ended = shell("query >&-", shipped_cache)
    assert (ended.returncode, ended.stderr.splitlines()[0]) == (1, "Error: stdout is closed")


def test_a_closed_stderr_does_no_harm(shipped_cache: str) -> None:
    ended = shell("query founders --format tsv 2>&-", shipped_cache)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout


@pytest.mark.parametrize("words", ["show DeepSeek-V3", "query figures"])
def test_an_encoding_without_a_sign_is_told(words: str, shipped_cache: str) -> None:
    ended = shell(words, shipped_cache, PYTHONIOENCODING="latin-1", COLUMNS="300")
    assert ended.returncode == 1
    assert "Error: stdout is written in latin-1, which has no sign '\\u" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_ascii_stdout_is_written_as_utf8(shipped_cache: str) -> None:
    for words in ("show DeepSeek-V3", "query figures"):
        ended = shell(words, shipped_cache, PYTHONIOENCODING="ascii")
        assert ended.returncode == 0
        assert not ended.stdout.isascii()


def test_a_closed_pipe_ends_quietly(shipped_cache: str) -> None:
    ended = shell("export | head -c 10", shipped_cache)
    assert ended.stderr == ""
    assert len(ended.stdout) == 10


@pytest.mark.parametrize("words", ["query publishers", "show DeepSeek-V3", "check"])
def test_a_cache_that_cannot_be_written_costs_a_line_and_time_only(
    words: str, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "own").mkdir()
    ended = shell(words, str(tmp_path / "file" / "cache"), TMPDIR=str(tmp_path / "own"))
    assert ended.returncode == 0
    assert ended.stdout
    assert f"note: the cache {tmp_path}/file/cache cannot be written" in ended.stderr
    assert list((tmp_path / "own").iterdir()) == []
