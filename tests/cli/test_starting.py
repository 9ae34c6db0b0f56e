"""What a command does not import, so that it starts at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import cli

pytestmark = pytest.mark.processes
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


#: raises KeyboardInterrupt where a Ctrl-C of that moment would
CUT = """
import sys
class Cut:
    def find_spec(self, name, *_):
        if name == sys.argv[1]:
            sys.argv[1:] = []
            raise KeyboardInterrupt
sys.meta_path.insert(0, Cut())
from kg.cli.start import main
main()
"""


@pytest.mark.parametrize("module", ["click", "kg.cli.ending", "gettext"])
def test_ctrl_c_while_the_program_loads_ends_it_quietly(module: str) -> None:
    found = subprocess.run(
        [sys.executable, "-c", CUT, module], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stdout, found.stderr) == (130, "", "")


def test_ctrl_c_before_a_command_is_known_ends_it_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> list[str]:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "parse_args", interrupt)
    found = CliRunner().invoke(cli, ["query"])
    assert (found.exit_code, found.output) == (130, "")
