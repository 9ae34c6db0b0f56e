"""The house: a room imports only from below, and each foreign library has a home."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.whole
KG = Path(__file__).parent.parent / "kg"
FLOORS = {
    "errors": 0, "identifiers": 0, "mark": 0, "output": 0, "prefixes": 0, "resources": 0,
    "source_files": 0,
    "model": 1, "parsing": 1, "work": 1,
    "corpus": 2, "extract": 2,
    "resolve": 3, "reading": 3,
    "agreement": 4,
    "graph": 5,
    "query": 6, "validate": 6,
    "views": 7, "export": 7, "server": 7,
    "pipeline": 8, "proposals": 8, "review": 8, "rulebook": 8,
    "checking": 9, "model_run": 9,
    "cli": 10,
    "notebook": 11,
}  # fmt: skip
# The rooms within the room of extraction, whose files import only from those below them too.
EXTRACTION = {
    "grounder": 0,
    "signs": 1,
    "measures": 2, "names": 2, "network": 2,
    "reading": 3,
    "reference": 4,
    "relations": 5,
    "claims": 6,
    "learned": 7, "parse": 7,
    "proposing": 8,
    "llm": 9,
}  # fmt: skip
# Where a library may be imported. The views and exports draw and number graphs; the graph room
# is the only border to RDF, but serializers speak its engine's terms. Shortest paths are a
# question that SPARQL cannot ask, so query has networkx too; numpy runs the network that reads.
HOMES = {
    "click": {"cli"},
    "rich": {"cli"},
    "jinja2": {"views"},
    "markupsafe": {"views"},
    "matplotlib": {"views"},
    "networkx": {"views", "export", "query"},
    "numpy": {"extract", "views"},
    "pyvis": {"views"},
    "pyshacl": {"validate"},
    "pyoxigraph": {"graph", "export"},
    "rdflib": {"graph", "validate"},
    "oxrdflib": {"graph"},
    "dask": {"work"},
    "distributed": {"work"},
    "rapidfuzz": {"resolve"},
    "spacy": {"parsing"},
    "trafilatura": {"reading"},
    "lxml": {"reading"},
    "charset_normalizer": {"reading"},
    "pypdf": {"reading"},
    "yaml": {"corpus"},
    "pydantic": {"model"},
}
FILES = sorted(KG.rglob("*.py"))


def room(path: Path) -> str:
    """Return the room of a file: the folder or module right under kg."""
    return path.relative_to(KG).parts[0].removesuffix(".py")


@cache
def nodes(path: Path) -> list[ast.AST]:
    """Return all nodes of a file, parsed once."""
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and module of every import, those within functions too."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, one.name) for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports by a relative name"
            module = node.module or ""
            inner = [f"{module}.{one.name}" for one in node.names]
            yield from ((node.lineno, one) for one in (inner if module == "kg" else [module]))


def wrong_imports(path: Path) -> Iterator[str]:
    here = room(path)
    for line, name in imports(path):
        top, _, rest = name.partition(".")
        target = rest.partition(".")[0]
        where = f"{path.relative_to(KG.parent)}:{line} imports {name}"
        if top == "kg":
            # The modules at the foot are one floor without rooms.
            free = target in ("__version__", here) or FLOORS[here] == 0
            if not free and FLOORS[target] >= FLOORS[here]:
                yield f"{where}: it is not below"
        elif top not in sys.stdlib_module_names and here not in HOMES.get(top, set()):
            yield f"{where}: its home is {', '.join(sorted(HOMES.get(top, {'nowhere'})))}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(KG)))
def test_a_file_imports_only_from_below_and_only_libraries_at_home(path: Path) -> None:
    if path.parent == KG and path.name == "__init__.py":
        assert list(imports(path)) == []
        return
    assert list(wrong_imports(path)) == []


def test_every_room_is_on_a_floor() -> None:
    rooms = {room(path) for path in FILES} - {"__init__"}
    assert rooms <= set(FLOORS)
    assert {part(path) for path in FILES if room(path) == "extract"} - {"__init__"} == {*EXTRACTION}


def part(path: Path) -> str:
    """Return the room within the room of a file: the folder or module right under it."""
    return path.relative_to(KG).parts[1].removesuffix(".py")


def test_the_rooms_of_extraction_import_only_from_below() -> None:
    wrong = [
        f"{path.relative_to(KG)}:{line} imports {name}"
        for path in FILES
        if room(path) == "extract" and part(path) != "__init__"
        for line, name in imports(path)
        if name.startswith("kg.extract.") and (target := name.split(".")[2]) != part(path)
        if EXTRACTION[target] >= EXTRACTION[part(path)]
    ]
    assert wrong == []


def test_the_foot_of_the_house_imports_nothing_above_it() -> None:
    foot = {
        "errors": set[str](),
        "identifiers": set(),
        "mark": {"kg.errors"},
        "output": {"kg.errors"},
        "source_files": {"kg.errors"},
        "prefixes": {"kg.errors", "kg.source_files"},
        "resources": {"kg.errors", "kg.mark", "kg.output", "kg.prefixes", "kg.source_files"},
    }
    for name, below in foot.items():
        assert {one for _, one in imports(KG / f"{name}.py") if one.startswith("kg")} == below


def test_iris_are_spelt_in_the_graph_room_only() -> None:
    wrong = [
        f"{path.relative_to(KG)}:{node.lineno}"
        for path in FILES
        if room(path) != "graph"
        for node in nodes(path)
        if isinstance(node, ast.Constant)
        if str(node.value).startswith("https://w3id.org/airace/")
    ]
    assert wrong == []


# The files that call another machine, and only when the user names one.
CLIENTS = {"extract/llm/client.py", "graph/endpoint.py", "work/cluster.py"}


def test_no_other_file_speaks_to_the_network() -> None:
    net = {"http", "socket", "urllib.request", "requests", "httpx", "asyncio", "ssl", "ftplib"}
    net |= {"dask", "distributed"}
    wrong = [
        f"{path.relative_to(KG)}:{line}"
        for path in FILES
        for line, name in imports(path)
        if name in net and path.relative_to(KG).as_posix() not in CLIENTS
    ]
    assert wrong == []
