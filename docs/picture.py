"""Take the README's pictures of the page: python docs/picture.py [PAGE.html] [FOLDER].

PAGE is what `kg view` writes, by default out/graph.html; the pictures go into docs/. Needs the
test extra (playwright), the plots extra (whose matplotlib brings Pillow) and Debian's chromium.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
SIZE = {"width": 1280, "height": 800}
#: a README is read on slow lines too: bytes a picture, and colours that bring it there
MOST = 200_000
COLOURS = 256


@dataclass(frozen=True)
class Picture:
    """A file, what is done on the page before it is taken, and the colours of the page."""

    name: str
    steps: str = ""
    scheme: str = "light"


#: The entity of most claims and the disagreement of most sides: no name of the data stands here.
HUB = "[...DATA.entities.keys()].sort((a, b) => weight(b) - weight(a))[0]"
DISPUTE = (
    "[...DATA.disagreements.keys()].sort((a, b) => "
    "sidesOf(b).length - sidesOf(a).length || a - b)[0]"
)
PICTURES = [
    Picture("overview"),
    Picture(
        "focus",
        f"select({{ type: 'entity', number: {HUB} }});"
        "byId('panel').querySelector('.focus').click()",
    ),
    Picture(
        "disagreement",
        "const sidesOf = (at) => DATA.disagreements[at].sides.flatMap((one) => one.assertions);"
        f"select({{ type: 'disagreement', number: {DISPUTE} }})",
    ),
    Picture("dark", scheme="dark"),
]


def take(browser: Any, page_file: Path, picture: Picture, folder: Path) -> Path:
    """Write one picture and return its path; raises SystemExit when it is too large."""
    tab = browser.new_page(viewport=SIZE, color_scheme=picture.scheme)
    tab.goto(page_file.resolve().as_uri())
    tab.wait_for_selector("html[data-ready]")
    if picture.steps:
        tab.evaluate(f"() => {{ {picture.steps} }}")
    tab.wait_for_timeout(800)
    path = folder / f"{picture.name}.png"
    seen = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
    tab.close()
    few = seen.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=6, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    if path.stat().st_size > MOST:
        raise SystemExit(f"{path} has more than {MOST:,} bytes: take fewer colours")
    return path


def main(page_file: Path, folder: Path) -> None:
    """Write all pictures of the page into the folder."""
    with sync_playwright() as player:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = player.chromium.launch(executable_path=CHROMIUM, args=arguments)
        for picture in PICTURES:
            path = take(browser, page_file, picture, folder)
            print(f"{path}  {path.stat().st_size:,} bytes")
        browser.close()


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0] if given else "out/graph.html"), Path(given[1] if given[1:] else "docs"))
