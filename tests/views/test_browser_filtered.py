"""The page in a real browser: what the filters leave is what the store answers, row by row."""

from __future__ import annotations

import csv
import io
import random
from typing import Any

import pytest

from kg.graph.engine import Engine
from kg.views.records import PageData
from tests.views.tab import BROWSER, Tab

pytestmark = BROWSER


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def _set(page: Any, off: dict[str, list[Any]], only: dict[str, bool], time: dict[str, Any]) -> None:
    script = """([off, only, time]) => {
      filters.clear();
      for (const [name, keys] of Object.entries(off)) {
        keys.forEach((key) => filters.off[name].add(key));
      }
      Object.assign(filters.only, only); Object.assign(filters.time, time); filters.apply();
    }"""
    page.evaluate(script, [off, only, time])


def _choices(
    data: PageData, seed: int
) -> tuple[dict[str, list[Any]], dict[str, bool], dict[str, Any]]:
    """Return a combination of filters, each on or off by chance."""
    chance = random.Random(seed)  # noqa: S311
    every: dict[str, list[Any]] = {
        "kind": [one["id"] for one in data["kinds"]],
        "document": list(range(len(data["documents"]))),
        "modality": ["stated", "claimed", "predicted", "opinion"],
        "status": ["contested", "stated", "claimed"],
    }
    off = {name: chance.sample(keys, chance.choice([0, 0, 1])) for name, keys in every.items()}
    only = {name: chance.random() < 0.2 for name in ("contested", "self")}
    days = sorted({day for one in data["claims"] for day in one.get("span", ())})
    from_day = chance.choice(["", *days])
    time = {"from": from_day, "until": "", "undated": chance.random() < 0.7}
    return off, only, time


@pytest.mark.parametrize("start", [0, 20])
def test_sampled_filters_show_the_rows_that_the_store_has(
    tab: Tab, tiny_data: PageData, tiny_engine: Engine, start: int
) -> None:
    page = tab.open("#view=table")
    sizes = set()
    for seed in range(start, start + 20):
        _set(page, *_choices(tiny_data, seed))
        query, text = page.evaluate("[queryText(), csvText()]")
        wanted = tiny_engine.texts(query)
        assert _rows(text) == wanted
        claims = {row["claim"] for row in wanted}
        assert page.evaluate("filters.left.size") == len(claims)
        assert page.locator("#rows tbody tr").count() == len(claims)
        sizes.add(len(claims))
    assert len(sizes) > 5


def test_a_formula_in_a_cell_is_disarmed(tab: Tab) -> None:
    page = tab.open()
    script = "DATA.claims.forEach((c) => { c.sentence = '=HYPERLINK(\"x\"),\\n2'; }); csvText()"
    rows = _rows(page.evaluate(script))
    assert {row["sentence"] for row in rows} == {'\'=HYPERLINK("x"),\n2'}


def test_time_keeps_what_may_fall_in_the_window_and_what_has_no_date(
    tab: Tab, tiny_data: PageData
) -> None:
    page = tab.open()
    page.locator("#time-from").focus()
    page.keyboard.press("End")
    day = page.evaluate("filters.time.from")
    kept = {
        number
        for number, one in enumerate(tiny_data["claims"])
        if "span" not in one or one["span"][1] >= day
    }
    assert set(page.evaluate("[...filters.left]")) == kept
    page.locator("#undated").uncheck()
    dated = {number for number in kept if "span" in tiny_data["claims"][number]}
    assert set(page.evaluate("[...filters.left]")) == dated


def test_an_empty_result_names_the_filter_that_empties_it(tab: Tab) -> None:
    page = tab.open()
    page.evaluate("MODALITIES.forEach((one) => filters.off.modality.add(one))")
    page.evaluate("filters.only.self = true; filters.apply()")
    notice = page.locator("#nothing")
    assert "without modality" in notice.inner_text()
    assert "self-interested" not in notice.inner_text()
    notice.get_by_role("button", name="Switch off: without modality").click()
    assert not notice.is_visible()
    assert page.evaluate("filters.only.self") is True
