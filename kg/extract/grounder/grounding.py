"""The one grounder: a proposed claim is kept only when its passage carries each part of it.

Nothing is mended here. Who may not read what a passage says, is told why, and the claim falls.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kg.extract.grounder.caution import caution_refusals
from kg.extract.grounder.dating import is_given, is_worded
from kg.extract.grounder.endings import begins_name, opens_name
from kg.extract.grounder.names import Names
from kg.extract.grounder.placing import place_refusals
from kg.extract.grounder.standing import Passage, lacking_words
from kg.extract.grounder.valuing import value_refusals
from kg.identifiers import fold
from kg.model import Candidate, Range

__all__ = ["Part", "Refusal", "ground", "refusals"]


#: the qualifiers that may be dates inferred from the day of publication
_TIMES = frozenset({"as_of", "period"})


class Part(StrEnum):
    """Which part of a proposed claim its passage does not carry."""

    PLACE = "place"
    SUBJECT = "subject"
    OBJECT = "object"
    VALUE = "value"
    WORDS = "words"
    QUALIFIER = "qualifier"
    MENTION = "mention"
    CLAIMANT = "claimant"
    MODALITY = "modality"
    POLARITY = "polarity"
    PROPERTY = "property"


@dataclass(frozen=True)
class Refusal:
    """Why a proposed claim is refused: the part, what of it (a label or a value), the reason."""

    part: Part
    what: str
    reason: str


def ground(candidate: Candidate, text: str, names: Names, publisher: str = "") -> tuple[str, ...]:
    """Return the reasons to refuse the candidate; none when its passage carries all of it.

    `text` is the document's whole text, in which the candidate's places count code points.
    `publisher` is the name of who publishes it, by the document's record.
    """
    return tuple(one.reason for one in refusals(candidate, text, names, publisher))


def refusals(
    candidate: Candidate, text: str, names: Names, publisher: str = ""
) -> tuple[Refusal, ...]:
    """Return why the candidate is refused, part by part.

    A wrong place refuses it at once: then there is no passage to look into.
    """
    wrong = [Refusal(Part.PLACE, "", why) for why in place_refusals(candidate.locator, text)]
    if wrong:
        return tuple(wrong)
    at = candidate.locator
    passage = Passage(text, at.start, at.end, names, candidate.mentions, publisher)
    return tuple(_all(candidate, passage))


def _all(candidate: Candidate, passage: Passage) -> Iterator[Refusal]:
    rule = passage.names.vocabulary.properties.get(candidate.predicate)
    if rule is None:
        what = f"there is no property '{candidate.predicate}'"
        yield Refusal(Part.PROPERTY, candidate.predicate, what)
        return
    yield from _mentions(passage)
    if candidate.subject != f"document {candidate.document}":
        yield from _entity(Part.SUBJECT, candidate.subject, passage)
    yield from _object(candidate, rule.range, passage)
    yield from _qualifiers(candidate, passage)
    for part, what, why in caution_refusals(candidate, passage):
        yield Refusal(Part(part), what, why)


def _mentions(passage: Passage) -> Iterator[Refusal]:
    """Refuse a mention that lies outside the text, or whose words name something else."""
    for one in passage.mentions:
        inside = 0 <= one.start < one.end <= len(passage.text)
        if not inside:
            yield Refusal(Part.MENTION, one.name, f"a mention of '{one.name}' is not in the text")
        elif not one.anaphor and not _names_or_words(one.name, one.start, one.end, passage):
            said = passage.text[one.start : one.end]
            yield Refusal(Part.MENTION, one.name, f"'{said}' at {one.start} is not '{one.name}'")


def _names_or_words(name: str, start: int, end: int, passage: Passage) -> bool:
    """Return whether the place holds the name, or a value or a description in its own words."""
    inner = Passage(passage.text, start, end, passage.names)
    words = passage.text[start:end]
    named = inner.way(name) is not None or words == name or begins_name(name, words, passage.names)
    return named or opens_name(name, start, end, passage.text, passage.names)


def _entity(part: Part, label: str, passage: Passage) -> Iterator[Refusal]:
    if passage.way(label) is None:
        yield Refusal(part, label, f"{part} '{label}' does not stand in the passage")


def _object(candidate: Candidate, kind: Range, passage: Passage) -> Iterator[Refusal]:
    if kind is Range.ENTITY:
        yield from _entity(Part.OBJECT, candidate.object, passage)
        keys = {fold(name) for name in passage.names.names_of(candidate.subject)}
        if fold(candidate.object) in keys:
            yield Refusal(Part.OBJECT, candidate.object, "subject and object are the same")
    elif kind is Range.TEXT:
        yield from _words(candidate.object, passage)
    for part, why in value_refusals(candidate, kind, passage):
        yield Refusal(Part(part), candidate.object, why)


def _words(words: str, passage: Passage) -> Iterator[Refusal]:
    lacking = lacking_words(words, passage)
    if lacking:
        what = f"the passage does not hold the words {', '.join(lacking)}"
        yield Refusal(Part.WORDS, words, what)


def _qualifiers(candidate: Candidate, passage: Passage) -> Iterator[Refusal]:
    known = passage.names.vocabulary.qualifiers
    via = dict(candidate.options).get("via", "")
    if via and candidate.mentions and passage.way(via) is None:
        what = f"the channel '{via}' does not stand in the passage"
        yield Refusal(Part.QUALIFIER, via, what)
    for key, value in candidate.options:
        if key in known and not (key in _TIMES and _is_dated(value, candidate, passage)):
            yield from _qualifier(key, value, known[key].range, passage)


def _is_dated(value: str, candidate: Candidate, passage: Passage) -> bool:
    """Return whether it is a date that the passage words, but for what is said to be inferred."""
    inferred = dict(candidate.options).get("inferred", "")
    return bool(inferred) and is_given(value, passage.words, inferred, passage.names.cues)


def _qualifier(key: str, value: str, kind: Range, passage: Passage) -> Iterator[Refusal]:
    if kind is Range.ENTITY:
        if passage.way(value) is None:
            yield Refusal(Part.QUALIFIER, value, f"{key} '{value}' does not stand in the passage")
    elif kind is Range.DATE:
        if not is_worded(value, passage.words, passage.names.cues):
            what = f"{key}: no words of the passage give {value}"
            yield Refusal(Part.QUALIFIER, value, what)
    elif lacking := lacking_words(value, passage):
        what = f"{key}: the passage does not hold the words {', '.join(lacking)}"
        yield Refusal(Part.WORDS, value, what)
