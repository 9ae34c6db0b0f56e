"""The page in a real browser: a view's own CONSTRUCT draws its triples; notebooks show it too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.graph.engine import Engine
from kg.notebook import Shown
from kg.resources import Root
from kg.views.page import build_page
from tests.views.conftest import HOSTILE
from tests.views.making import many_lines
from tests.views.tab import BROWSER, WALK, Tab

pytestmark = BROWSER

_QUERY = """PREFIX ex: <https://example.org/terms#>
CONSTRUCT {
  model:heron-1 ex:rivals model:finch-2 .
  model:finch-2 ex:shownAt ex:fair . ex:fair rdfs:label "the fair" .
  model:finch-2 ex:size 5 .
} WHERE {}"""


@pytest.fixture
def asked(chromium: Any, tiny_engine: Engine, tiny_root: Root, tmp_path: Path) -> Iterator[Tab]:
    """Return a tab for the page of a CONSTRUCT with one line that no claim stands behind."""
    page = build_page(tiny_engine, tiny_root.queries, None, _QUERY, "rivals")
    made = Tab(chromium, page, tmp_path / "asked.html")
    yield made
    made.context.close()


def _line(page: Any, start: str, end: str) -> str:
    script = "(all) => all.map((id) => ENTITY_AT.get(id)).join('-')"
    found: str = page.evaluate(script, [start, end])
    return found


def test_triples_are_lines_with_the_name_of_their_property(asked: Tab) -> None:
    page = asked.open()
    rivals = _line(page, "model/heron-1", "model/finch-2")
    fair = _line(page, "model/finch-2", "https://example.org/terms#fair")
    assert set(page.evaluate("GRAPH.edges.map((one) => one.id)")) == {rivals, fair}
    assert page.evaluate("[...ASKED.values()].flat().sort()") == ["rivals", "shownAt"]
    assert page.evaluate("(id) => edgeLooks(EDGE.get(id)).dashes", fair) == page.evaluate(
        "view.dots"
    )
    assert asked.faults == []


def test_behind_a_line_are_the_claims_about_both_ends_or_the_query(asked: Tab) -> None:
    page = asked.open("#line=model/heron-1~model/finch-2")
    panel = page.locator("#panel")
    assert "from your query: rivals" in panel.inner_text()
    assert "outperforms" in panel.locator("article").first.inner_text()
    page.goto("about:blank")
    page = asked.open("#line=model/finch-2~https://example.org/terms%23fair")
    text = page.locator("#panel").inner_text()
    assert "the fair" in text
    assert "No claim is about both." in text
    assert page.locator("#panel article").count() == 0


def test_the_query_of_a_view_gives_its_own_rows(asked: Tab, tiny_engine: Engine) -> None:
    page = asked.open()
    rows = tiny_engine.texts(page.evaluate("queryText()"))
    shown = page.evaluate("exportRows().map((row) => row[0])")
    assert [row["claim"] for row in rows] == shown
    assert 0 < len(shown) < len(tiny_engine.texts("SELECT ?a { ?a a air:Assertion }"))


def test_filters_leave_a_line_of_the_query_alone_until_its_class_is_off(asked: Tab) -> None:
    page = asked.open()
    fair = _line(page, "model/finch-2", "https://example.org/terms#fair")
    page.evaluate("filters.off.status = new Set(STATUSES); filters.apply()")
    assert page.evaluate("isAlive", fair) is True
    assert page.evaluate("view.lines") == 1
    page.evaluate("filters.off.kind.add('AIModel'); filters.apply()")
    assert page.evaluate("view.lines") == 0


def test_a_view_may_have_no_claim_at_all(
    chromium: Any, tiny_engine: Engine, tiny_root: Root, tmp_path: Path
) -> None:
    query = "CONSTRUCT { <urn:x:a> <urn:x:of> <urn:x:b> } WHERE {}"
    html = build_page(tiny_engine, tiny_root.queries, None, query)
    tab = Tab(chromium, html, tmp_path / "bare.html")
    page = tab.open()
    assert page.locator("#nothing").is_hidden()
    assert page.evaluate("view.lines") == 1
    page.evaluate("Object.keys(VIEWS).forEach(showView)")
    assert tab.faults == []
    tab.context.close()


def test_hostile_titles_names_and_properties_of_a_view_run_nothing(
    chromium: Any, hostile_engine: Engine, tiny_root: Root, tmp_path: Path
) -> None:
    words = HOSTILE.replace("\\", "").replace('"', "'")
    query = f"""CONSTRUCT {{ <urn:x:javascript:fired(5)> <urn:x:p> model:finch-2 .
      <urn:x:javascript:fired(5)> rdfs:label "{words}" . <urn:x:p> rdfs:label "{words}" .
      model:heron-1 <urn:x:p> model:finch-2 }} WHERE {{}}"""
    html = build_page(hostile_engine, tiny_root.queries, None, query, HOSTILE)
    html = html.replace('http-equiv="Content-Security-Policy"', 'name="no-policy"')
    tab = Tab(chromium, html, tmp_path / "hostile.html")
    page = tab.open()
    assert page.locator("h1").inner_text().startswith("</script><script>fired(1)")
    assert page.title().startswith("</script><script>fired(1)")
    page.evaluate(WALK)
    page.evaluate("svgText()")
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") == []
    assert tab.faults == []
    tab.context.close()


def test_thousands_of_lines_of_a_view_are_reached_from_a_small_graph(
    chromium: Any, tiny_engine: Engine, tiny_root: Root, tmp_path: Path
) -> None:
    html = build_page(tiny_engine, tiny_root.queries, None, many_lines(4000), "many")
    tab = Tab(chromium, html, tmp_path / "many.html")
    page = tab.open()
    assert page.evaluate("[ASKED.size, isLarge(), GRAPH.nodes.length <= 300]") == [4000, True, True]
    hidden = page.evaluate("[...JOINED].find((number) => !NODE.has(number))")
    page.locator("#find").fill(page.evaluate("(number) => DATA.entities[number].label", hidden))
    page.keyboard.press("Enter")
    assert page.evaluate("(number) => LINES_OF.get(number).length", hidden) > 0
    select = "([from, to]) => select({ type: 'path', from, to })"
    page.evaluate(select, page.evaluate("[...JOINED].slice(0, 2)"))
    assert tab.faults == []
    tab.context.close()


def test_a_notebook_cell_shows_the_page(chromium: Any, tiny_page: str, tmp_path: Path) -> None:
    cell = f"<!DOCTYPE html><title>Notebook</title>{Shown(tiny_page)._repr_html_()}"
    tab = Tab(chromium, cell, tmp_path / "notebook.html")
    tab.page.goto(tab.address)
    frame = tab.page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for(timeout=20_000)
    frame.locator("#find").fill("finch-2")
    frame.locator("#find").press("Enter")
    assert frame.locator("#panel h2").inner_text() == "Finch-2"
    assert frame.locator("#panel article").count() > 0
    frame.locator("#theme").click()
    frame.locator("#show-timeline").click()
    frame.locator("#panel a.entity").first.click()
    assert frame.locator("#timeline").is_visible()
    assert tab.faults == []
    tab.context.close()
