"""Take the README's picture of the page: python docs/picture.py [PAGE.html] [PICTURE.png].

Needs the test extra (playwright) and Debian's chromium.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PAGE = Path(sys.argv[1] if len(sys.argv) > 1 else "out/graph.html").resolve()
PICTURE = Path(sys.argv[2] if len(sys.argv) > 2 else "docs/graph.png")

with sync_playwright() as player:
    browser = player.chromium.launch(
        executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
    )
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(PAGE.as_uri())
    page.wait_for_selector("canvas")
    page.wait_for_timeout(1500)
    page.screenshot(path=str(PICTURE))
    browser.close()
