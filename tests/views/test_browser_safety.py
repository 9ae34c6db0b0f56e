"""The page in a real browser: hostile data run nothing, and nothing is loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.views.conftest import HOSTILE
from tests.views.tab import BROWSER, WALK, Tab

pytestmark = BROWSER


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
    page.evaluate(WALK)
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


def test_page_loads_alone_and_without_a_fault(tab: Tab) -> None:
    page = tab.open()
    page.evaluate(WALK)
    assert set(tab.requests) == {tab.address}
    assert tab.faults == []
