"""The page in a real browser; left out where there is no Chromium."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.graph.engine import Engine
from kg.resources import Root
from kg.views.lines import ends
from kg.views.page import build_page
from kg.views.records import PageData
from tests.views.conftest import HOSTILE

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}"),
]

#: what hostile texts call when they run
_DETECTOR = "window.ran = []; window.fired = (number) => window.ran.push(number);"
_WALK = """() => {
  for (const number of DATA.entities.keys()) select({ type: "entity", number });
  for (const number of DATA.claims.keys()) select({ type: "claim", number });
  for (const number of DATA.disagreements.keys()) select({ type: "disagreement", number });
  for (const edge of GRAPH.edges) select({ type: "line", id: edge.id });
  for (const one of document.querySelectorAll("details")) one.open = true;
  showTable(true); filters.off.document.add(0); filters.apply(); filters.reset(); drawFilters();
}"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Return a headless browser that all tests of the module share."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as tool:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = tool.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
        yield browser
        browser.close()


class Tab:
    """A tab that keeps what was asked of the network and what went wrong."""

    def __init__(self, browser: Any, html: str, path: Path, **options: Any) -> None:
        """Write the page to the path; `open` shows it."""
        path.write_text(html, encoding="utf-8")
        self.address = path.as_uri()
        options = {"viewport": {"width": 1280, "height": 800}} | options
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.faults: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._console)
        self.page.add_init_script(_DETECTOR)

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(message.text)

    def open(self, fragment: str = "") -> Any:
        """Show the page at a fragment of its address, and wait until it is ready."""
        self.page.goto(self.address + fragment)
        self.page.wait_for_selector("html[data-ready]", timeout=20_000)
        return self.page


@pytest.fixture
def tab(chromium: Any, tiny_page: str, tmp_path: Path) -> Iterator[Tab]:
    """Return a tab for the page of the tiny graph."""
    made = Tab(chromium, tiny_page, tmp_path / "graph.html")
    yield made
    made.context.close()


def _claims(data: PageData, identifier: str) -> set[str]:
    """Return the claims that are about an entity, from the data."""
    (at,) = [n for n, one in enumerate(data["entities"]) if one["id"] == identifier]
    return {
        one["id"]
        for one in data["claims"]
        if at in (one["subject"], one.get("object"), *one["others"])
    }


def _shown(page: Any) -> set[str]:
    script = "all => all.map((one) => one.dataset.claim)"
    return set(page.eval_on_selector_all("#panel article[data-claim]", script))


def test_page_loads_alone_and_without_a_fault(tab: Tab) -> None:
    page = tab.open()
    page.evaluate(_WALK)
    assert set(tab.requests) == {tab.address}
    assert tab.faults == []


def test_clicking_an_entity_shows_its_claims(tab: Tab, tiny_data: PageData) -> None:
    page = tab.open()
    (at,) = [n for n, one in enumerate(tiny_data["entities"]) if one["id"] == "model/finch-2"]
    place = page.evaluate("(n) => view.network.canvasToDOM(NODE.get(n))", at)
    page.locator("#canvas").click(position=place)
    page.wait_for_selector("#panel article")
    assert page.locator("#panel h2").inner_text() == "Finch-2"
    assert _shown(page) == _claims(tiny_data, "model/finch-2")
    assert page.evaluate("location.hash") == "#entity=model/finch-2"


def test_a_claim_names_claimant_modality_document_place_and_link(tab: Tab) -> None:
    page = tab.open("#entity=model/heron-1")
    card = page.locator("article", has_text="outperforms Finch-2").first
    text = card.inner_text()
    for part in ("claimed", "by Brightleaf Cloud", "paragraph 2", "Heron-1 outperforms Finch-2"):
        assert part in text
    assert "contested" in text
    assert "speaking for its own side" in text
    links = [one.get_attribute("href") for one in card.locator("a.out").all()]
    assert links
    assert all(re.match(r"https?://[^#]+#:~:text=[^ ]+$", link) for link in links)


def test_clicking_a_line_shows_its_claims(tab: Tab) -> None:
    page = tab.open()
    edge = page.evaluate("GRAPH.edges[0].id")
    script = """(id) => {
      const [from, to] = id.split("-").map((n) => view.network.canvasToDOM(NODE.get(Number(n))));
      return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    }"""
    page.locator("#canvas").click(position=page.evaluate(script, edge))
    page.wait_for_selector("#panel article")
    on_line = page.evaluate("(id) => CLAIMS_ON.get(id).map((n) => DATA.claims[n].id)", edge)
    assert set(on_line) <= _shown(page)


