"""`.ci/run` fails where any of its steps does, and leaves no test out."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

RUN = Path(__file__).parent.parent / ".ci" / "run"
pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif(not RUN.is_file(), reason="no checkout"),
    pytest.mark.skipif(not (shutil.which("bash") and shutil.which("git")), reason="no bash or git"),
]

STAND_IN = '#!/bin/sh\necho "ran ${0##*/} $* [$PYTEST_ADDOPTS]"\n[ "$FAIL" != "${0##*/}" ]\n'
README = """\
<!-- set-up -->
```sh
mkdir -p .venv/bin && cp steps/* .venv/bin
```

<!-- tests -->
```sh
.venv/bin/pip install && .venv/bin/python -m pytest
```
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout whose programs only tell that they ran; one that is named fails."""
    top = tmp_path / "checkout"
    for folder in (".ci", "steps", "beside"):
        (top / folder).mkdir(parents=True)
    shutil.copy(RUN, top / ".ci")
    (top / "README.md").write_text(README)
    for name in ("pip", "python", "mypy", "ruff", "kg"):
        (top / "steps" / name).write_text(STAND_IN)
        (top / "steps" / name).chmod(0o755)
    # nobody who may install anything
    (top / "beside" / "id").write_text("#!/bin/sh\necho 1000\n")
    (top / "beside" / "id").chmod(0o755)
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    return top


def run(checkout: Path, fail: str = "") -> subprocess.CompletedProcess[str]:
    path = f"{checkout / 'beside'}{os.pathsep}{os.environ['PATH']}"
    more = {"PATH": path, "AXE_JS": "none", "FAIL": fail, "PYTEST_ADDOPTS": "--quick"}
    words = ["bash", str(checkout / ".ci" / "run")]
    return subprocess.run(words, env=os.environ | more, capture_output=True, text=True, check=False)


def test_all_steps_run_and_all_tests_whatever_the_shell_prefers(checkout: Path) -> None:
    said = run(checkout)
    assert said.returncode == 0, said.stderr
    for step in ("pip install", "python -m pytest", "mypy --cache-dir", "ruff check", "kg --root"):
        assert f"ran {step}" in said.stdout
    assert "ran python -m pytest []" in said.stdout


@pytest.mark.parametrize("step", ["pip", "python", "mypy", "ruff", "kg"])
def test_a_step_that_fails_fails_the_run(checkout: Path, step: str) -> None:
    said = run(checkout, fail=step)
    assert said.returncode != 0
    assert f"ran {step}" in said.stdout
    assert "all done" not in said.stdout


def test_a_command_that_the_readme_lacks_fails_the_run(checkout: Path) -> None:
    (checkout / "README.md").write_text(README.replace("tests", "trials"))
    said = run(checkout)
    assert said.returncode != 0
    assert "README has no command 'tests'" in said.stderr
