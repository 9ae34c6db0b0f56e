"""The page in a real browser: the whole state stands in the address, and nothing else gets in."""

from __future__ import annotations

import pytest

from tests.views.tab import BROWSER, Tab

pytestmark = BROWSER

_STATE = """() => JSON.stringify([state.selection, state.view, focus.depth, compare.pair,
  table.words, Object.values(filters.off).map((set) => [...set]), filters.only, filters.time,
  document.documentElement.dataset.theme || "", [...filters.left]])"""

ADDRESSES = [
    "#entity=model/finch-2&focus=2",
    "#view=timeline&from=2031-03-12&undated=no",
    "#view=compare&pair=model/finch-2~model/heron-1&theme=dark",
    "#view=table&find=finch&no-modality=claimed&no-status=contested&sort=-status",
    "#path=model/finch-2~company/corvane&no-kind=Event&only=self",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_gives_the_same_state_again(tab: Tab, address: str) -> None:
    page = tab.open(address)
    before = page.evaluate(_STATE)
    assert page.evaluate("byId('ignored').hidden")
    words = page.evaluate("addressWords().toString()")
    page.goto("about:blank")
    assert tab.open(f"#{words}").evaluate(_STATE) == before
    expected = set(address[1:].split("&"))
    assert set(words.replace("%2F", "/").replace("%7E", "~").split("&")) == expected


HOSTILE = [
    "view=__proto__", "view=constructor", "focus=9", "focus=NaN", "pair=a~b~c", "only=toString",
    "from=2031-02-30", "from=javascript:fired(1)", "theme=<img src=x onerror=fired(1)>",
    "no-kind=<script>fired(1)</script>", "sort=constructor", "path=model/finch-2~model/finch-2",
    "__proto__=1", "entity=<svg onload=fired(1)>", "find=" + "x" * 201,
    "shared=document/x~document/y",
]  # fmt: skip


@pytest.mark.parametrize("word", HOSTILE)
def test_what_is_unknown_is_ignored_with_a_note(tab: Tab, word: str) -> None:
    plain = tab.open().evaluate(_STATE)
    tab.page.goto("about:blank")
    page = tab.open(f"#{word}")
    assert page.evaluate(_STATE) == plain
    assert page.locator("#ignored").is_visible()
    assert word[:20] in page.locator("#ignored").inner_text()
    assert page.evaluate("window.ran") == []
    assert tab.faults == []
    page.get_by_role("button", name="Dismiss").click()
    assert not page.locator("#ignored").is_visible()


def test_filters_write_the_address_and_going_back_undoes_a_step(tab: Tab) -> None:
    page = tab.open()
    page.locator("#filters").get_by_label("disputed only").check()
    page.wait_for_timeout(400)
    assert page.evaluate("location.hash") == "#only=contested"
    page.locator("#show-matrix").click()
    assert page.evaluate("location.hash") == "#view=matrix&only=contested"
    page.go_back()
    page.wait_for_timeout(400)
    assert page.evaluate("state.view") == "graph"
    assert page.evaluate("filters.only.contested") is True
