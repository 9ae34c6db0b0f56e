"""axe-core finds nothing; where it is not at hand (AXE_JS or tests/.axe/axe.min.js) we skip."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.views.tab import BROWSER, Tab

AXE = Path(os.environ.get("AXE_JS") or Path(__file__).parents[1] / ".axe" / "axe.min.js")
pytestmark = [
    *BROWSER,
    pytest.mark.skipif(not AXE.is_file(), reason="no axe-core: name its axe.min.js in AXE_JS"),
]

STATES = [
    "",
    "#entity=model/finch-2",
    "#entity=model/finch-2&focus=2",
    "#path=model/finch-2~company/corvane",
    "#view=table",
    "#view=timeline",
    "#view=compare&pair=model/finch-2~model/heron-1",
    "#view=matrix",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(
    chromium: Any, tiny_page: str, tmp_path: Path, scheme: str, width: int, state: str
) -> None:
    size = {"width": width, "height": 844}
    tab = Tab(chromium, tiny_page, tmp_path / "g.html", viewport=size, color_scheme=scheme)
    page = tab.open(state)
    page.evaluate(f"() => {{ {AXE.read_text('utf-8')} }}")
    found = page.evaluate("axe.run().then((all) => all.violations.map((one) => one.id))")
    assert found == []
    tab.context.close()
