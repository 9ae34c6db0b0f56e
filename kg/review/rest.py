"""The sentences of a document of which nothing stands or waits, and what was refused of others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.claims.unsaid import UNREAD
from kg.extract.reading import Sentence, read_sentences
from kg.extract.signs.lexicon import Lexicon
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import NAME, Span
from kg.model import Candidate, Locator, Unsaid
from kg.review.by_hand import whole
from kg.review.docket import Docket

__all__ = ["Unread", "rest"]


@dataclass(frozen=True)
class Unread:
    """A sentence without a claim, or with a figure that has none: its place, its names, and why.

    Or one of which a model made a `claim` that the checks refused: the claim's row, and why.
    """

    at: Locator
    named: tuple[str, ...]
    why: str = ""
    claim: str = ""


def rest(docket: Docket, lexicon: Lexicon, rules: Rules) -> list[Unread]:
    """Return the sentences that name something and one thing more, a name, figure or date.

    Left out are those on which a claim stands or a proposal waits, unless they hold a figure that
    nothing takes up, and those that a person left so. Behind them stands each claim of a model that
    was refused, until a person leaves its sentence so. A document without its text has none.
    """
    text = docket.text
    if text is None:
        return []
    taken = list(_taken(docket))
    unread = _unread(docket)
    patterns = Patterns(rules, lexicon.vocabulary)
    found = []
    for one in read_sentences(text, lexicon, patterns):
        start, end = one.masked.start, one.masked.end
        named = _named(one, text, patterns)
        said = [values for a, b, values in taken if a < end and start < b]
        if named and (not said or _has_more(unread, start, end, said)):
            at = whole(docket, start, end, one.paragraph, named)
            if not _is_left(docket, at, text):
                found.append(Unread(at, named, _why(docket, start, end)))
    return [*found, *_refused(docket, text)]


def _refused(docket: Docket, text: str) -> Iterator[Unread]:
    """Yield the claims of models that were refused and do not stand, in the order of the text."""
    standing = {
        (row.subject, row.predicate, row.object, "denied" in row.options)
        for file in (docket.claims, *docket.below)
        for passage in file.passages
        for row in passage.rows
    }
    standing |= {
        (one.subject, one.predicate, one.object, "denied" in dict(one.options))
        for one in docket.candidates.candidates
    }
    for one in sorted(docket.candidates.unsaid, key=lambda one: (one.start, one.end)):
        if one.claim and _parts(one.claim) not in standing:
            at = whole(docket, one.start, one.end, one.paragraph, ())
            if not _is_left(docket, at, text):
                yield Unread(at, (), one.reason, one.claim)


def _parts(claim: str) -> tuple[str, str, str, bool] | None:
    """Return subject, property and object of a row, and whether it is denied; None of no row."""
    try:
        subject, predicate, value, *rest = json.loads(claim)
        return str(subject), str(predicate), str(value), bool(rest) and "denied" in rest[0]
    except (ValueError, TypeError, RecursionError):
        return None


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


def _taken(docket: Docket) -> Iterator[tuple[int, int, str]]:
    """Yield the places of claims, in whatever layer, and of proposals that wait, with values."""
    for file in (docket.claims, *docket.below):
        for passage in file.passages:
            if passage.start is not None and passage.end is not None:
                values = [_values(row.object, row.options) for row in passage.rows]
                yield passage.start, passage.end, "\n".join(values)
    for one in docket.waiting():
        if isinstance(one, Candidate):
            values = [_values(one.object, dict(one.options))]
            yield one.locator.start, one.locator.end, "\n".join(values)


def _values(value: str, options: dict[str, str]) -> str:
    return "\n".join((value, *options.values()))


def _unread(docket: Docket) -> list[Unsaid]:
    return [one for one in docket.candidates.unsaid if one.reason == UNREAD]


def _has_more(unread: Iterable[Unsaid], start: int, end: int, said: Iterable[str]) -> bool:
    """Return whether a figure stands there that no rule read, and no claim has as its value."""
    values = "\n".join(said)
    here = (one.words for one in unread if start <= one.start and one.end <= end)
    return any(words not in values for words in here)


def _is_left(docket: Docket, at: Locator, text: str) -> bool:
    """Return whether a person left the sentence without a claim."""
    passage = text[at.start : at.end]
    files = (docket.claims, *docket.below)
    left = (one for file in files for one in file.unexpressed)
    return any(one.paragraph == at.paragraph and one.words in passage for one in left)


def _why(docket: Docket, start: int, end: int) -> str:
    unsaid = docket.candidates.unsaid
    here = (one for one in unsaid if one.start < end and start < one.end)
    reasons = (one.reason for one in here if not one.claim)
    return "; ".join(dict.fromkeys(reasons))
