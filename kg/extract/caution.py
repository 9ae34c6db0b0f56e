"""How a passage puts a claim forward: as settled or not, as denied or not, and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.extract.amounts import either
from kg.extract.naming import name_places
from kg.extract.quoting import quote_places
from kg.extract.standing import Passage
from kg.model import Candidate
from kg.model.segments import paragraphs, sentences

__all__ = ["caution_refusals"]

Span = tuple[int, int]
_CLAUSE_END = re.compile(r"[,;:()]|\s[–—-]\s|[–—]")


def caution_refusals(candidate: Candidate, passage: Passage) -> Iterator[tuple[str, str, str]]:
    """Yield part, words and reason for each way in which the passage puts it forward otherwise."""
    options = dict(candidate.options)
    by = options.get("by", "")
    if by and not _speaks(by, passage):
        yield "claimant", by, f"the claimant '{by}' does not stand in the passage, nor speaks near"
    if not by and options.get("modality", "stated") == "stated":
        for word in _unsettled(candidate, passage):
            yield "modality", word, f"'{word}' forbids to take it as stated"
    denied = options.get("denied") == "true"
    if denied and not _negations(passage.words, passage):
        yield "polarity", "", "it is denied, but nothing in the passage says no"
    if not denied:
        for word in _between(candidate, passage):
            yield "polarity", word, f"'{word}' stands between its parts, but it is not denied"


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for the words on whole words; those that begin with n't may be joined on."""
    joined = [word for word in words if word.startswith("n") and not word.isalpha()]
    signs = [word for word in words if not any(sign.isalnum() for sign in word)]
    plain = [word for word in words if word not in joined and word not in signs]
    parts = [rf"(?<![\w-])(?:{either(plain)})(?![\w-])"]
    parts += [either(joined)] if joined else []
    parts += [either(signs)] if signs else []
    return re.compile("|".join(parts), re.IGNORECASE)


def _hits(words: tuple[str, ...], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the words between two places; a capital, but at a sentence's head, makes a name."""
    for match in _pattern(words).finditer(text, start, end):
        head = not text[: match.start()].rstrip("\"'“‘( ") or match.start() == start
        if match[0][0].isupper() and not head:
            continue
        yield match


def _region(candidate: Candidate, passage: Passage) -> tuple[Span, Span]:
    """Return the sentence of the decisive words, and the clauses in which the claim's parts stand.

    Of parts that stand there several times the ones nearest to the decisive words count.
    """
    at, text = candidate.locator, passage.text
    words = (quote_places(at.words, text, at.start, at.end) or [(at.start, at.end)])[0]
    spans = sentences(text, at.start, at.end)
    inside = [one for one in spans if one[0] < words[1] and words[0] < one[1]]
    sentence = (inside[0][0], inside[-1][1]) if inside else (at.start, at.end)
    chosen = [words]
    for label in (candidate.subject, candidate.object):
        places = [one for one in passage.places(label) if sentence[0] <= one[0] < sentence[1]]
        if places:
            chosen.append(min(places, key=lambda one: _gap(one, words)))
    start, end = min(a for a, _ in chosen), max(b for _, b in chosen)
    begins = [one.end() for one in _CLAUSE_END.finditer(text, sentence[0], start)]
    stop = _CLAUSE_END.search(text, end, sentence[1])
    return sentence, (begins[-1] if begins else sentence[0], stop.start() if stop else sentence[1])


def _gap(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _unsettled(candidate: Candidate, passage: Passage) -> Iterator[str]:
    """Yield the words that leave the sentence open, or the clauses that the claim stands in."""
    cues, text = passage.names.cues, passage.text
    sentence, clause = _region(candidate, passage)
    apart = _apart(candidate, passage)
    seen = set()
    for words, (start, end) in ((cues.conditions, sentence), (cues.unsettled, clause)):
        for match in _hits(words, text, start, end):
            word = match[0].casefold()
            if word not in seen and not any(a <= match.start() < b for a, b in apart):
                seen.add(word)
                yield word


def _apart(candidate: Candidate, passage: Passage) -> list[Span]:
    """Return the places whose words are part of a name or of the wording of a value."""
    said = dict(candidate.options).get("said", "")
    found = quote_places(said, passage.text, passage.start, passage.end) if said else []
    for label in (candidate.subject, candidate.object):
        found += passage.places(label)
    return found


def _negations(words: str, passage: Passage) -> list[Span]:
    cues = passage.names.cues
    spared = [match.span() for match in _pattern(cues.affirming).finditer(words)]
    return [
        match.span()
        for match in _pattern(cues.negations).finditer(words)
        if not any(a <= match.start() < b for a, b in spared)
    ]


def _between(candidate: Candidate, passage: Passage) -> Iterator[str]:
    """Yield the words of denial in the clauses between the claim's parts."""
    _, (start, end) = _region(candidate, passage)
    for a, b in _negations(passage.text[start:end], passage):
        yield passage.text[start + a : start + b]


def _speaks(by: str, passage: Passage) -> bool:
    """Return whether the claimant stands in the passage, or speaks in a sentence of its paragraph."""
    if passage.way(by) is not None:
        return True
    text = passage.text
    return any(
        name_places(by, text[start:end], passage.names)
        and _pattern(passage.names.cues.speech).search(text, start, end)
        for start, end in _sentences_near(passage)
    )


def _sentences_near(passage: Passage) -> Iterable[Span]:
    for start, end in paragraphs(passage.text):
        if start < passage.end and passage.start < end:
            yield from sentences(passage.text, start, end)
