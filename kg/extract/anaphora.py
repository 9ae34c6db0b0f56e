"""Words that stand for a name ("the company", "it"), where only one name can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from kg.extract.masking import Masked, inserted
from kg.extract.patterns import Patterns
from kg.extract.reading import Sentence
from kg.extract.sorts import is_unlike, telling
from kg.extract.spans import Span
from kg.extract.subjects import main_subject
from kg.extract.topic import gives, goes_on_giving, is_outshone, openers

__all__ = ["REACH", "reachable", "with_anaphora"]


#: how many sentences back a description ("the startup") may reach where none between names any
REACH = 3


def reachable(one: Sentence, sentences: list[Sentence]) -> list[Masked]:
    """Return those of the sentences to whose names words of this one may go back, in order."""
    found: list[Masked] = []
    for earlier in reversed(sentences):
        if one.paragraph - earlier.paragraph > 1 or earlier.heading:
            break
        found.insert(0, earlier.masked)
    return found


@lru_cache(maxsize=4)
def _openers(patterns: Patterns) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    rows = patterns.rules.speech["anaphora"]
    return tuple(
        (_opener(row, patterns), tuple(patterns.kinds(kinds))) for kinds, row in rows.items()
    )


def _opener(row: dict[str, Any], patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of such words where a sentence begins, or behind "In May, ".

    A description ("the startup") says what is meant, and so does a pronoun with what stands
    behind it ("it scored"); another pronoun needs a name that is alone, unless what stands behind
    it can only go on with the subject before ("it employs", `going`).
    """
    words, nouns = "|".join(row.get("words", ["(?!)"])), "|".join(row.get("nouns", ["(?!)"]))
    if "behind" in row:
        nouns, words = f"{nouns}|(?:{words})(?= {patterns.free(row['behind'])})", "(?!)"
    opening = "in|at|on|as|last|earlier|since|by|during|for|this|along|besides|founded|launched"
    front = rf"(?:(?:{opening}|established)\b[^,.;:\"]{{0,50}}, )?"
    going = "|".join(row.get("going", ["(?!)"]))
    any_of = rf"(?P<noun>{nouns})|(?P<going>{going})|(?:{words})"
    named = r"(?!, <(?:company|division|organization|name)#\d+>,)"
    empty = f"(?!{patterns.free(patterns.rules.speech['pleonastic'])})"
    return re.compile(rf"{front}{empty}(?P<words>{any_of})(?![\w-]){named}")


@lru_cache(maxsize=4)
def _inner(patterns: Patterns) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    return tuple(
        (
            tuple(patterns.kinds(kinds)),
            re.compile(
                f"(?:{row['before']})(?P<words>{row['words']}) (?:{patterns.free(row['behind'])})"
            ),
        )
        for kinds, row in patterns.rules.speech["within"].items()
    )


