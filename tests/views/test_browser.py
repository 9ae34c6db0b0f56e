"""The page in a real browser: what is selected is shown with its claims."""

from __future__ import annotations

import re

from kg.views.records import PageData
from tests.views.tab import BROWSER, Tab, shown

pytestmark = BROWSER


def _claims(data: PageData, identifier: str) -> set[str]:
    """Return the claims that are about an entity or that it puts forward, from the data."""
    (at,) = [n for n, one in enumerate(data["entities"]) if one["id"] == identifier]
    return {
        one["id"]
        for one in data["claims"]
        if at in (one["subject"], one.get("object"), *one["others"])
        or at in {said["claimant"] for said in one["assertions"]}
    }


def test_clicking_an_entity_shows_its_claims(tab: Tab, tiny_data: PageData) -> None:
    page = tab.open()
    (at,) = [n for n, one in enumerate(tiny_data["entities"]) if one["id"] == "model/finch-2"]
    place = page.evaluate("(n) => view.network.canvasToDOM(NODE.get(n))", at)
    page.locator("#canvas").click(position=place)
    page.wait_for_selector("#panel article")
    assert page.locator("#panel h2").inner_text() == "Finch-2"
    assert shown(page) == _claims(tiny_data, "model/finch-2")
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
    assert set(on_line) <= shown(page)


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


def test_an_address_that_names_nothing_shows_the_overview(tab: Tab) -> None:
    for fragment in ("#entity=no/such", "#line=a~b", "#claim=__proto__", "#%E0%A4%A", "#x"):
        page = tab.open(fragment)
        assert page.locator("#panel .kicker").inner_text() == "start here"
        page.goto("about:blank")
    assert tab.faults == []
