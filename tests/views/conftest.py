"""What the tests of the page stand on: the tiny graph as data, as a page, and made hostile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import pytest

from kg.corpus.registry import read_documents
from kg.corpus.texts import read_texts
from kg.graph.engine import Engine
from kg.graph.ontology import ontology_quads
from kg.pipeline import encode, load_graph
from kg.resources import Root
from kg.views.page import build_page
from kg.views.page_data import read_page_data
from kg.views.records import PageData
from tests.conftest import TINY, copy_tiny
from tests.views.tab import CHROMIUM, Tab

#: what an attacker would write into a name, a note or a text; it calls `fired` when it runs
HOSTILE = (
    "</script><script>fired(1)</script><img src=x onerror=fired(2)>"
    "<!--<script>\u2028{{7*7}}{#</style><svg onload=fired(3)>"
)
_LITERAL = re.compile(r'"(.*)"(@en)?', re.DOTALL)


@pytest.fixture(scope="session")
def tiny_root(tmp_path_factory: pytest.TempPathFactory) -> Root:
    """Return the tiny root, copied once: the tests of this room only read it."""
    return copy_tiny(tmp_path_factory.mktemp("views"))


@pytest.fixture(scope="session")
def tiny_lines(tiny_root: Root) -> list[str]:
    """Return the tiny graph and the ontology as N-Quads."""
    ontology = [f"{q.subject} {q.predicate} {q.object} .\n" for q in ontology_quads(tiny_root)]
    return [*"".join(encode(load_graph(tiny_root), tiny_root)).splitlines(True), *ontology]


@pytest.fixture(scope="session")
def tiny_engine(tiny_root: Root, tiny_lines: list[str]) -> Engine:
    """Return the engine over the tiny graph in memory."""
    return Engine(_store(tiny_lines), tiny_root.prefixes())


def _store(lines: list[str]) -> ox.Store:
    store = ox.Store()
    store.bulk_load("".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
    return store


@pytest.fixture(scope="session")
def tiny_data(tiny_engine: Engine, tiny_root: Root) -> PageData:
    """Return what the page shows of the tiny graph, without texts."""
    return read_page_data(tiny_engine, tiny_root.queries)


@pytest.fixture(scope="session")
def tiny_texts_by_id(tiny_root: Root) -> dict[str, str]:
    """Return the texts of the tiny documents by document identifier."""
    return read_texts(read_documents(tiny_root.folders("documents")), TINY / "texts")


@pytest.fixture(scope="session")
def tiny_page(tiny_engine: Engine, tiny_root: Root, tiny_texts_by_id: dict[str, str]) -> str:
    """Return the page of the tiny graph, with its texts."""
    return build_page(tiny_engine, tiny_root.queries, tiny_texts_by_id)


@pytest.fixture(scope="session")
def hostile_engine(tiny_root: Root, tiny_lines: list[str]) -> Engine:
    """Return the tiny graph in memory, with hostile words in front of every text in it.

    The ontology's labels are hostile too, and so are the addresses of the documents.
    """
    store = _store(tiny_lines)
    for quad in list(store):
        changed = _hostile(quad)
        if changed is not None:
            store.remove(quad)
            store.add(changed)
    return Engine(store, tiny_root.prefixes())


def _hostile(quad: ox.Quad) -> ox.Quad | None:
    """Return the quad with hostile words, or None where they would change what it is."""
    subject, predicate, found = quad.subject, quad.predicate, quad.object
    if predicate.value == "https://schema.org/url":
        script = ox.NamedNode("javascript:fired(4)")
        return ox.Quad(subject, predicate, script, quad.graph_name)
    if not isinstance(found, ox.Literal) or not _LITERAL.fullmatch(str(found)):
        return None
    text = ox.Literal(f"{HOSTILE} {found.value}", language=found.language)
    return ox.Quad(subject, predicate, text, quad.graph_name)


@pytest.fixture(scope="session")
def hostile_page(hostile_engine: Engine, tiny_root: Root, tiny_texts_by_id: dict[str, str]) -> str:
    """Return the page of the hostile graph; its texts are hostile as well."""
    texts = {
        key: HOSTILE.join(text[at : at + 30] for at in range(0, len(text), 30))
        for key, text in tiny_texts_by_id.items()
    }
    return build_page(hostile_engine, tiny_root.queries, texts)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """Return a headless browser that all tests of the room share."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as tool:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = tool.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def one_tab(
    chromium: Any, tiny_page: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tab]:
    """Return a tab for the page of the tiny graph that the tests of the room share."""
    made = Tab(chromium, tiny_page, tmp_path_factory.mktemp("tab") / "graph.html")
    yield made
    made.context.close()


@pytest.fixture
def tab(one_tab: Tab) -> Iterator[Tab]:
    """Return a tab for the page of the tiny graph, with nothing in it of another test.

    A new one would start a process of the browser, which takes longer than most tests.
    """
    yield one_tab
    one_tab.clear()
