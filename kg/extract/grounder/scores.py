"""Scores whose number has no unit of its own: "scores 70.1 percent on FOO and 66.3 on BAR"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model.cues import Cues

__all__ = ["BareScore", "bare_scores", "ratings"]

#: the unit of a score that is told without any
_PLAIN = "score"


@dataclass(frozen=True)
class BareScore:
    """A number that is a score: where it stands, and in what unit its sentence gives it."""

    start: int
    end: int
    number: str
    unit: str


def bare_scores(text: str, cues: Cues) -> list[BareScore]:
    """Return the scores that figures with units leave out: points, and numbers alone.

    One of a list, or of another beside it, is in the unit of the first; a number for which none
    is told is a `score`, in whatever its test counts. What has its own percent sign is left out.

    >>> from kg.corpus.cues import read_cues
    >>> from kg.resources import shipped_root
    >>> cues = read_cues(shipped_root().table("extraction/cues.yaml"))
    >>> text = "Finch 2 scores 70.1% on FOO, 66.3 on BAR, and 80 on BAZ."
    >>> [(one.number, one.unit) for one in bare_scores(text, cues)]
    [('66.3', 'percent'), ('80', 'percent')]
    """
    turns = cues.turns
    found: dict[int, BareScore] = {}
    for turn in (turns["score_ranked"], turns["score_owned"]):
        for match in turn.finditer(text):
            if _is_whole_score(match, cues):
                found |= {one.start: one for one in _own(match, _unit(match, _PLAIN))}
    for match in turns["score_headed"].finditer(text):
        if _is_whole_score(match, cues):
            found |= {one.start: one for one in _listed(cues, match, text)}
    for match in turns["score_fronted"].finditer(text):
        found |= {one.start: one for one in _fronted(cues, match, text)}
    for match in turns["score"].finditer(text):
        found |= {one.start: one for one in _listed(cues, match, text)}
    return [found[at] for at in sorted(found)]


def ratings(text: str, cues: Cues) -> list[BareScore]:
    """Return the points of a rating by pairs that are told without the word.

    >>> from kg.corpus.cues import read_cues
    >>> from kg.resources import shipped_root
    >>> cues = read_cues(shipped_root().table("extraction/cues.yaml"))
    >>> [(one.number, one.unit) for one in ratings("a top score of 1,402 on FOO", cues)]
    [('1,402', 'points')]
    """
    return [
        BareScore(*match.span("number"), match["number"], "points")
        for match in cues.turns["rated"].finditer(text)
    ]


def _unit(match: re.Match[str], first: str) -> str:
    """Return the unit that the number has, or the one of the first."""
    if match["percent"]:
        return "percent"
    return match["points"] or first


def _own(match: re.Match[str], unit: str) -> Iterator[BareScore]:
    """Yield the score, unless it is a figure with its own percent sign."""
    if not match["percent"]:
        end = match.end("points") if match["points"] else match.end("number")
        yield BareScore(match.start("number"), end, match["number"], unit)


def _fronted(cues: Cues, match: re.Match[str], text: str) -> Iterator[BareScore]:
    unit = _unit(match, _PLAIN)
    yield from _own(match, unit)
    yield from _others(cues, text, match.end(), unit)


def _listed(cues: Cues, match: re.Match[str], text: str) -> Iterator[BareScore]:
    unit = _unit(match, _PLAIN)
    if _is_small(match):
        return
    yield from _own(match, unit)
    end, alone = match.end("test"), True
    while following := cues.turns["score_next"].match(text, end):
        yield from _own(following, _unit(following, unit))
        end, alone = following.end("test"), False
    if alone:
        yield from _others(cues, text, end, unit)


def _is_small(match: re.Match[str]) -> bool:
    """Return whether it may count something: a single digit without a unit."""
    return len(match["number"]) == 1 and not (match["percent"] or match["points"])


def _is_whole_score(match: re.Match[str], cues: Cues) -> bool:
    """Return whether it is no count, and no lead of a few points ("leads with 9 points")."""
    told = match["points"] or "." in match["number"]
    return bool(told) and float(match["number"]) >= cues.limits["lead"]


def _others(cues: Cues, text: str, at: int, unit: str) -> Iterator[BareScore]:
    """Yield the scores of others that the same clause compares with the one before."""
    far = at + cues.limits["reach"]
    stop = cues.turns["score_stop"].search(text, at, far)
    if not stop and far < len(text):
        return
    end = stop.start() + 1 if stop else len(text)
    for match in cues.turns["score_beside"].finditer(text, at, end):
        yield from _own(match, _unit(match, unit))