def test_a_disagreement_shows_kind_reason_and_every_side(tab: Tab, tiny_data: PageData) -> None:
    for one in tiny_data["disagreements"]:
        page = tab.open(f"#disagreement={one['id']}")
        text = page.locator("#panel").inner_text()
        assert tiny_data["terms"][one["kind"]]["label"] in text
        assert one["reason"] in text
        assert _shown(page) == {tiny_data["claims"][at]["id"] for at in one["members"]}


def test_passage_is_marked_in_its_paragraph(
    tab: Tab, tiny_data: PageData, tiny_texts_by_id: dict[str, str]
) -> None:
    claim = tiny_data["claims"][0]
    page = tab.open(f"#claim={claim['id']}")
    place = tiny_data["places"][claim["assertions"][0]["place"]]
    document = tiny_data["documents"][place["document"]]["entity"]
    text = tiny_texts_by_id[tiny_data["entities"][document]["id"]]
    marked = page.locator("#panel mark").first.inner_text()
    assert marked == text[place["start"] : place["end"]]


def test_keyboard_alone_reaches_every_claim_of_an_entity(tab: Tab, tiny_data: PageData) -> None:
    page = tab.open()
    page.keyboard.press("/")
    page.keyboard.type("corvane a")
    page.wait_for_selector("#found li[aria-selected=true]")
    for key in ("ArrowDown", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.textContent") == "Corvane"
    reached = set()
    for _ in range(300):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "() => [document.activeElement.closest('#panel') !== null,"
            " document.activeElement.closest('article')?.dataset.claim]"
        )
        if not at[0]:
            break
        reached |= {at[1]} - {None}
    assert reached == _claims(tiny_data, "company/corvane")
    page.keyboard.press("Escape")
    assert page.evaluate("location.hash") == ""


@pytest.mark.parametrize("policy", ["on", "off"])
def test_hostile_data_execute_nothing(
    chromium: Any, hostile_page: str, tmp_path: Path, policy: str
) -> None:
    html = hostile_page
    if policy == "off":
        html = html.replace('http-equiv="Content-Security-Policy"', 'name="no-policy"')
    tab = Tab(chromium, html, tmp_path / "hostile.html")
    page = tab.open("#entity=<img src=x onerror=fired(9)>&line=<script>fired(9)</script>~x")
    page.locator("#find").fill("fired")
    page.wait_for_selector("#found li")
    page.keyboard.press("Enter")
    page.evaluate(_WALK)
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") == []
    assert tab.faults == []
    assert set(tab.requests) == {page.url.partition("#")[0]}
    tab.context.close()


def test_the_detector_sees_what_runs(chromium: Any, tiny_page: str, tmp_path: Path) -> None:
    html = tiny_page.replace('http-equiv="Content-Security-Policy"', 'name="no-policy"')
    html = html.replace("</header>", f"</header>{HOSTILE.replace('<!--', '')}")
    tab = Tab(chromium, html, tmp_path / "control.html")
    tab.page.goto(tab.address)
    tab.page.wait_for_timeout(300)
    assert set(tab.page.evaluate("window.ran")) >= {1, 2}
    tab.context.close()


def test_the_policy_alone_stops_what_would_run(
    chromium: Any, tiny_page: str, tmp_path: Path
) -> None:
    html = tiny_page.replace("</header>", f"</header>{HOSTILE.replace('<!--', '')}")
    tab = Tab(chromium, html, tmp_path / "stopped.html")
    tab.page.goto(tab.address)
    tab.page.wait_for_timeout(300)
    assert tab.page.evaluate("window.ran") == []
    tab.context.close()


def test_filters_leave_exactly_the_claims_that_the_data_say(tab: Tab, tiny_data: PageData) -> None:
    page = tab.open()
    documents = [one["label"] for one in tiny_data["documents"]]
    groups = page.locator("#filters details")
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
    assert _shown(page)
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


def test_an_address_that_names_nothing_shows_the_overview(tab: Tab) -> None:
    for fragment in ("#entity=no/such", "#line=a~b", "#claim=__proto__", "#%E0%A4%A", "#x"):
        page = tab.open(fragment)
        assert page.locator("#panel .kicker").inner_text() == "start here"
        page.goto("about:blank")
    assert tab.faults == []


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
