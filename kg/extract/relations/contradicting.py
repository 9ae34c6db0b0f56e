"""What stands against a match outside its own sentence: the next one, the last, or the calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.reading import Sentence
from kg.extract.relations.framing import Hit
from kg.extract.relations.fronted import opening_of_date
from kg.extract.relations.judging import Verdict
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.words import words_of

__all__ = ["Around", "contradicted"]

#: how many sentences may follow a call to imagine something and still be part of it
REACH = 3
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


class Around:
    """What stands around one sentence of a text, and when the text was published.

    `against` is why nothing of the sentence is told as a fact, or nothing.
    """

    def __init__(
        self, sentences: Sequence[Sentence], at: int, patterns: Patterns, published: str = ""
    ) -> None:
        """Read what stands around the sentence of this number."""
        self.published = published
        self.patterns = patterns
        self.against = self._taken_back(sentences[at + 1 : at + 2]) or self._imagined(
            sentences[max(0, at - REACH) : at], sentences[at].paragraph
        )

    def _taken_back(self, following: Sequence[Sentence]) -> str:
        for one in following:
            if words_of(self.patterns, "retracting").match(one.masked.text):
                return "the next sentence takes it back"
        return ""

    def _imagined(self, before: Sequence[Sentence], paragraph: int) -> str:
        for one in before:
            told = words_of(self.patterns, "imagining").match(one.masked.text)
            if told and one.paragraph == paragraph:
                return f"'{told[0].strip()}' makes a story of it"
        return ""


def contradicted(hit: Hit, verdict: Verdict, masked: Masked, around: Around) -> str:
    """Return why the match is no fact though its own sentence says so, or nothing."""
    if "presupposed" in hit.frame.options:
        return ""
    if around.against:
        return around.against
    settled = not verdict.ahead and "modality" not in dict(verdict.options)
    if settled and around.published and _lies_ahead(hit, masked, around):
        return "its date lies ahead of the day of publication"
    return ""


def _lies_ahead(hit: Hit, masked: Masked, around: Around) -> bool:
    """Return whether the match, or the opening of its sentence, names a later date."""
    spans = [one for every in hit.slots.values() for one in every]
    spans += opening_of_date(hit, masked, around.patterns)
    days = [one.label for one in spans if one.kind == "Date" and _DAY.fullmatch(one.label)]
    return any(one > around.published[: len(one)] for one in days)
