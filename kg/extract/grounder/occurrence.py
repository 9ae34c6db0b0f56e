"""Where a name stands in a passage: by its folded key, on whole words, never inside a longer name.

"DeepSeek" does not stand in "DeepSeek-V3", nor "GPT-4" in "GPT-4o".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.grounder.names import Names
from kg.identifiers import fold

__all__ = ["folded_places", "is_name_of", "is_whole", "name_places", "word_places"]

Span = tuple[int, int]

_TOKEN = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
_VERSION_BEHIND = re.compile(r"\s[A-Za-z][0-9]+(?:\.[0-9]+)*[a-z]?\b")
_CAPITAL_RUN = re.compile(r"[A-Z][\w.]*")
_POSSESSIVE = re.compile(r"['’]s\b|s['’](?!\w)")
_MOST_TOKENS = 5
_COMBINING = "\u0300"
_fold_sign = lru_cache(maxsize=4096)(fold)


@lru_cache(maxsize=64)
def _folded(passage: str) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """Return the folded passage, and for each of its signs where it begins and ends in it."""
    signs: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(passage):
        end = at + 1
        while (
            end < len(passage)
            and passage[end] >= _COMBINING
            and unicodedata.combining(passage[end])
        ):
            end += 1
        for sign in _fold_sign(passage[at:end]):
            signs.append(sign)
            begins.append(at)
            ends.append(end)
        at = end
    return "".join(signs), tuple(begins), tuple(ends)


def folded_places(words: str, passage: str) -> list[Span]:
    """Return where the words stand when case, space, hyphens and apostrophes fold away.

    >>> folded_places("Qwen2.5 max", "the Qwen 2.5-Max is out")
    [(4, 16)]
    """
    text, begins, ends = _folded(passage)
    key, found = fold(words), []
    at = text.find(key) if key else -1
    while at >= 0:
        found.append((begins[at], ends[at + len(key) - 1]))
        at = text.find(key, at + 1)
    return found


def word_places(words: str, passage: str) -> list[Span]:
    """Return where the words stand as whole words, whatever their case.

    >>> word_places("art", "state of the Art, smart")
    [(13, 16)]
    """
    return [
        (a, b)
        for a, b in folded_places(words, passage)
        if not passage[max(0, a - 1) : a].isalnum() and not passage[b : b + 1].isalnum()
    ]


def name_places(label: str, passage: str, names: Names) -> list[Span]:
    """Return where a name of the entity of this label stands in the passage, in order."""
    found = {
        place
        for name in names.names_of(label)
        for place in folded_places(name, passage)
        if is_whole(passage, *place, names) and not _swallowed(label, passage, *place, names)
    }
    return sorted(found)


def is_name_of(label: str, words: str, names: Names) -> bool:
    """Return whether the words are a name of the entity of this label, perhaps with 's behind."""
    keys = {fold(name) for name in names.names_of(label)}
    return fold(words) in keys or fold(_POSSESSIVE.sub("", words)) in keys


def is_whole(passage: str, start: int, end: int, names: Names) -> bool:
    """Return whether the place begins and ends with whole words, and no version goes on behind."""
    before, after = passage[max(0, start - 2) : start], passage[end : end + 2]
    if before and before[-1].isalnum():
        return False
    if len(before) == 2 and before[0].isdigit() and before[1] in ".," and passage[start].isdigit():
        return False
    if after[:1].isalnum():
        return after[0] == "s" and not after[1:].isalnum() and passage[end - 1].isalpha()
    return not (_joined_before(passage, start) or _goes_on(passage, end, names))


def _joined_before(passage: str, start: int) -> bool:
    """Return whether a small-letter prefix is joined on, as in "non-Finch"."""
    match = re.search(r"(\w+)[-‐‑]$", passage[max(0, start - 30) : start])
    return bool(match) and match is not None and not match[1][0].isupper()


def _goes_on(passage: str, end: int, names: Names) -> bool:
    """Return whether a longer name goes on at the place, as "-V3", " V3", ".5" or "-mini"."""
    last, rest = passage[end - 1], passage[end : end + 40]
    if last.isdigit() and re.match(r"[.,]\d|[-‐‑][a-z]", rest):
        return True
    if _VERSION_BEHIND.match(rest):
        return True
    if not re.match(r"[-‐‑][A-Z0-9]", rest):
        return False
    behind = _CAPITAL_RUN.match(rest[1:])
    return not (behind and names.owner(fold(behind[0])))


def _swallowed(label: str, passage: str, start: int, end: int, names: Names) -> bool:
    """Return whether the place lies within a longer proper name of another entity."""
    if _POSSESSIVE.match(passage, end):
        return False
    own = {fold(name) for name in names.names_of(label)}
    for left, right in _wider(passage, start, end):
        key = fold(passage[left:right])
        if key not in own and names.owner(key) is not None:
            return True
    return False


def _wider(passage: str, start: int, end: int) -> Iterator[Span]:
    """Yield the spans round the place that add words with a capital or a digit only."""
    lefts, rights = [start], [end]
    behind = list(_TOKEN.finditer(passage, end, end + 60))
    for token in behind[:_MOST_TOKENS]:
        if not _proper(token[0]) or passage[rights[-1] : token.start()].strip("-‐‑ "):
            break
        rights.append(token.end())
    for token in reversed(list(_TOKEN.finditer(passage, max(0, start - 60), start))):
        if not _proper(token[0]) or passage[token.end() : lefts[-1]].strip("-‐‑ "):
            break
        lefts.append(token.start())
    yield from ((a, b) for a in lefts for b in rights if (a, b) != (start, end))


def _proper(word: str) -> bool:
    return word[0].isupper() or any(sign.isdigit() for sign in word)
