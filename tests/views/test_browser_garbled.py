"""The page in a real browser: what a person judged to be garbled never reads as a fact."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.graph.engine import Engine
from kg.pipeline import ensure_build
from kg.resources import shipped_root
from kg.views.page import build_page
from tests.views.tab import BROWSER, Tab
from tests.views.test_browser_releases import number, select

pytestmark = BROWSER


@pytest.fixture(scope="module")
def html(shipped_cache: str) -> str:
    """Return the page of the shipped data."""
    root = shipped_root()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIRACE_CACHE", shipped_cache)
        engine = Engine.on_disk(ensure_build(root), root.prefixes())
        return build_page(engine, root.queries, {})


@pytest.fixture
def page(html: str, tmp_path: Path, chromium: Any) -> Any:
    """Return the page of the shipped data, open."""
    made = Tab(chromium, html, tmp_path / "graph.html")
    yield made.open()
    assert made.faults == []
    made.context.close()


def test_panel_and_rows_say_garbled_with_the_reason(page: Any) -> None:
    panel = select(page, "OpenAI o1")
    assert "garbled: Microsoft owns OpenAI o1" in panel
    assert "the sentence gives Microsoft a model that it names after OpenAI" in panel
    garbled = "DATA.claims.filter((one) => one.status === 'garbled').map(reading)"
    assert sorted(page.evaluate(garbled)) == [
        "garbled: Microsoft owns OpenAI o1",
        "garbled: United States released ChatGPT",
        "garbled: release of ChatGPT was brought about by United States",
    ]


def test_no_path_goes_over_what_is_garbled(page: Any) -> None:
    ends = [number(page, name) for name in ("Microsoft", "OpenAI o1")]
    assert page.evaluate(f"pathClaims(...{ends})") == []


def test_no_assertion_that_is_garbled_is_shown_as_stated(page: Any) -> None:
    said = "DATA.claims.flatMap((one) => one.assertions).filter((one) => one.garbled)"
    assert set(page.evaluate(f"{said}.map((one) => one.modality)")) == {"garbled"}
    other = "[...claim.assertions, {modality: 'claimed', polarity: 'affirmed'}]"
    mixed = f"{{...claim, status: 'claimed', assertions: {other}}}"
    one = "const claim = DATA.claims.find((one) => one.status === 'garbled'); return manner"
    assert page.evaluate(f"(() => {{ {one}({mixed}) }})()") == "claimed"
