"""The page in a real browser: what a replaced release says is marked in every room."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.graph.engine import Engine
from kg.pipeline import ensure_build
from kg.resources import Root
from kg.views.page import build_page
from tests.conftest import Run
from tests.tables.test_releases import two
from tests.views.tab import BROWSER, Tab

pytestmark = BROWSER


@pytest.fixture
def page(run: Run, home: Path, tmp_path: Path, chromium: Any) -> Any:
    """Return the page of a table in two releases, open."""
    two(run, home, tmp_path)
    root = Root.at(home)
    engine = Engine.on_disk(ensure_build(root), root.prefixes())
    made = Tab(chromium, build_page(engine, root.queries, {}), tmp_path / "graph.html")
    yield made.open()
    assert made.faults == []
    made.context.close()


def number(page: Any, label: str) -> int:
    return int(page.evaluate(f"DATA.entities.findIndex((one) => one.label === {label!r})"))


def select(page: Any, label: str) -> str:
    """Select the entity and return what its panel says."""
    at = number(page, label)
    page.evaluate(f"select({{ type: 'entity', number: {at} }})")
    page.evaluate(
        "document.querySelectorAll('#panel details').forEach((one) => { one.open = true; })"
    )
    return str(page.locator("#panel").inner_text())


def test_panels_say_what_was_superseded_by_what(page: Any) -> None:
    panel = select(page, "Heron 9")
    assert "superseded: Heron 9 has 13 billion parameters" in panel
    assert "claimed: Heron 9 has 15 billion parameters" in panel
    old = page.locator("#panel li.assertion", has_text="superseded by june")
    assert old.count() == page.locator("#panel li.assertion", has_text="· may").count() > 0
    assert page.locator("#panel .counts").first.inner_text().split(" · ")[1] == "1 document"
    assert "Replaced by june: compared no more." in select(page, "may")
    assert "Replaced by" not in select(page, "june")


def test_tables_name_the_release_that_counts(page: Any) -> None:
    page.evaluate("showTable(true)")
    texts = page.locator("#rows tbody tr").all_inner_texts()
    assert any("may row" in one for one in texts)
    assert all(("may row" in one) == ("superseded: " in one) for one in texts)


def test_paths_and_agreement_leave_replaced_releases_out(page: Any) -> None:
    page.evaluate("showView('matrix')")
    assert page.locator("#matrix table.square tbody tr").count() == 1
    finch, maker = number(page, "Finch-2"), number(page, "Pond Labs")
    assert page.evaluate(f"shortestPath({finch}, {maker})") is None
    heron = number(page, "Heron 9")
    assert page.evaluate(f"shortestPath({heron}, {maker}).length") == 2
