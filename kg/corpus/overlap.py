"""How much wording two documents share: the trace of copies of one wire story."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

from kg.corpus.located import read_yaml
from kg.model import Overlap

__all__ = ["format_overlaps", "measure_overlaps", "read_overlaps"]

RUN = 5
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")


def runs(text: str) -> set[tuple[str, ...]]:
    """Return the runs of five words in the text, folded to lower case.

    >>> len(runs("One two three four five six.")), len(runs("Too short."))
    (2, 0)
    """
    words = _WORD.findall(text.lower().replace("’", "").replace("'", ""))
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def measure_overlaps(texts: dict[str, str]) -> list[Overlap]:
    """Return an overlap for each pair of documents (by key) that shares a five-word run.

    `share` is the part of the shorter document's runs that the other has too, in percent.
    """
    known = {key: runs(text) for key, text in sorted(texts.items())}
    found = []
    for a, b in combinations(known, 2):
        shared = len(known[a] & known[b])
        if shared:
            share = 100 * shared / min(len(known[a]), len(known[b]))
            found.append(Overlap(documents=(a, b), runs=shared, share=round(share, 2)))
    return found


def format_overlaps(overlaps: list[Overlap]) -> str:
    """Return the canonical text of data/overlaps.yaml."""
    lines = [
        "# Five-word runs that two documents share, counted by `kg sources --measure` from their",
        "# texts. share: percent of the runs of the shorter one. See origins in wording.yaml.",
    ]
    lines += [
        f"- {{documents: [{', '.join(one.documents)}], runs: {one.runs}, share: {one.share}}}"
        for one in overlaps
    ]
    return "\n".join(lines) + "\n"


def read_overlaps(path: Path) -> list[Overlap]:
    """Return the overlaps that the file gives; none when there is no file."""
    found = []
    for item in read_yaml(path).items() if path.is_file() else ():
        fields = item.mapping({"documents", "runs", "share"})
        item.require(fields, "documents", "runs", "share")
        names = [node.text() for node in fields["documents"].items()]
        if len(names) != 2:
            raise fields["documents"].error("an overlap has two documents", "name two keys")
        try:
            share = float(fields["share"].text())
        except ValueError as error:
            raise fields["share"].error("the share is no number", "write percent") from error
        pair = (names[0], names[1])
        found.append(Overlap(documents=pair, runs=fields["runs"].number(), share=share))
    return found
