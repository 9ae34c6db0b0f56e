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


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(
    chromium: Any, tiny_page: str, tmp_path: Path, width: int, state: str
) -> None:
    size = {"width": width, "height": 844}
    schemes = ("dark", "light") if width == 390 else ("light", "dark")
    path = tmp_path / "g.html"
    # colours change at once where motion is unwanted, not while they are looked at
    still = {"color_scheme": schemes[0], "reduced_motion": "reduce"}
    tab = Tab(chromium, tiny_page, path, viewport=size, **still)
    page = tab.open(state)
    page.evaluate(f"() => {{ {AXE.read_text('utf-8')} }}")
    found = {}
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        found[scheme] = page.evaluate(
            "axe.run().then((all) => all.violations.map((one) => one.id))"
        )
    assert found == {"dark": [], "light": []}
    tab.context.close()
