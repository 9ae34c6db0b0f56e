"""The wheel, installed outside the checkout, does what the checkout does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg import __version__

TOP = Path(__file__).parent.parent
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder into which the wheel of this checkout is unpacked, without network."""
    made = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    quiet = ["--no-deps", "--no-index"]
    build = [*pip, "wheel", *quiet, "--no-build-isolation", "-w", str(made), str(TOP)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = made.glob("airace-*.whl")
    assert f"-{__version__}-" in wheel.name
    subprocess.run([*pip, "install", *quiet, "-t", str(made / "site"), str(wheel)], check=True)
    return made / "site"


def kg(installed: Path, folder: Path, *words: str) -> str:
    """Run the installed `kg` in the folder and return what it prints."""
    code = "import kg; from kg.cli.main import main; main()"
    settings = {**os.environ, "PYTHONPATH": str(installed), "AIRACE_CACHE": str(folder / "cache")}
    settings.pop("KG_TEXTS", None)
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=folder, env=settings, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


def test_the_installed_wheel_answers_and_builds(installed: Path, tmp_path: Path) -> None:
    assert "Liang Wenfeng" in kg(installed, tmp_path, "query", "founders", "--format", "csv")
    assert "graph.html" in kg(installed, tmp_path, "build", "--out", "made")
    assert (tmp_path / "made" / "graph.html").stat().st_size > 100_000
    assert kg(installed, tmp_path, "--version").strip().endswith(__version__)


def test_the_wheel_holds_the_folders_and_no_tests(installed: Path) -> None:
    shipped = installed / "kg" / "_shipped"
    assert {one.name for one in shipped.iterdir()} == {"data", "ontology", "queries"}
    assert not (installed / "tests").exists()


def test_nothing_is_shipped_twice_in_the_checkout() -> None:
    assert not (TOP / "kg" / "_shipped").exists()
