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
    data = "[DATA.claims, DATA.entities, DATA.places.map((p) => ({ ...p, link: linkOf(p) }))]"
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


def test_long_lists_begin_short_and_go_on_where_the_reader_is(
    chromium: Any, large: PageData, tmp_path: Path
) -> None:
    many: PageData = {**large, "disagreements": large["disagreements"] * 4}
    tab = Tab(chromium, render_page(many), tmp_path / "many.html")
    page = tab.open()
    every = len(many["disagreements"])
    first = page.evaluate("FIRST_DISPUTES")
    blocks = page.locator("#panel .disagreement")
    assert first < every <= first + page.evaluate("BATCH")
    assert f"disagree on {every}" in page.locator("#panel").inner_text()
    assert blocks.count() == first
    page.get_by_role("button", name=f"Show the other {every - first}").press("Enter")
    assert blocks.count() == every
    where = (
        "(at) => document.querySelectorAll('#panel .disagreement')[at] === document.activeElement"
    )
    assert page.evaluate(where, first)
    assert tab.faults == []
    tab.context.close()


def test_views_of_many_documents_and_claims_draw_a_part_and_say_so(
    chromium: Any, tmp_path: Path
) -> None:
    spread = synthetic_page_data(4000, 6000)
    tab = Tab(chromium, render_page(spread), tmp_path / "spread.html")
    page = tab.open("#view=matrix")
    documents = len(spread["documents"])
    assert page.locator("table.square tbody tr").count() == 30 < documents
    pair = page.locator("td[data-pair]").first
    one, two = map(int, (pair.get_attribute("data-pair") or "").split("-"))
    counts = page.evaluate("[sharedCounts(), disputeCounts()]")
    script = "([a, b]) => [sharedClaims(a, b).length, disputesBetween(a, b).length]"
    assert page.evaluate(script, [one, two]) == [counts[0][one][two], counts[1][one][two]]
    page.get_by_role("button", name=f"Show all {documents}").click()
    assert page.locator("table.square tbody tr").count() == documents
    assert tab.faults == []
    tab.context.close()


def test_a_table_of_many_claims_begins_short_and_its_words_reach_all(
    chromium: Any, large: PageData, html: str, tmp_path: Path
) -> None:
    tab = Tab(chromium, html, tmp_path / "table.html")
    page = tab.open("#view=table")
    rows = page.locator("#table tbody tr")
    assert rows.count() == 200
    page.get_by_role("button", name="Show 1,000 more of 4,300").click()
    assert rows.count() == 1200
    words = large["claims"][-1]["sentence"]
    page.locator("#table-words").fill(words)
    found = [text.lower() for text in rows.all_inner_texts()]
    assert found
    assert all(word in text for text in found for word in words.lower().split())
    assert tab.faults == []
    tab.context.close()


def test_labels_cover_no_other_label_and_stay_on_the_canvas(
    chromium: Any, html: str, tmp_path: Path
) -> None:
    tab = Tab(chromium, html, tmp_path / "labels.html")
    page = tab.open()
    boxes, width, height = page.evaluate(
        """async () => {
          const found = [];
          const add = Taken.prototype.add;
          Taken.prototype.add = function (box) {
            found.push([...box]);
            return add.call(this, box);
          };
          view.network.redraw();
          Taken.prototype.add = add;
          return [found, byId("canvas").clientWidth, byId("canvas").clientHeight];
        }"""
    )
    # What is added last are labels: each with a rim of 6 and 5 pixels round its letters.
    nodes = page.evaluate("GRAPH.nodes.length")
    labels = [(a + 6, b + 5, c - 6, d - 5) for a, b, c, d in boxes[1:][nodes:]]
    assert len(labels) > 20
    assert all(a >= 2 and b >= 2 and c <= width - 2 and d <= height - 2 for a, b, c, d in labels)
    for n, (a, b, c, d) in enumerate(labels):
        for e, f, g, h in labels[:n]:
            assert a >= g or c <= e or b >= h or d <= f
    assert tab.faults == []
    tab.context.close()
