"""A large graph: a backbone first, more on demand, everything in search and filters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.large import synthetic_page_data
from kg.views.backbone import backbone
from kg.views.lines import lines
from kg.views.page import render_page
from kg.views.records import PageData
from tests.views.reading import read_page
from tests.views.tab import BROWSER, Tab

pytestmark = BROWSER


@pytest.fixture(scope="module")
def large() -> PageData:
    """Return data of more entities than are drawn at once."""
    return synthetic_page_data(1500, 4500)


@pytest.fixture(scope="module")
def html(large: PageData) -> str:
    return render_page(large)


def test_packed_data_are_the_data(html: str, large: PageData) -> None:
    page = read_page(html).block("claims")
    for name in ("claims", "entities", "places"):
        assert page[name] == [dict(one) for one in large[name]]


def test_the_backbone_is_small_and_leaves_nobody_alone(large: PageData) -> None:
    pairs = {pair: len(of) for pair, of in lines(large["claims"]).items()}
    drawn = backbone(pairs)
    assert len({one for pair in drawn for one in pair}) <= 300
    assert len(drawn) <= 800
    assert drawn == backbone(dict(reversed(pairs.items())))


def test_a_large_graph_grows_by_forty_and_falls_back(
    chromium: Any, html: str, large: PageData, tmp_path: Path
) -> None:
    tab = Tab(chromium, html, tmp_path / "large.html")
    page = tab.open()
    data = "[DATA.claims, DATA.entities, DATA.places]"
    assert page.evaluate(data) == [large["claims"], large["entities"], large["places"]]
    first = page.evaluate("[GRAPH.nodes.length, GRAPH.edges.length]")
    assert page.evaluate("filters.left.size") == len(large["claims"])
    hub = "GRAPH.nodes.map((one) => one.id).sort((a, b) => weight(b) - weight(a))[0]"
    page.evaluate(f"select({{ type: 'entity', number: {hub} }})")
    grown = page.evaluate("[GRAPH.nodes.length, GRAPH.edges.length]")
    assert first[0] < grown[0] <= first[0] + 40
    assert "neighbours are drawn" in page.locator("#panel .expansion").inner_text()
    page.get_by_role("button", name="Draw").click()
    assert page.evaluate("GRAPH.nodes.length") > grown[0]
    page.keyboard.press("Escape")
    assert page.evaluate("[GRAPH.nodes.length, GRAPH.edges.length]") == first
    hidden = page.evaluate("[...JOINED].find((number) => !NODE.has(number))")
    page.locator("#find").fill(large["entities"][hidden]["label"])
    page.keyboard.press("Enter")
    assert page.evaluate("(number) => NODE.has(number)", hidden)
    assert tab.faults == []
    tab.context.close()
