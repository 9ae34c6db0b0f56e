"""A tab of a real browser, and what the tests do in every one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

CHROMIUM = Path("/usr/bin/chromium")
#: marks the tests of a module that drive a browser; they are left out where there is none
BROWSER = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}"),
]

#: what hostile texts call when they run
_DETECTOR = "window.ran = []; window.fired = (number) => window.ran.push(number);"
#: selects everything, opens everything, and draws every view, each with what it can show most of
WALK = """() => {
  for (const number of DATA.entities.keys()) select({ type: "entity", number });
  for (const number of DATA.claims.keys()) select({ type: "claim", number });
  for (const number of DATA.disagreements.keys()) select({ type: "disagreement", number });
  for (const edge of GRAPH.edges) select({ type: "line", id: edge.id });
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const name of ["timeline", "matrix"]) showView(name);
  showView("compare");
  for (const pair of likelyPairs()) choosePair(pair);
  for (const one of document.querySelectorAll("details")) one.open = true;
  select({ type: "shared", one: 0, two: 1 });
  for (const [from, to] of likelyPairs()) select({ type: "path", from, to });
  openQuery(); byId("query").close();
  showTable(true); filters.off.document.add(0); filters.apply(); filters.reset(); drawFilters();
}"""


class Tab:
    """A tab that keeps what was asked of the network and what went wrong."""

    def __init__(self, browser: Any, html: str, path: Path, **options: Any) -> None:
        """Write the page to the path; `open` shows it."""
        path.write_text(html, encoding="utf-8")
        self.address = path.as_uri()
        options = {"viewport": {"width": 1280, "height": 800}} | options
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.faults: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._console)
        self.page.add_init_script(_DETECTOR)

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(message.text)

    def open(self, fragment: str = "") -> Any:
        """Show the page at a fragment of its address, and wait until it is ready."""
        self.page.goto(self.address + fragment)
        self.page.wait_for_selector("html[data-ready]", timeout=20_000)
        return self.page

    def clear(self) -> None:
        """Forget what was kept, asked for, said or pointed at: the next test finds a new tab."""
        if self.page.url.startswith("file:"):
            self.page.evaluate("localStorage.clear(), sessionStorage.clear()")
        self.page.mouse.move(0, 0)
        self.page.goto("about:blank")
        self.requests.clear()
        self.faults.clear()


def shown(page: Any) -> set[str]:
    """Return the claims that the panel shows."""
    script = "all => all.map((one) => one.dataset.claim)"
    return set(page.eval_on_selector_all("#panel article[data-claim]", script))
