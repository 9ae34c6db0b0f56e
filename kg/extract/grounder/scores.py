"""Scores whose number has no unit of its own: "scores 70.1 percent on FOO and 66.3 on BAR"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.model.cues import Cues

__all__ = ["BareScore", "bare_scores"]

#: the unit of a score that is told without any
_PLAIN = "score"
_NUMBER = r"(?P<number>100|\d{1,2}(?:\.\d{1,2})?)(?![\w-]|[.,]\d| ?[\u2013\u2014])"
_UNIT = r"(?: ?(?P<percent>%|percent\b|per cent\b)| (?P<points>points)\b(?!-))?"
_LINK = r"(?!(?:average|in|on|at|and|of|to|several|multiple|many|all|both)\b)"
_VERB = (
    "(?:scores?|scored|reach(?:es|ed)|achiev(?:es|ed)|gets?|got|hits?|posted|posts|manage[sd]"
    "|is|was|will|does|did|has|had)"
)
#: the test, up to where its name ends; of two tests that share one number nothing is told
_TEST = (
    rf"(?= (?P<test>(?:on|in|at) (?:the )?(?:{_LINK}[a-z-]+ ){{0,3}}?[A-Z]"
    r"(?:(?! (?:and|or|&) )(?:[^,;:()\n.]|\.\d)){1,50}?)"
    r"(?=[,;:()\n]|\.(?!\d)|$|,? (?:and|or|&|while|whereas|but|compared|ahead|behind|well|far|just"
    r"|with|against|versus|vs|using|under)\b)"
    r"(?!(?:, [A-Z][^,;.]{0,60})*,? (?:and|or|&) (?:the )?[A-Z]"
    rf"(?!(?:[^,;:()\n.]|\.\d){{0,40}} {_VERB}\b)))"
)
_ENDS = (
    r"(?=[,;)\n]|\.(?!\d)|$|"
    r" (?:and|while|whereas|but|compared|versus|vs|ahead|behind|well|far)\b)"
)
_NEXT = re.compile(
    rf"(?: \([^()\d]{{1,40}}\))?(?:,? and|,|;) (?:just |only )?{_NUMBER}{_UNIT}{_TEST}"
)
#: what is only planned or possible is no score
_AHEAD = r"(?<!\bto )(?<!\bwill )(?<!\bwould )(?<!\bcould )(?<!\bshould )(?<!\bmight )(?<!\bmay )"
#: from how many points on they are the score of one who leads, and not the lead
_LEAST = 20
#: of one who has a place: "ranks third on FOO with 61.2 points"; a bare whole number may count
_RANKED = re.compile(
    r"(?<![\w-])(?:ranks?|ranked|ties|tied|leads|led|tops|topped|takes|took|places|placed|finishe[sd])"
    rf" (?:[^.;:,\n]|\.\d){{2,70}}? (?:at|with) {_NUMBER}{_UNIT}"
    r"(?=[,;)\n]|\.(?!\d)|$| (?:and|while|with|on|in)\b)"
)
#: how far from the score others may be told of
_FAR = 300
#: where what is told is of another test
_STOP = re.compile(r"[;\n]|\.(?!\d)|\s(?:on|in|across|over|average|human)\b")


@dataclass(frozen=True)
class BareScore:
    """A number that is a score: where it stands, and in what unit its sentence gives it."""

    start: int
    end: int
    number: str
    unit: str


@dataclass(frozen=True)
class _Grammar:
    first: re.Pattern[str]
    fronted: re.Pattern[str]
    others: re.Pattern[str]


@lru_cache(maxsize=4)
def _grammar(cues: Cues) -> _Grammar:
    verbs = "|".join(re.escape(one) for one in sorted(cues.scoring, key=len)[::-1])
    mean = "average|mean|median|combined|overall"
    noun = rf"(?:an? (?:(?!{mean})[a-z-]+ ){{0,2}}(?:score|mark|accuracy) of )?"
    verb = rf"(?<![\w-]){_AHEAD}(?:{verbs}) (?:just |only )?{noun}{_NUMBER}{_UNIT}"
    test = (
        rf"(?P<test>(?:On|In) (?:the )?(?:{_LINK}[a-z-]+ ){{0,3}}[A-Z](?:[^,;:()\n.]|\.\d){{1,50}})"
    )
    fronted = rf"(?:^|(?<=[\n.!?\"] )|(?<=\n)){test},(?:[^.;:\n]|\.\d){{2,90}}? {verb}{_ENDS}"
    # of others on the same test: "well behind Foo 2 (76.5)", "compared to 70 for Foo 2"
    others = (
        rf"(?<=\w),? (?:(?P<open>\()(?:with |at )?|{_AHEAD}(?:with|at|{verbs}) "
        rf"|(?P<than>compared (?:to|with)|versus|vs\.?|against) ){_NUMBER}{_UNIT}"
        rf"(?(open)\)|(?(than) (?:for|by|from) |{_ENDS}))"
    )
    return _Grammar(re.compile(verb + _TEST), re.compile(fronted), re.compile(others))


def bare_scores(text: str, cues: Cues) -> list[BareScore]:
    """Return the scores that figures with units leave out: points, and numbers alone.

    One of a list, or of another beside it, is in the unit of the first; a number for which none
    is told is a `score`, in whatever its test counts. What has its own percent sign is left out.

    >>> cues = Cues(scoring=("scores",))
    >>> text = "Finch 2 scores 70.1% on FOO, 66.3 on BAR, and 80 on BAZ."
    >>> [(one.number, one.unit) for one in bare_scores(text, cues)]
    [('66.3', 'percent'), ('80', 'percent')]
    """
    grammar = _grammar(cues)
    found: dict[int, BareScore] = {}
    for match in _RANKED.finditer(text):
        if _is_whole_score(match):
            found |= {one.start: one for one in _own(match, _unit(match, _PLAIN))}
    for match in grammar.fronted.finditer(text):
        found |= {one.start: one for one in _fronted(grammar, match, text)}
    for match in grammar.first.finditer(text):
        found |= {one.start: one for one in _listed(grammar, match, text)}
    return [found[at] for at in sorted(found)]


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


def _fronted(grammar: _Grammar, match: re.Match[str], text: str) -> Iterator[BareScore]:
    unit = _unit(match, _PLAIN)
    yield from _own(match, unit)
    yield from _others(grammar, text, match.end(), unit)


def _listed(grammar: _Grammar, match: re.Match[str], text: str) -> Iterator[BareScore]:
    unit = _unit(match, _PLAIN)
    if _is_small(match):
        return
    yield from _own(match, unit)
    end, alone = match.end("test"), True
    while following := _NEXT.match(text, end):
        yield from _own(following, _unit(following, unit))
        end, alone = following.end("test"), False
    if alone:
        yield from _others(grammar, text, end, unit)


def _is_small(match: re.Match[str]) -> bool:
    """Return whether it may count something: a single digit without a unit."""
    return len(match["number"]) == 1 and not (match["percent"] or match["points"])


def _is_whole_score(match: re.Match[str]) -> bool:
    """Return whether it is no count, and no lead of a few points ("leads with 9 points")."""
    told = match["points"] or "." in match["number"]
    return bool(told) and float(match["number"]) >= _LEAST


def _others(grammar: _Grammar, text: str, at: int, unit: str) -> Iterator[BareScore]:
    """Yield the scores of others that the same clause compares with the one before."""
    stop = _STOP.search(text, at, at + _FAR)
    if not stop and at + _FAR < len(text):
        return
    end = stop.start() + 1 if stop else len(text)
    for match in grammar.others.finditer(text, at, end):
        yield from _own(match, _unit(match, unit))
