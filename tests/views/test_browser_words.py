"""The page in a real browser: nothing reads as more than it is, and all of it is found."""

from __future__ import annotations

from typing import Any

import pytest

from kg.views.records import PageData
from tests.views.tab import BROWSER, Tab, shown

pytestmark = BROWSER


def _at(data: PageData, identifier: str) -> int:
    return next(n for n, one in enumerate(data["entities"]) if one["id"] == identifier)


def test_contested_only_keeps_every_side_of_every_disagreement(
    tab: Tab, tiny_data: PageData
) -> None:
    page = tab.open("#only=contested")
    members = {one for each in tiny_data["disagreements"] for one in each["members"]}
    assert set(page.evaluate("[...filters.left]")) == members
    subjects = {tiny_data["claims"][one]["subject"] for one in members}
    assert subjects <= set(page.evaluate("[...view.shown]"))
    page.evaluate("DATA.claims.forEach((one) => { one.status = 'stated'; }); filters.apply()")
    assert set(page.evaluate("[...filters.left]")) == members
    values = [one for one in members if "object" not in tiny_data["claims"][one]]
    assert any(tiny_data["claims"][one]["others"] == [] for one in values)


def test_a_claimant_has_its_own_words_in_its_panel(tab: Tab, tiny_data: PageData) -> None:
    page = tab.open("#entity=group/analysts")
    group = page.locator("details.group", has=page.locator("h3", has_text="says"))
    assert group.get_attribute("open") is not None
    at = _at(tiny_data, "group/analysts")
    said = {
        one["id"]
        for one in tiny_data["claims"]
        if at in {each["claimant"] for each in one["assertions"]}
    }
    assert said
    assert said <= shown(page)


@pytest.mark.parametrize(
    ("letters", "name"),
    [("heron 1", "Heron-1"), ("heron1", "Heron-1"), ("cloud bright", "Brightleaf Cloud"),
     ("brightleaf's cut", "Brightleaf's price cut"), ("FINCH 2", "Finch-2")],
)  # fmt: skip
def test_words_of_a_name_find_it_in_any_order_and_spelling(
    tab: Tab, letters: str, name: str
) -> None:
    page = tab.open()
    page.locator("#find").fill(letters)
    names = page.locator("#found .name").all_inner_texts()
    assert any(one.startswith(name) for one in names)
    page.locator("#find").fill(f"{letters} zzz")
    assert "Nothing has this name" in page.locator("#found").inner_text()


def test_a_theme_that_was_chosen_stays(tab: Tab) -> None:
    page = tab.open()
    page.locator("#theme").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.goto("about:blank")
    page = tab.open()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.locator("#theme").inner_text() == "Light"
    page.evaluate("select({ type: 'entity', number: 0 })")
    page.go_back()
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_what_the_pointer_left_is_no_longer_named(tab: Tab) -> None:
    page = tab.open()
    place = page.evaluate("view.network.canvasToDOM(NODE.get(GRAPH.nodes[0].id))")
    box = page.locator("#canvas").bounding_box()
    page.mouse.move(box["x"] + place["x"] - 4, box["y"] + place["y"] - 4)
    page.mouse.move(box["x"] + place["x"], box["y"] + place["y"], steps=4)
    page.wait_for_function("view.hovered !== null")
    page.locator("#theme").hover()
    page.wait_for_function("view.hovered === null && view.hoveredLine === null")


def _readings(page: Any) -> dict[str, str]:
    script = "DATA.claims.map((claim) => [claim.id, reading(claim)])"
    return dict(page.evaluate(script))


def test_nothing_but_what_is_stated_reads_as_a_fact(tab: Tab, tiny_data: PageData) -> None:
    page = tab.open("#view=table")
    readings = _readings(page)
    for claim in tiny_data["claims"]:
        said = claim["assertions"]
        denied = all(one["polarity"] == "denied" for one in said)
        stated = any(one["modality"] == "stated" for one in said)
        assert (readings[claim["id"]] == claim["sentence"]) == (stated and not denied)
    assert any(one.startswith("predicted: ") for one in readings.values())
    assert any(one.startswith("asked: ") for one in readings.values())
    assert any(one.startswith("denied: ") for one in readings.values())
    rows = page.locator("#rows tbody th").all_inner_texts()
    assert sorted(rows) == sorted(readings.values())


def test_the_order_of_the_table_stands_in_the_address(tab: Tab) -> None:
    page = tab.open("#view=table")
    page.locator("#sort-where").click()
    page.locator("#sort-where").click()
    page.wait_for_timeout(300)
    assert "sort=-where" in page.evaluate("location.hash")
    rows = page.locator("#rows tbody th").all_inner_texts()
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.locator("#rows tbody th").all_inner_texts() == rows
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Where")


def test_values_and_dates_carry_their_manner_beside_them(tab: Tab) -> None:
    page = tab.open("#view=compare&pair=model/finch-2~model/heron-1")
    script = """all => all.map((one) => {
      const claim = DATA.claims[CLAIM_AT.get(one.dataset.claim)];
      const badges = [...one.querySelectorAll(".badge")].map((two) => two.textContent);
      return [term(claim.status).label, badges];
    })"""
    found = page.eval_on_selector_all(".value[data-claim]", script)
    assert {label for label, _ in found} >= {"stated", "asked"}
    assert all(label in badges for label, badges in found)
    page.evaluate("""() => {
      const claim = DATA.claims.find((one) => one.dated);
      claim.assertions.forEach((one) => { one.modality = "predicted"; });
      showView("timeline");
    }""")
    row = page.locator(".moment[data-look~=said]")
    assert row.count() == 1
    assert "predicted" in row.inner_text()


def test_the_words_on_a_line_do_not_state_what_is_only_denied_or_asked(tab: Tab) -> None:
    page = tab.open()
    script = """([polarity, modality]) => {
      DATA.claims[0].assertions.forEach((one) => Object.assign(one, { polarity, modality }));
      return [lineText([0]), term(DATA.claims[0].predicate).label];
    }"""
    for how, lead in (
        (("denied", "stated"), "denied: "),
        (("affirmed", "asked"), "asked: "),
        (("affirmed", "stated"), ""),
    ):
        words, label = page.evaluate(script, how)
        assert words == lead + label