@lru_cache(maxsize=4)
def _unclear(patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of words that bring up a second company, or take over one."""
    return re.compile(patterns.free(patterns.rules.speech["unclear"]))


def with_anaphora(sentences: list[Sentence], patterns: Patterns) -> list[Sentence]:
    """Return the sentences; one that opens with such words has them as a mention of the name.

    The name must be the subject of the sentence before, and the only one of its kind in it. A
    description passes over sentences that name nothing of the kind.
    """
    found: list[Sentence] = []
    named = openers(sentences)
    for whole in sentences:
        before = found[-1] if found else None
        one = replace(whole, masked=_within(whole.masked, before, patterns))
        span = _meant(one, found[-REACH:], patterns)
        if span and is_outshone(span.label, (each.masked for each in found[-REACH:]), named):
            span = None
        found.append(_with(one, span) if span else one)
    return found


def _with(one: Sentence, span: Span) -> Sentence:
    at = one.masked.start if span.start == one.masked.start else span.start
    here = next(place for place, there in _places(one.masked) if there == at)
    last = next(place for place, there in _places(one.masked) if there >= span.end)
    return replace(one, masked=_inserted(one.masked, span, here, last - here))


def _places(masked: Masked) -> Iterator[tuple[int, int]]:
    return ((here, masked.origin(here)) for here in range(len(masked.text)))


def _before(
    one: Sentence, found: list[Sentence], kinds: tuple[str, ...], far: bool
) -> Sentence | None:
    """Return the sentence before; with `far` the last one that names anything of these kinds."""
    for earlier in reversed(found):
        if one.paragraph - earlier.paragraph > 1 or earlier.heading:
            return None
        if not far or any(span.kind.lower() in kinds for span in earlier.masked.spans):
            return earlier
    return None


def _meant(one: Sentence, found: list[Sentence], patterns: Patterns) -> Span | None:
    if one.bullet:
        return None
    for opener, kinds in _openers(patterns):
        if match := opener.match(one.masked.text):
            before = _before(one, found, kinds, bool(match["noun"]))
            if before is None or _unclear(patterns).search(before.masked.text):
                return None
            subject = main_subject(before.masked, len(before.masked.text), kinds)
            if subject is None or subject.kind.lower() not in kinds:
                return None
            if not _can_be(subject, match, before, one, kinds, patterns):
                return None
            start = one.masked.origin(match.start("words"))
            end = one.masked.origin(match.end("words"))
            return _standing_for(subject, start, end)
    return None


#: pronouns of things, which go on with the paragraph's own sentences only
_IT = frozenset(("it", "its", "they"))


def _can_be(
    subject: Span, match: re.Match[str], before: Sentence, one: Sentence, kinds: tuple[str, ...],
    patterns: Patterns,
) -> bool:  # fmt: skip
    """Return whether the words can mean the subject of the sentence before.

    A description fits it; a pronoun means it where that is the only name of its kind, or where what
    follows goes on with the subject only, and one of a thing means nothing of another paragraph.
    """
    words = match["words"]
    if words in ("it", "its") and subject.kind == "Person":
        return False
    if words in _IT and one.paragraph != before.paragraph:
        return False
    if match["noun"] and words not in _IT:
        invests = subject.label.split()[-1] in patterns.rules.naming["investor_endings"]
        said = telling(one.masked, *match.span("words"), patterns)
        return not (invests or is_unlike(subject.label, said, patterns.rules))
    same = {span.label for span in before.masked.spans if span.kind.lower() in kinds}
    if words in _IT and gives(before.masked, subject, patterns):
        return goes_on_giving(one.masked.text[match.start("words") :], patterns)
    return bool(match["noun"] or match["going"]) or same == {subject.label}


def _within(masked: Masked, earlier: Sentence | None, patterns: Patterns) -> Masked:
    """Return the sentence; "claiming it beats" has the one model named before as a mention.

    Where the sentence names none in front, it is the subject of the sentence before.
    """
    for kinds, found in _inner(patterns):
        match = found.search(masked.text)
        if match is None:
            continue
        start = match.start("words")
        before = {
            one.label: one
            for one in masked.spans
            if one.kind.lower() in kinds and masked.place(one) < start
        }
        if any(_is_aside(masked, one) for one in before.values()):
            continue
        if not before and earlier and not earlier.heading and "aimodel" in kinds:
            subject = main_subject(earlier.masked, len(earlier.masked.text), kinds)
            before = {subject.label: subject} if subject else {}
        if len(before) == 1:
            first, last = masked.origin(start), masked.origin(match.end("words"))
            one = next(iter(before.values()))
            span = _standing_for(one, first, last)
            return _inserted(masked, span, start, match.end("words") - start)
    return masked


def _standing_for(one: Span, start: int, end: int) -> Span:
    """Return the words at a place as standing for a name."""
    antecedent = one.antecedent or (one.start, one.end)
    return replace(one, start=start, end=end, anaphor=True, antecedent=antecedent)


_ASIDE = re.compile(
    r"\b(?:of|by|for|from|with|to|at|in|on|after|than|like|unlike|following|since|over)"
    r"\s+(?:[^\s,]+\s+)?$"
)


def _is_aside(masked: Masked, one: Span) -> bool:
    """Return whether a name is only an owner, or stands behind a preposition ("after Foo's")."""
    at = masked.place(one)
    owner = masked.text[masked.text.index(">", at) + 1 :].startswith("'")
    return owner or bool(_ASIDE.search(masked.text[:at]))


#: words that stand for a name and own what follows
_OWNERS = ("its", "their")


def _inserted(masked: Masked, span: Span, at: int, size: int) -> Masked:
    """Return the masked sentence with one more span at a place.

    A place in the words ("the Paris-based startup") is not lost: the span stands behind them.
    """
    if "<" in masked.text[at : at + size]:
        return inserted(masked, span, at + size, 0, before=" ")
    owner = masked.text[at : at + size] in _OWNERS
    return inserted(masked, span, at, size, "'s" if owner else "")
