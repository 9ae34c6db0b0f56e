"""The page against stock pyvis on the same graph, in turn, in headless Chromium: python -m benchmarks.page

Needs the test extra (playwright) and /usr/bin/chromium. Ready is the first pixel of the graph.
Stock gets at most `--cap` seconds, so that the run ends in a few minutes; what is not ready by
then counts with the cap, and its ratio is marked "at least". Every start is a fresh browser.
Requests to the network are counted and refused at once.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx  # noqa: F401  # so that the first page made is not charged for its import
from playwright.sync_api import Error, sync_playwright
from pyvis.network import Network

from benchmarks.large import synthetic_page_data
from kg.views.lines import lines
from kg.views.page import render_page
from kg.views.records import PageData

CHROMIUM = "/usr/bin/chromium"
TICKS = os.sysconf("SC_CLK_TCK")
#: true when anything is drawn on a canvas that is in sight
DRAWN = """() => {
  for (const canvas of document.querySelectorAll("canvas")) {
    if (!canvas.width || getComputedStyle(canvas).visibility === "hidden") continue;
    const small = Object.assign(document.createElement("canvas"), { width: 64, height: 64 });
    const context = small.getContext("2d");
    context.drawImage(canvas, 0, 0, 64, 64);
    if (context.getImageData(0, 0, 64, 64).data.some((value, n) => n % 4 === 3 && value)) return true;
  }
  return false;
}"""
FRAMES = """async (count) => {
  const network = window.view ? view.network : NETWORK;
  const from = network.getViewPosition();
  for (let n = 0; n < count; n += 1) {
    network.moveTo({ position: { x: from.x + n, y: from.y }, animation: false });
    await new Promise(requestAnimationFrame);
  }
}"""


@dataclass
class Start:
    """One start of a page: seconds and CPU seconds to ready, requests, CPU-ms a frame."""

    seconds: float
    cpu: float
    ready: bool
    requests: int
    frame: float


def stock_page(data: PageData) -> str:
    """Return what stock pyvis makes of the same graph: its own template, its own physics."""
    network = Network(directed=True, cdn_resources="in_line", height="800px", width="100%")
    pairs = lines(data["claims"])
    for number in sorted({one for pair in pairs for one in pair}):
        label = data["entities"][number]["label"]
        network.add_node(number, label=label, title=label)
    for pair, claims in pairs.items():
        network.add_edge(*pair, title="; ".join(data["claims"][one]["sentence"] for one in claims))
    return str(network.generate_html())


def cpu_seconds(parent: int) -> float:
    """Return the processor time of all Chromium processes below a process."""
    found = _parents()
    return sum(cpu for pid, (_, name, cpu) in found.items()
               if "chrom" in name and parent in _above(pid, found))  # fmt: skip


def _end_renderers() -> None:
    """End the renderers of our own browser; what waits for them then gets an error."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        pid = int(stat.parent.name)
        try:
            ours = os.getpid() in _above(pid, _parents())
            if ours and b"--type=renderer" in (stat.parent / "cmdline").read_bytes():
                os.kill(pid, signal.SIGKILL)
        except OSError:
            continue


def _parents() -> dict[int, tuple[int, str, float]]:
    found: dict[int, tuple[int, str, float]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text().partition("(")[2].rpartition(")")
        except OSError:
            continue
        fields = rest.split()
        found[int(stat.parent.name)] = int(fields[1]), name, sum(map(int, fields[11:13])) / TICKS
    return found


def _above(pid: int, known: dict[int, tuple[int, str, float]]) -> Iterator[int]:
    while pid in known:
        pid = known[pid][0]
        yield pid


def start(tool: Any, path: Path, cap: float, frames: int) -> Start:
    """Open a page in a browser of its own and wait until its graph is there."""
    browser = tool.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if one.url.startswith("http") else None)
    page.route("http*://**/*", lambda route: route.abort())
    page.goto("about:blank")
    time.sleep(0.5)
    before, begun = cpu_seconds(os.getpid()), time.perf_counter()
    # A page that blocks its thread answers nothing, not even a time limit.
    watch = threading.Timer(cap, _end_renderers)
    watch.start()
    ready = _wait(page, path.as_uri(), begun + cap)
    watch.cancel()
    seconds, cpu = time.perf_counter() - begun, cpu_seconds(os.getpid()) - before
    frame = _frame(page, frames) if ready and frames else float("nan")
    browser.close()
    return Start(seconds, cpu, ready, len(asked), frame)


def _wait(page: Any, address: str, until: float) -> bool:
    try:
        page.goto(address, wait_until="commit", timeout=0)
        while time.perf_counter() < until:
            if page.evaluate(DRAWN):
                return True
            time.sleep(0.1)
    except Error:
        pass
    return False


def _frame(page: Any, frames: int) -> float:
    """Return the processor time of all processes of the browser for a frame while the graph moves."""
    page.wait_for_timeout(1000)
    before = cpu_seconds(os.getpid())
    page.evaluate(FRAMES.replace("window.view", "typeof view === 'object'"), frames)
    return (cpu_seconds(os.getpid()) - before) / frames * 1000


def measured(folder: Path, rounds: int, cap: float) -> dict[str, tuple[int, list[Start]]]:
    """Return bytes and starts of each page; the pages take turns."""
    small, large = synthetic_page_data(150, 400), synthetic_page_data(10_000, 30_000)
    pages = {
        "ours, 150 entities": render_page(small),
        "stock pyvis, 150 entities": stock_page(small),
        "ours, 10,000 entities": render_page(large),
    }
    found: dict[str, tuple[int, list[Start]]] = {}
    for number, (name, html) in enumerate(pages.items()):
        (folder / f"{number}.html").write_text(html, encoding="utf-8")
        found[name] = len(html.encode()), []
    with sync_playwright() as tool:
        for _ in range(rounds):
            for number, name in enumerate(pages):
                frames = 0 if "stock" in name else 120
                found[name][1].append(start(tool, folder / f"{number}.html", cap, frames))
    return found


def print_table(found: dict[str, tuple[int, list[Start]]], cap: float) -> None:
    """Print a row a page, medians of its starts, and ratios to ours of 150 entities."""
    print("| page | bytes | requests | seconds to ready | CPU s to ready | CPU-ms a frame | "
          "seconds, ratio | CPU, ratio |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")  # fmt: skip
    base = next(iter(found.values()))[1]
    for name, (size, starts) in found.items():
        seconds, cpu, frame, requests = (
            statistics.median(getattr(one, key) for one in starts)
            for key in ("seconds", "cpu", "frame", "requests")
        )
        least = "" if all(one.ready for one in starts) else "at least "
        ratios = [statistics.median(getattr(a, key) / getattr(b, key)
                                    for a, b in zip(starts, base, strict=True))
                  for key in ("seconds", "cpu")]  # fmt: skip
        drawn = "-" if frame != frame else f"{frame:.1f}"
        print(f"| {name} | {size:,} | {requests:.0f} | {least}{seconds:.2f} | {cpu:.2f} | {drawn} | "
              f"{least}{ratios[0]:.1f} | {least}{ratios[1]:.1f} |")  # fmt: skip
    print(f"\nStock gets at most {cap:.0f} seconds a start.")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cap", type=float, default=60.0, help="seconds that stock gets")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print_table(measured(Path(folder), options.rounds, options.cap), options.cap)


if __name__ == "__main__":
    main()
