"""What a command does not import, so that it starts at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent.parent
HEAVY = ("pydantic", "yaml", "rdflib", "networkx", "pyvis", "trafilatura")


@pytest.mark.parametrize(
    "words",
    [["--help"], ["show", "DeepSeek-V3"], ["query", "scores"], ["stats"], ["conflicts"]],
    ids=" ".join,
)
def test_a_command_over_a_ready_build_imports_nothing_heavy(
    words: list[str], shipped_cache: str
) -> None:
    code = (
        "import sys; from kg.cli.main import cli; cli(sys.argv[1:], standalone_mode=False); "
        f"print([one for one in {HEAVY} if one in sys.modules], file=sys.stderr)"
    )
    env = {**os.environ, "PYTHONPATH": str(TOP), "AIRACE_CACHE": shipped_cache}
    env.pop("KG_TEXTS", None)
    command = [sys.executable, "-c", code, *words]
    done = subprocess.run(command, env=env, check=True, capture_output=True, text=True)
    said = done.stderr.splitlines()
    assert said[-1] == "[]"
