"""Words that stand for a name ("the company", "it"), where only one name can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from kg.extract.names.sorts import is_of_another, is_unlike, telling
from kg.extract.reading import Sentence
from kg.extract.reference.central import goes_on
from kg.extract.reference.salience import opens_unnamed, referents
from kg.extract.reference.topic import (
    gives,
    goes_on_giving,
    is_by_the_way,
    is_joined,
    is_outshone,
    openers,
)
from kg.extract.reference.within import parallel, put_in, standing_for, within
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span
from kg.extract.signs.subjects import main_subject

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


@dataclass(frozen=True)
class _Row:
    """Words that may open a sentence, for names of which kinds they stand, and what introduces it.

    Without `introduced` the name is the subject of the sentence before.
    """

    opener: re.Pattern[str]
    kinds: tuple[str, ...]
    introduced: re.Pattern[str] | None


@lru_cache(maxsize=4)
def _rows(patterns: Patterns) -> tuple[_Row, ...]:
    return tuple(
        _Row(
            _opener(row, patterns),
            tuple(patterns.kinds(kinds)),
            re.compile(patterns.free(row["introduced"])) if "introduced" in row else None,
        )
        for kinds, row in patterns.rules.speech["anaphora"].items()
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
    front = patterns.turns["anaphora"]["front"].pattern
    going = "|".join(row.get("going", ["(?!)"]))
    any_of = rf"(?P<noun>{nouns})|(?P<going>{going})|(?:{words})"
    named = r"(?!, <(?:company|division|organization|name)#\d+>,)"
    empty = f"(?!{patterns.free(patterns.rules.speech['pleonastic'])})"
    return re.compile(rf"{front}{empty}(?P<words>{any_of})(?![\w-]){named}")


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
        one = replace(whole, masked=within(whole.masked, before, patterns))
        span = _meant(one, found[-REACH:], patterns)
        if span and is_outshone(span.label, (each.masked for each in found[-REACH:]), named):
            span = None
        one = _with(one, span) if span else one
        found.append(replace(one, masked=parallel(one.masked, patterns)))
    return found


def _with(one: Sentence, span: Span) -> Sentence:
    at = one.masked.start if span.start == one.masked.start else span.start
    here = next(place for place, there in _places(one.masked) if there == at)
    last = next(place for place, there in _places(one.masked) if there >= span.end)
    return replace(one, masked=put_in(one.masked, span, here, last - here))


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
    for row in _rows(patterns):
        match = row.opener.match(one.masked.text)
        if match is None:
            continue
        if row.introduced is None:
            return _subject(row.kinds, match, one, found, patterns)
        if thing := _introduced(row.introduced, one, found):
            return standing_for(thing, *_place(one, match))
    return None


def _subject(
    kinds: tuple[str, ...], match: re.Match[str], one: Sentence, found: list[Sentence],
    patterns: Patterns,
) -> Span | None:  # fmt: skip
    """Return the subject of the sentence before, where the words can stand for it."""
    before = _before(one, found, kinds, bool(match["noun"]))
    if before is None or _unclear(patterns).search(before.masked.text):
        return None
    if not match["noun"] and opens_unnamed(before.masked, patterns):
        return None
    subject = main_subject(before.masked, len(before.masked.text), patterns, kinds)
    if subject is None or subject.kind.lower() not in kinds:
        return None
    if not subject.anaphor and _is_one_of_many(subject, before.masked, patterns):
        return None
    if not _can_be(subject, match, before, one, kinds, patterns):
        return None
    return standing_for(subject, *_place(one, match))


def _is_one_of_many(subject: Span, before: Masked, patterns: Patterns) -> bool:
    """Return whether a subject is named by the way, or only as one of several firms."""
    firm = subject.kind == "Company" and is_joined(before, subject, patterns)
    return firm or is_by_the_way(before, subject, patterns)


def _place(one: Sentence, match: re.Match[str]) -> tuple[int, int]:
    return one.masked.origin(match.start("words")), one.masked.origin(match.end("words"))


def _introduced(words: re.Pattern[str], one: Sentence, found: list[Sentence]) -> Span | None:
    """Return the one thing that the sentence right before introduces, in the same paragraph."""
    before = found[-1] if found else None
    if before is None or before.heading or before.paragraph != one.paragraph:
        return None
    things = [before.masked.spans[int(hit["number"])] for hit in words.finditer(before.masked.text)]
    return things[0] if len(things) == 1 else None


def _can_be(
    subject: Span, match: re.Match[str], before: Sentence, one: Sentence, kinds: tuple[str, ...],
    patterns: Patterns,
) -> bool:  # fmt: skip
    """Return whether the words can mean the subject of the sentence before.

    A description fits it; a pronoun means it where that is the only name of its kind, or where what
    follows goes on with the subject only, and one of a thing means nothing of another paragraph.
    """
    words = match["words"]
    it = patterns.turns["anaphora"]["it"].fullmatch(words) is not None
    if words in ("it", "its") and subject.kind == "Person":
        return False
    if it and one.paragraph != before.paragraph:
        return False
    same = {span.label for span in before.masked.spans if span.kind.lower() in kinds}
    if match["noun"] and not it:
        naming = patterns.rules.naming
        invests = subject.label.split()[-1] in naming["investor_endings"]
        invests = invests or (subject.label in naming["investors"] and len(same) > 1)
        said = telling(one.masked, *match.span("words"), patterns)
        another = is_of_another(subject.label, same, said, patterns.rules)
        return not (invests or another or is_unlike(subject.label, said, patterns.rules))
    behind = one.masked.text[match.start("words") :]
    told = referents(before.masked, patterns)
    whole = next((each for each in told if each.span == subject), None)
    if it and whole and not goes_on(whole, [told], behind, patterns):
        return False
    if it and gives(before.masked, subject, patterns):
        return goes_on_giving(behind, patterns)
    return bool(match["noun"] or match["going"]) or same == {subject.label}
