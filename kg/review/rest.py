"""The sentences of a document that name something, and on which nothing stands or waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.lexicon import Lexicon
from kg.extract.patterns import Patterns
from kg.extract.reading import Sentence, read_sentences
from kg.extract.rules import Rules
from kg.extract.spans import NAME, Span
from kg.model import Candidate, Locator
from kg.review.by_hand import whole
from kg.review.docket import Docket

__all__ = ["Unread", "rest"]


@dataclass(frozen=True)
class Unread:
    """A sentence without a claim: its place, what stands in it, and why no rule proposed any."""

    at: Locator
    named: tuple[str, ...]
    why: str = ""


def rest(docket: Docket, lexicon: Lexicon, rules: Rules) -> list[Unread]:
    """Return the sentences that name something and one thing more, a name, figure or date.

    Left out are those on which a claim stands or a proposal waits, and those that a person left
    without a claim. A document whose text is not at hand has none.
    """
    text = docket.text
    if text is None:
        return []
    taken = sorted(_taken(docket))
    patterns = Patterns(rules, lexicon.vocabulary)
    found = []
    for one in read_sentences(text, lexicon, patterns):
        start, end = one.masked.start, one.masked.end
        named = _named(one, text, patterns)
        if named and not any(a < end and start < b for a, b in taken):
            unread = Unread(whole(docket, start, end, one.paragraph, named), named)
            if not _is_left(docket, unread.at, text):
                found.append(Unread(unread.at, named, _why(docket, start, end)))
    return found


def _named(sentence: Sentence, text: str, patterns: Patterns) -> tuple[str, ...]:
    """Return what stands in the sentence where that is enough to claim something, else nothing.

    Entities come first, by their labels; figures and dates are as the text words them.
    """
    if sentence.heading:
        return ()
    spans = sentence.masked.spans
    sure = [one.label for one in spans if _is_entity(one, patterns)]
    other = [text[one.start : one.end] for one in spans if not _is_entity(one, patterns)]
    named = tuple(dict.fromkeys([*sure, *other]))
    return named if sure and len(named) > 1 else ()


def _is_entity(span: Span, patterns: Patterns) -> bool:
    return span.kind != NAME and patterns.vocabulary.is_a(span.kind, ("Entity",))


def _taken(docket: Docket) -> Iterator[tuple[int, int]]:
    """Yield the places of claims, in whatever layer, and of proposals that wait."""
    for file in (docket.claims, *docket.below):
        for passage in file.passages:
            if passage.start is not None and passage.end is not None:
                yield passage.start, passage.end
    for one in docket.waiting():
        if isinstance(one, Candidate):
            yield one.locator.start, one.locator.end


def _is_left(docket: Docket, at: Locator, text: str) -> bool:
    """Return whether a person left the sentence without a claim."""
    passage = text[at.start : at.end]
    files = (docket.claims, *docket.below)
    left = (one for file in files for one in file.unexpressed)
    return any(one.paragraph == at.paragraph and one.words in passage for one in left)


def _why(docket: Docket, start: int, end: int) -> str:
    unsaid = docket.candidates.unsaid
    reasons = (one.reason for one in unsaid if one.start < end and start < one.end)
    return "; ".join(dict.fromkeys(reasons))
