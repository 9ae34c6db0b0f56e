"""The page in a real browser: sides, what stands behind a claim, and shared wording."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.views.records import PageData
from tests.views.tab import BROWSER, Tab, shown

pytestmark = BROWSER


def test_a_disagreement_shows_kind_reason_and_every_side(tab: Tab, tiny_data: PageData) -> None:
    for one in tiny_data["disagreements"]:
        page = tab.open(f"#disagreement={one['id']}")
        text = page.locator("#panel").inner_text()
        assert tiny_data["terms"][one["kind"]]["label"] in text
        assert one["reason"] in text
        assert shown(page) == {tiny_data["claims"][at]["id"] for at in one["members"]}


def test_each_side_has_its_label_and_only_the_assertions_that_carry_it(
    tab: Tab, tiny_data: PageData
) -> None:
    for one in tiny_data["disagreements"]:
        page = tab.open(f"#disagreement={one['id']}")
        columns = page.locator("#panel .side").all()
        assert [column.locator("h3").inner_text() for column in columns] == [
            side["label"] for side in one["sides"]
        ]
        for column, side in zip(columns, one["sides"], strict=True):
            script = "all => all.map((one) => one.dataset.assertion)"
            rows = column.locator("[data-assertion]").evaluate_all(script)
            said = [tiny_data["claims"][of]["assertions"][at] for of, at in side["assertions"]]
            assert rows == [assertion["id"] for assertion in said]
            text = column.inner_text()
            for assertion in said:
                place = tiny_data["places"][assertion["place"]]
                assert tiny_data["documents"][place["document"]]["label"] in text
                assert f"paragraph {place['paragraph']}" in text
                assert assertion["modality"] in text
                assert column.locator(f'a.out[href="{place["link"]}"]').count() > 0


@pytest.mark.parametrize(("width", "beside"), [(1440, True), (390, False)])
def test_sides_stand_beside_each_other_where_there_is_room(
    chromium: Any, tiny_page: str, tmp_path: Path, tiny_data: PageData, width: int, beside: bool
) -> None:
    size = {"width": width, "height": 844}
    tab = Tab(chromium, tiny_page, tmp_path / "graph.html", viewport=size)
    for one in tiny_data["disagreements"]:
        page = tab.open(f"#disagreement={one['id']}")
        first, second = (part.bounding_box() for part in page.locator("#panel .side").all())
        assert (first["y"] == second["y"]) is beside
        assert (first["x"] < second["x"]) is beside
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    tab.context.close()


def _card(page: Any, sentence: str) -> Any:
    """Return the card of a claim; passages may hold the same words, so only its head counts."""
    return page.locator(f'article:has(.sentence:has-text("{sentence}"))')


def test_a_contested_claim_names_the_other_side(tab: Tab) -> None:
    page = tab.open("#entity=model/finch-2")
    cost = _card(page, "Finch-2 cost nearly 40 million USD to train")
    against = cost.locator(".against").inner_text()
    assert "under 6 million USD or 5.8 million USD" in against
    assert "nearly 40 million USD" not in against
    maps = _card(page, "Finch-2 is able to read old maps")
    for label in ("stated as a fact", "only somebody's claim, or asked"):
        assert label in maps.locator(".against").inner_text()


def test_a_claim_of_several_documents_shows_what_stands_behind_it(tab: Tab) -> None:
    page = tab.open("#entity=company/corvane")
    founded = _card(page, "Corvane was founded by Ada Mirov")
    assert "2 documents, 2 claimants, 2 independent origins" in founded.inner_text()
    alone = _card(page, "Corvane was founded in 2027")
    assert alone.locator(".behind").count() == 0


def test_a_look_alike_is_shown_with_the_reason_and_opens(tab: Tab) -> None:
    page = tab.open("#entity=model/finch-2")
    card = _card(page, "Finch-2 cost 5.8 million USD to train")
    likes = card.locator(".likes")
    assert "they meet" in likes.inner_text()
    likes.locator("a").click()
    assert "#claim=" in page.evaluate("location.hash")
    assert "under 6 million USD" in page.locator("#panel .sentence").first.inner_text()


def test_a_document_shows_shared_wording_and_names_of_its_own(tab: Tab) -> None:
    page = tab.open("#entity=document/c")
    shared = " ".join(page.locator("#panel .shared").all_inner_texts())
    assert "Daily Ledger (a)" in shared
    assert "16 five-word runs, 30 % of the shorter one" in shared
    assert "counts as one origin" in shared
    assert "Finch" in shared
    page = tab.open("#entity=document/b")
    assert "counts as one origin" not in page.locator("#panel .shared").inner_text()


def test_a_settled_disagreement_tells_which_side_holds(tab: Tab) -> None:
    page = tab.open()
    words = page.evaluate("""() => {
      const one = DATA.disagreements[0];
      Object.assign(one, { verdict: "settled", judged: one.reason });
      one.sides[1].upheld = true;
      select({ type: "disagreement", number: 0 });
      return one.sides[1].label;
    }""")
    told = page.locator("#panel .verdict").first.inner_text()
    assert told == f"A person judged: settled: “{words}” holds"
