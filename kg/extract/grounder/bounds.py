"""The bound word of a number: "about" of "about $5 million", "up to" of "up to €5 (or $6)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.grounder.wordings import either
from kg.model import Bound
from kg.model.cues import Cues

__all__ = ["bound_word", "code_pattern"]

#: how far in front of a number, in signs, its bound word and an amount that shares it may begin
_NEAR = 120
_SIGN = re.compile(r"(?:\b(?:[A-Z]{2}|(?:[A-Z]\.){2}\s?))?[$€£¥₹₩#]\s*$")


@dataclass(frozen=True)
class _Bounds:
    before: tuple[tuple[Bound, re.Pattern[str]], ...]
    behind: tuple[tuple[Bound, re.Pattern[str]], ...]


@lru_cache(maxsize=8)
def _bounds(cues: Cues) -> _Bounds:
    between = rf"(?:\s*\b(?:{either(cues.between)})\b)*"
    before = [
        (Bound(name), re.compile(rf"(?:^|(?<=\W))(?:{either(words)}){between}\s*$", re.IGNORECASE))
        for name, words in sorted(cues.bounds.items())
    ]
    behind = [
        (Bound(name), re.compile(rf"\s*(?:{either(words)})(?!\w)", re.IGNORECASE))
        for name, words in sorted(cues.after.items())
    ]
    return _Bounds(tuple(before), tuple(behind))


@lru_cache(maxsize=8)
def code_pattern(cues: Cues) -> re.Pattern[str]:
    """Return the expression of a currency's code right in front of a number."""
    return re.compile(rf"(?<!\w)(?:{either(one.upper() for one in cues.codes)})\s+$")


def bound_word(passage: str, start: int, ends: set[int], cues: Cues) -> str:
    """Return the bound word that the wording beside the number means, with a space, or nothing.

    An amount shares that of another which it gives once more in brackets, or is the choice of.

    >>> from kg.corpus.cues import read_cues
    >>> from kg.resources import shipped_root
    >>> cues = read_cues(shipped_root().table("extraction/cues.yaml"))
    >>> bound_word("up to €5 million ($6 million)", 19, {28}, cues)
    'up to '
    """
    before = passage[max(0, start - _NEAR) : start]
    return _own(passage, start, ends, cues) or _shared(passage, before, start, cues)


def _own(passage: str, start: int, ends: set[int], cues: Cues) -> str:
    """Return the bound word beside the number itself, with a space, or nothing."""
    before = passage[max(0, start - _NEAR) : start]
    plain = code_pattern(cues).sub("", _SIGN.sub("", before))
    hits = [
        (len(hit[0]), one) for one, words in _bounds(cues).before if (hit := words.search(plain))
    ]
    if hits:
        return f"{max(hits)[1]} "
    after = _bounds(cues).behind
    behind = [one for one, words in after for end in sorted(ends) if words.match(passage, end)]
    return f"{behind[0]} " if behind else ""


def _shared(passage: str, before: str, start: int, cues: Cues) -> str:
    """Return the bound word of the amount in front that this one shares, with a space."""
    same = cues.turns["same_amount"].search(before)
    other = None if same else cues.turns["other_amount"].search(before)
    found = same or other
    if not found:
        return ""
    word = _own(passage, start - len(before) + found.start("amount"), set(), cues)
    return word if same or word == f"{Bound.UP_TO} " else ""
