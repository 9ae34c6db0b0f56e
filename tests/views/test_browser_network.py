"""The page in a real browser: a network that swallows every packet changes nothing."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.views.tab import BROWSER, WALK, Tab

pytestmark = BROWSER

_LOOKS = """() => [document.body.innerText, GRAPH.nodes.map((one) => [one.id, one.x, one.y]),
  [...view.shown], document.querySelectorAll('canvas').length]"""


class _Hole:
    """A proxy that takes connections and never answers; it counts them."""

    def __init__(self) -> None:
        """Begin to listen."""
        self.taken: list[socket.socket] = []
        self.door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        while True:
            try:
                self.taken.append(self.door.accept()[0])
            except OSError:
                return

    def close(self) -> None:
        """Let go of all connections."""
        self.door.shutdown(socket.SHUT_RDWR)
        for one in (self.door, *self.taken):
            one.close()


@pytest.fixture
def hole() -> Iterator[_Hole]:
    """Return a proxy that swallows everything."""
    made = _Hole()
    yield made
    made.close()


def test_the_page_is_the_same_when_the_network_hangs(
    chromium: Any, tab: Tab, tiny_page: str, tmp_path: Path, hole: _Hole
) -> None:
    plain = tab.open()
    hung = Tab(chromium, tiny_page, tmp_path / "hung.html", proxy={"server": hole.address})
    page = hung.open()
    assert page.evaluate(_LOOKS) == plain.evaluate(_LOOKS)
    assert page.screenshot() == plain.screenshot()
    page.evaluate(WALK)
    assert hung.faults == []
    assert hole.taken == []
    hung.context.close()


def test_the_hole_swallows_what_a_page_asks_for(
    chromium: Any, tiny_page: str, tmp_path: Path, hole: _Hole
) -> None:
    html = tiny_page.replace('http-equiv="Content-Security-Policy"', 'name="no-policy"')
    html = html.replace("</title>", '</title><link rel="stylesheet" href="http://a.example/x.css">')
    tab = Tab(chromium, html, tmp_path / "asking.html", proxy={"server": hole.address})
    tab.page.goto(tab.address, wait_until="commit")
    tab.page.wait_for_timeout(700)
    assert hole.taken
    assert tab.page.locator("html[data-ready]").count() == 0
    tab.context.close()
