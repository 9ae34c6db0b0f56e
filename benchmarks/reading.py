"""How fast web pages are read, and how much memory a folder of them takes.

    python -m benchmarks.reading --documents 1000 --workers 2

Pages of 800 words, made of invented words, are written to a temporary folder and added to an
empty workspace. Printed are the words a second of one reader, the time of the whole run, the
largest resident memory of this process after a tenth of the documents and after all, that of its
readers, and the time of adding everything again.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import tempfile
import time
from pathlib import Path

from kg.reading.adding import Wanted, add_files
from kg.reading.job import Job
from kg.reading.settings import Settings, read_settings
from kg.reading.shelf import open_shelf
from kg.resources import Root, shipped_root
from kg.work.crew import LocalProcesses

WORDS = 800
_SYLLABLES = ("ba", "co", "di", "fe", "gu", "ka", "lo", "mi", "ne", "pu", "ra", "so", "ti", "ve")


def page(number: int) -> str:
    """Return an invented page of about 800 words, with navigation, lists and a footer."""
    draw = random.Random(number)  # noqa: S311  # nothing secret
    names = ["".join(draw.choices(_SYLLABLES, k=3)) for _ in range(400)]
    sentences = [" ".join(draw.choices(names, k=16)).capitalize() + "." for _ in range(WORDS // 16)]
    parts = ["".join(f"<p>{' '.join(sentences[at : at + 4])}</p>" for at in range(0, 50, 4))]
    parts.append("<ul>" + "".join(f"<li>{one}</li>" for one in sentences[:4]) + "</ul>")
    links = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in names[:40])
    head = f"<title>{names[0]} {number}</title><meta property='og:site_name' content='B'>"
    body = f"<nav><ul>{links}</ul></nav><article><h1>{names[0]}</h1>{''.join(parts)}</article>"
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}<footer>End</footer>"


def megabytes(who: int) -> float:
    """Return the largest resident memory so far."""
    return resource.getrusage(who).ru_maxrss / 1000


def speed(job: Job, folder: Path) -> float:
    """Return the words a second that one reader reads, once its libraries are loaded."""
    paths = sorted(folder.iterdir())[:50]
    job.do(job.pack(paths[0]))
    start, words = time.perf_counter(), 0
    for path in paths:
        words += len(job.do(job.pack(path)).text.split())  # type: ignore[union-attr]
    return words / (time.perf_counter() - start)


def add(root: Root, settings: Settings, job: Job, folder: Path, workers: int) -> list[float]:
    """Add all files; return this process's memory after a tenth of them and after all."""
    paths = sorted(folder.iterdir())
    seen = []
    with open_shelf(root, settings) as shelf:
        for number, _ in enumerate(
            add_files(shelf, paths, job, LocalProcesses(workers), Wanted()), 1
        ):
            if number in (len(paths) // 10, len(paths)):
                seen.append(megabytes(resource.RUSAGE_SELF))
    return seen


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args()
    settings = read_settings(shipped_root().data / "reading.yaml")
    job = Job(settings, "", 20_000_000)
    with tempfile.TemporaryDirectory() as name:
        folder, space = Path(name, "pages"), Path(name, "space")
        os.environ["AIRACE_CACHE"] = str(Path(name, "cache"))
        folder.mkdir()
        (space / "data" / "documents").mkdir(parents=True)
        (space / "airace.yaml").write_text("version: 1\nstacks: nothing\n", encoding="utf-8")
        for number in range(chosen.documents):
            (folder / f"{number:05}.html").write_text(page(number), encoding="utf-8")
        root = Root.at(space)
        start = time.perf_counter()
        memory = add(root, settings, job, folder, chosen.workers)
        whole = time.perf_counter() - start
        start = time.perf_counter()
        add(root, settings, job, folder, chosen.workers)
        again = time.perf_counter() - start
        readers = megabytes(resource.RUSAGE_CHILDREN)
        print(f"one reader: {speed(job, folder):,.0f} words a second")  # noqa: T201
        print(f"{chosen.documents} documents, {chosen.workers} workers: {whole:.1f} s")  # noqa: T201
        print("memory after a tenth and after all:", *(f"{one:.0f} MB" for one in memory))  # noqa: T201
        print(f"largest reader: {readers:.0f} MB; all added again: {again:.1f} s")  # noqa: T201


if __name__ == "__main__":
    main()
