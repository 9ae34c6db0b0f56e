"""The page in a real browser: filters, table, focus, and the room that all of it needs."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.graph.engine import Engine
from kg.resources import Root
from kg.views.lines import ends
from kg.views.page import build_page
from kg.views.records import PageData
from tests.views.tab import BROWSER, Tab, shown

pytestmark = BROWSER


def test_filters_leave_exactly_the_claims_that_the_data_say(tab: Tab, tiny_data: PageData) -> None:
    page = tab.open()
    documents = [one["label"] for one in tiny_data["documents"]]
    groups = page.locator("#filters details:not(.time)")
    for document, modality in itertools.product(documents, ("stated", "claimed", "predicted")):
        page.evaluate("filters.reset()")
        groups.nth(2).get_by_label(document).uncheck()
        groups.nth(3).get_by_label(modality).uncheck()
        expected = {
            claim["id"]
            for claim in tiny_data["claims"]
            if any(
                tiny_data["documents"][tiny_data["places"][one["place"]]["document"]]["label"]
                != document
                and one["modality"] != modality
                for one in claim["assertions"]
            )
        }
        left = page.evaluate("[...filters.left].map((n) => DATA.claims[n].id)")
        assert set(left) == expected


def test_an_empty_filter_says_why_and_offers_a_reset(tab: Tab, tiny_data: PageData) -> None:
    page = tab.open()
    for one in tiny_data["documents"]:
        page.locator("#filters").get_by_label(one["label"]).uncheck()
    notice = page.locator("#nothing")
    assert tiny_data["documents"][0]["label"] in notice.inner_text()
    notice.get_by_role("button", name="Reset filters").click()
    assert not notice.is_visible()


def test_table_lists_every_claim_and_opens_it(tab: Tab, tiny_data: PageData) -> None:
    page = tab.open("#view=table")
    assert page.locator("#rows tbody tr").count() == len(tiny_data["claims"])
    page.locator("#table-words").fill("quizbench")
    rows = page.locator("#rows tbody tr")
    assert 0 < rows.count() < len(tiny_data["claims"])
    rows.first.locator("button").first.click()
    assert shown(page)
    assert "view=table" in page.evaluate("location.hash")


def test_focus_shows_an_entity_with_its_neighbours_alone(tab: Tab, tiny_data: PageData) -> None:
    page = tab.open("#entity=model/finch-2")
    everything = page.evaluate("view.shown.size")
    page.get_by_role("button", name="Focus").click()
    pairs = [ends(one) for one in tiny_data["claims"]]
    at = page.evaluate("state.selection.number")
    joined = {end for pair in pairs if pair and at in pair for end in pair}
    assert set(page.evaluate("[...view.shown]")) == joined
    assert page.evaluate("location.hash").endswith("focus=1")
    page.keyboard.press("Escape")
    assert page.evaluate("view.shown.size") == everything
    assert page.evaluate("GRAPH.nodes.every((n) => n.x === focus.home.get(n.id).x)")


def test_an_empty_graph_is_a_page_too(chromium: Any, tmp_path: Path, tiny_root: Root) -> None:
    html = build_page(Engine(ox.Store(), tiny_root.prefixes()), tiny_root.queries)
    tab = Tab(chromium, html, tmp_path / "empty.html")
    page = tab.open("#view=table")
    page.locator("#show-graph").click()
    assert "the graph is empty" in page.locator("#nothing").inner_text()
    assert tab.faults == []
    tab.context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_window(
    chromium: Any, tiny_page: str, tmp_path: Path, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 844}
    path = tmp_path / "graph.html"
    tab = Tab(chromium, tiny_page, path, viewport=size, color_scheme=scheme)
    page = tab.open("#entity=model/finch-2")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("#panel").bounding_box()["width"] <= width
    tab.context.close()


def test_labels_do_not_cover_each_other(tab: Tab) -> None:
    page = tab.open()
    clashes = page.evaluate(
        """() => {
          const drawn = [];
          const draw = drawLines;
          const keep = (context, lines, font, corner, width) =>
            drawn.push([corner[0], corner[1], corner[0] + width, corner[1] + 14 * lines.length]);
          drawLines = keep;
          drawLabels(document.querySelector("#canvas canvas").getContext("2d"));
          drawLines = draw;
          const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
          const covered = drawn.filter((a, i) => drawn.slice(i + 1).some((b) => meet(a, b)));
          return [drawn.length, covered.length];
        }"""
    )
    assert clashes[0] > 5
    assert clashes[1] == 0
