"""What every test stands on: a cache of its own, no network, and a tiny graph.

The tiny graph (tests/tiny) is three invented documents about invented companies. It holds a
disagreement by value, one by polarity and one by status, two costs that can both hold, a denial
that nobody contests, a prediction, a question, a claim that two documents support, one by which
its claimant praises what its parent makes, a name of one document's own, and shared wording.
"""

from __future__ import annotations

import gc
import os
import re
import shutil
import socket
import tempfile
from collections.abc import Callable, Generator
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import pytest
from _pytest.doctest import DoctestModule
from click.testing import CliRunner, Result
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

from kg.cli.main import cli
from kg.corpus.workspace import make_workspace
from kg.graph.engine import Engine
from kg.identifiers import sha256_hex
from kg.pipeline import ensure_build
from kg.resources import Root, shipped_root
from tests.caches import shared as shared
from tests.caches import shipped_cache as shipped_cache
from tests.caches import used_cache as used_cache
from tests.here import work_here as work_here
from tests.slowness import by_hand, mark_slow, quick
from tests.slowness import no_process as no_process

TINY = Path(__file__).parent / "tiny"
_NUMBERS = count()

# Tests leave nothing behind in the checkout, and a slow machine is no failure. Each run has the
# same examples, so that what fails fails again; KG_OTHER_EXAMPLES=1 looks at others.
set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "airace-hypothesis")
settings.register_profile(
    "airace",
    database=None,
    deadline=None,
    max_examples=60,
    derandomize=not os.environ.get("KG_OTHER_EXAMPLES"),
)
settings.register_profile("quick", settings.get_profile("airace"), max_examples=10)
settings.load_profile("airace")

# Rules are made anew in many tests, of the same few thousand expressions; `re` keeps 512.
re._MAXCACHE = 50_000  # type: ignore[attr-defined]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes the golden answers anew."""
    parser.addoption("--update-golden", action="store_true", help="write the golden answers anew")
    parser.addoption("--quick", action="store_true", help="run some of what is not slow")


def pytest_configure(config: pytest.Config) -> None:
    """Try fewer examples in a quick run."""
    if config.getoption("--quick"):
        settings.load_profile("quick")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """Return what hands the tests to workers, in their order, where the user chose nothing else."""
    if config.getvalue("dist") != "load":
        return None
    from tests.scheduling import ByFile

    config.option.loadscopereorder = False
    return ByFile(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(
    file_path: Path,
) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Look for examples in docstrings only where there are some: few files of tests have any."""
    found = yield
    if not any(isinstance(one, DoctestModule) for one in found):
        return found
    if ">>>" in file_path.read_text("utf-8"):
        return found
    return [one for one in found if not isinstance(one, DoctestModule)]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put files that hold slow tests first, so that no worker has them left at the end."""
    if config.getoption("--quick"):
        mark_slow(items)
        kept = {one.nodeid for one in quick(items)}
        config.hook.pytest_deselected(items=[one for one in items if one.nodeid not in kept])
        items[:] = [one for one in items if one.nodeid in kept]
        return
    slow = {one.path for one in items if one.get_closest_marker("slow")}
    items.sort(key=lambda one: one.path not in slow)
    mark_slow(items)


def pytest_collection_finish() -> None:
    """Spare the collector of garbage what stays to the end: modules and thousands of tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep builds in a folder of the test's own, made when needed, and forget the user's settings.

    It is not in `tmp_path`, which would then be made for thousands of tests that write nothing.
    """
    folder = tmp_path_factory.getbasetemp() / "caches" / str(next(_NUMBERS)) / "cache"
    monkeypatch.setenv("AIRACE_CACHE", str(folder))
    for name in ("KG_TEXTS", "KG_ROOT", "KG_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections but those to this machine, except in tests marked slow by hand."""
    if by_hand(request.node):
        return
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, _only_here(getattr(socket.socket, name)))


def _only_here(connect: Callable[[socket.socket, Any], Any]) -> Callable[[socket.socket, Any], Any]:
    def guarded(one: socket.socket, address: Any) -> Any:
        if isinstance(address, tuple) and address[0] == "127.0.0.1":
            return connect(one, address)
        raise AssertionError(f"a test connects to {address}")

    return guarded


def copy_tiny(folder: Path) -> Root:
    """Make the tiny root in the folder: its data, with the shipped ontology, queries and tables."""
    shipped = shipped_root()
    for one in (TINY / "data", shipped.ontology, shipped.queries):
        shutil.copytree(one, folder / one.name, copy_function=shutil.copyfile)
    for name in ("wording.yaml", "severities.yaml"):
        shutil.copy(shipped.data / name, folder / "data" / name)
    return Root.at(folder)


def make_tiny_workspace(folder: Path, *, alone: bool = True) -> Root:
    """Make a workspace of the tiny data with its texts, alone or on the shipped data."""
    make_workspace(folder, alone)
    for part in ("data", "texts"):
        shutil.copytree(TINY / part, folder / part, dirs_exist_ok=True)
    return Root.at(folder)


def make_articles(root: Path, texts: dict[str, str]) -> Path:
    """Return a workspace on top of the shipped data, with a document for each text by its key."""
    for name in ("texts", "data/documents"):
        (root / name).mkdir(parents=True)
    (root / "airace.yaml").write_text("version: 1\nstacks: shipped\n", "utf-8")
    for key, text in texts.items():
        (root / "texts" / f"{key}.txt").write_text(text, "utf-8")
        about = f"file: {key}.txt\nlabel: {key}\ncharacters: {len(text)}\n"
        about += f"sha256: {sha256_hex(text)}\n"
        (root / "data" / "documents" / f"{key}.yaml").write_text(about, "utf-8")
    return root


@pytest.fixture
def tiny_workspace(tmp_path: Path) -> Root:
    """Return a workspace that stands alone and holds the tiny data with their texts."""
    return make_tiny_workspace(tmp_path / "workspace")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a workspace of its own, without the shipped documents."""
    folder = tmp_path / "home"
    (folder / "data").mkdir(parents=True)
    (folder / "airace.yaml").write_text("version: 1\nstacks: nothing\n")
    return folder


@pytest.fixture
def tiny_root(tmp_path: Path) -> Root:
    """Return the tiny root, copied so that a test may break it."""
    return copy_tiny(tmp_path / "tiny")


@pytest.fixture
def tiny_texts() -> Path:
    """Return the folder of the tiny documents' texts; it is only read."""
    return TINY / "texts"


@pytest.fixture(scope="session")
def tiny_engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Return the engine over the build of the tiny root, made once a session and only read."""
    root = copy_tiny(tmp_path_factory.mktemp("tiny") / "root")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIRACE_CACHE", str(tmp_path_factory.mktemp("cache")))
        return Engine.on_disk(ensure_build(root), root.prefixes())


class Run(Protocol):
    """Run `kg` with these words and expect this exit status."""

    def __call__(self, *words: str, code: int = 0, stdin: str | None = None) -> Result:
        """Return what the command printed, after comparing its exit status."""
        ...


@pytest.fixture
def run(shipped_cache: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `kg` in-process over the shipped data, whose build is made once a session."""
    monkeypatch.setenv("AIRACE_CACHE", shipped_cache)

    def typed(*words: str, code: int = 0, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(cli, list(words), input=stdin, prog_name="kg")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result

    return typed
