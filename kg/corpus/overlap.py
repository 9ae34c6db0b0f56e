"""How much wording two documents share: the trace of copies of one wire story."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

from kg.corpus.located import read_yaml
from kg.corpus.registry import read_documents
from kg.errors import LocatorError, OutputError, Problem
from kg.model import OriginRule, Overlap
from kg.resources import Root, write_whole

__all__ = ["format_overlaps", "keep_overlaps", "measure_overlaps", "read_overlaps", "untold"]

RUN = 5
_PACKAGE = Path(__file__).resolve().parent.parent
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
    holders: dict[tuple[str, ...], list[str]] = {}
    sizes: dict[str, int] = {}
    for key, text in sorted(texts.items()):
        known = runs(text)
        sizes[key] = len(known)
        for run in known:
            holders.setdefault(run, []).append(key)
    shared = Counter(pair for keys in holders.values() for pair in combinations(keys, 2))
    return [
        Overlap(documents=(a, b), runs=many, share=round(100 * many / min(sizes[a], sizes[b]), 2))
        for (a, b), many in sorted(shared.items())
    ]


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
    return "\n".join(lines if overlaps else [*lines, "[]"]) + "\n"


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


def keep_overlaps(root: Root, texts: dict[str, str]) -> tuple[Path, int]:
    """Measure the texts (by document id), write data/overlaps.yaml, and count its pairs.

    In a workspace the pairs of the lower layers stay where they are, and their documents take
    part as far as their texts are at hand. Raises LocatorError when a text of the topmost layer
    is not at hand, OutputError when the data are those of an installation: what was measured
    would be lost with it.
    """
    path = root.data / "overlaps.yaml"
    if root.data.resolve().is_relative_to(_PACKAGE):
        fix = "name a folder with data/ of your own: kg --root DIR"
        raise OutputError.single(str(path), "it belongs to the installation", fix)
    own = [one for one in read_documents([path.parent / "documents"]) if not one.mapping]
    lacking = [one.file for one in own if one.id not in texts]
    if lacking:
        fix = "name a folder that holds these texts with --texts or KG_TEXTS"
        what = f"the texts are not at hand: {', '.join(lacking)}"
        raise LocatorError.single(str(path), what, fix)
    keys = {one.key for one in own}
    measured = measure_overlaps({key.rpartition("/")[2]: text for key, text in texts.items()})
    overlaps = [one for one in measured if keys & set(one.documents)]
    write_whole(path, format_overlaps(overlaps))
    return path, len(overlaps)


def untold(root: Root, texts: dict[str, str], rule: OriginRule | None) -> list[Problem]:
    """Return a problem for each group of texts (by document id) that are one origin, untold.

    Such documents count as independent, for data/overlaps.yaml does not say how much they share.
    """
    if rule is None:
        return []
    listed = [one for path in root.tables("overlaps.yaml") for one in read_overlaps(path)]
    told = {frozenset(one.documents) for one in listed if rule.one_origin(one)}
    measured = measure_overlaps({key.rpartition("/")[2]: text for key, text in texts.items()})
    lacking = [
        one for one in measured if rule.one_origin(one) and frozenset(one.documents) not in told
    ]
    where = str(root.data / "overlaps.yaml")
    return [Problem(where, _shared(group), _FIX) for group in _groups(lacking)]


_FIX = "measure again: kg sources --measure"
_NAMED = 5


def _shared(group: list[Overlap]) -> str:
    """Return what is wrong with the pairs of one group, on one line."""
    keys = list(dict.fromkeys(key for one in group for key in one.documents))
    runs = sorted({one.runs for one in group})
    more = f" and {len(keys) - _NAMED} more" if len(keys) > _NAMED else ""
    names = f"{', '.join(keys[:_NAMED])}{more}" if len(keys) > 2 else " and ".join(keys)
    if len(group) == 1:
        (one,) = group
        much = f"{one.runs} runs of five words ({one.share} percent)"
    else:
        span = f"{runs[0]} to {runs[-1]}" if len(runs) > 1 else str(runs[0])
        much = f"{span} runs of five words in {len(group)} pairs"
    return f"{names} share {much}, but count as independent"


def _groups(pairs: list[Overlap]) -> list[list[Overlap]]:
    """Return the pairs in groups: those that are joined by documents stand in one."""
    first: dict[str, str] = {}

    def root_of(key: str) -> str:
        while first.setdefault(key, key) != key:
            key = first[key]
        return key

    for one in pairs:
        ends = sorted(map(root_of, one.documents))
        first[ends[1]] = ends[0]
    found: dict[str, list[Overlap]] = {}
    for one in pairs:
        found.setdefault(root_of(one.documents[0]), []).append(one)
    return list(found.values())
