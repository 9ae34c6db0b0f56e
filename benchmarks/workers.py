"""Whether reading and proposing grow in memory with the number of documents.

    python -m benchmarks.workers                                   # 1,000 documents, 2 workers
    python -m benchmarks.workers --documents 200 --workers 1

Invented pages of about 150 words are added to an empty workspace by `kg add`'s workers, and
claims proposed for all of them by `kg extract`'s. Printed is the resident memory after a fifth of
the documents and after all: of this process, and of the largest worker at that moment.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import re
import tempfile
import time
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from kg.corpus.registry import read_documents
from kg.corpus.texts import read_texts
from kg.proposals import Proposer, Proposing
from kg.reading.adding import Wanted, add_files
from kg.reading.job import Job
from kg.reading.settings import read_settings
from kg.reading.shelf import open_shelf
from kg.resources import Root, shipped_root
from kg.rulebook import read_lexicon, read_limits, read_rules
from kg.work.crew import LocalProcesses

_SYLLABLES = ("ba", "co", "di", "fe", "gu", "ka", "lo", "mi", "ne", "pu", "ra", "so", "ti", "ve")


def page(number: int) -> str:
    """Return an invented page of about 150 words, with some sentences that rules reach."""
    draw = random.Random(number)  # noqa: S311  # nothing secret
    names = ["".join(draw.choices(_SYLLABLES, k=3)).capitalize() for _ in range(60)]
    said = [f"{names[at]} Labs raised ${at + 1} million in March 2025." for at in range(3)]
    said += [f"{names[at]} Labs released {names[at]}-{at + 1} today." for at in range(3)]
    said += [" ".join(draw.choices(names, k=14)).capitalize() + "." for _ in range(8)]
    body = "".join(f"<p>{' '.join(said[at : at + 3])}</p>" for at in range(0, len(said), 3))
    head = f"<title>{names[0]} {number}</title><meta property='og:site_name' content='B'>"
    return f"<!doctype html><html lang='en'><head>{head}</head><body><article>{body}</article>"


def resident(pid: int) -> float:
    """Return the resident memory of a process in MB; 0 when it has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) / 1000 if found else 0.0


def watched(outcomes: Iterable[object], documents: int) -> list[tuple[float, float]]:
    """Return the memory of this process and of its largest worker, after a fifth and at the end.

    Of a worker the largest of some recent moments counts, since a new one begins small.
    """
    seen, largest = [], 0.0
    marks = (documents // 5, documents)
    for number, _ in enumerate(outcomes, 1):
        if number % 10 == 0 or number in marks:
            workers = multiprocessing.active_children()
            largest = max([largest, *(resident(one.pid or 0) for one in workers)])
        if number in marks:
            seen.append((resident(os.getpid()), largest))
            largest = 0.0
    return seen


def add(root: Root, folder: Path, workers: int, documents: int) -> list[tuple[float, float]]:
    """Add all files of the folder."""
    settings = read_settings(shipped_root().data / "reading.yaml")
    job, place = Job(settings, "", 20_000_000), LocalProcesses(workers)
    with open_shelf(root, settings) as shelf:
        paths = sorted(folder.iterdir())
        return watched(add_files(shelf, paths, job, place, Wanted()), documents)


def propose(root: Root, workers: int, documents: int) -> list[tuple[float, float]]:
    """Propose claims for all documents of the workspace."""
    known = read_documents([root.data / "documents"])
    texts = read_texts(known, *root.text_folders(None))
    jobs = [(one, texts[one.id]) for one in known]
    task = Proposing(read_lexicon(root), read_rules(), read_limits())
    proposer = Proposer(task, root.workspace or Path())
    return watched(proposer.run(jobs, LocalProcesses(workers)), documents)


def report(name: str, seen: list[tuple[float, float]], seconds: float) -> None:
    """Print a row of the table."""
    ours, workers = zip(*seen, strict=True)
    cells = [f"{first:.0f} MB, {last:.0f} MB" for first, last in (ours, workers)]
    print(f"| {name} | {' | '.join(cells)} | {seconds:.0f} |")  # noqa: T201


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, space = Path(name, "pages"), Path(name, "space")
        os.environ["AIRACE_CACHE"] = str(Path(name, "cache"))
        folder.mkdir()
        (space / "data" / "documents").mkdir(parents=True)
        (space / "airace.yaml").write_text("version: 1\nstacks: nothing\n", encoding="utf-8")
        for number in range(chosen.documents):
            (folder / f"{number:05}.html").write_text(page(number), encoding="utf-8")
        root = Root.at(space)
        print("| command | this process | largest worker | seconds |")  # noqa: T201
        commands = {"add": partial(add, root, folder), "extract": partial(propose, root)}
        for command, work in commands.items():
            start = time.perf_counter()
            seen = work(chosen.workers, chosen.documents)
            report(command, seen, time.perf_counter() - start)


if __name__ == "__main__":
    main()
