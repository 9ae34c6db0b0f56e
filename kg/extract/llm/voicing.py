"""Whose words a model's claim stands in: what somebody says is not the article's own statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.grounder.names import Names
from kg.extract.grounder.occurrence import is_name_of, name_places
from kg.extract.grounder.quoting import is_quoted
from kg.extract.grounder.regions import Region, region_of
from kg.extract.grounder.standing import Passage
from kg.extract.reading import Sentence
from kg.extract.reference.discourse import fullest
from kg.extract.reference.speech import Voice, voices
from kg.extract.signs.patterns import Patterns
from kg.identifiers import fold
from kg.model import Candidate

__all__ = ["Voicing"]

Span = tuple[int, int]
#: of fewer signs a name stands in quotation marks, and nobody speaks
_SHORTEST = 25
#: what ends an apposition
_ENDS = re.compile(r"[,;]|\bsaid\b|\bsays\b")


@dataclass(frozen=True)
class Voicing:
    """Looks in the sentences of one text for who says what a claim says."""

    sentences: Sequence[Sentence]
    patterns: Patterns
    publisher: str = ""
    aside: frozenset[str] = frozenset()

    def against(self, claim: Candidate, passage: Passage) -> str:
        """Return why it is not the article's statement, or not this claimant's, or nothing."""
        options = dict(claim.options)
        by, modality = options.get("by", ""), options.get("modality", "")
        region = region_of(claim, passage)
        aside = claim.predicate in self.aside or region.nominal or region.owned
        if not by and (aside or self._by_the_way(region)):
            return ""
        heard = list(self._heard(region.parts))
        if by:
            return self._wrong_claimant(by, heard, passage)
        if modality:
            return ""
        if self._in_quotation(region.parts, passage.text):
            return "it stands in a quotation, and nobody is named who says it"
        named = [one.who.label if one.who else one.hedge or "somebody" for one in heard]
        named = [one for one in named if not self._is_publisher(one, passage.names)]
        return f"'{named[0]}' says so, not the article" if named else ""

    @staticmethod
    def _by_the_way(region: Region) -> bool:
        """Return whether an apposition tells it: "it had bought Bar, a firm that sells chips"."""
        first, second = sorted(region.parts)
        behind = region.cues.turns["aside"].match(region.text, first[1])
        return (
            region.named
            and behind is not None
            and not _ENDS.search(region.text, behind.end(), second[0])
        )

    def _wrong_claimant(self, by: str, heard: list[Voice], passage: Passage) -> str:
        """Return whose words they are where the claimant is only meant by words for another."""
        known = [one.who for one in heard if one.who is not None]
        known += [one.via for one in heard if one.via is not None]
        keys = {fold(name) for name in passage.names.names_of(by)}
        if not known or any(fold(one.label) in keys for one in known):
            return ""
        words = [passage.text[one.start : one.end] for one in passage.mentions if one.anaphor]
        meant = [passage.text[one.start : one.end] for one in known if one.anaphor]
        told = f"they are the words of {known[0].label}, not of {by}"
        return told if set(words) & set(meant) and not self._stands(by, passage) else ""

    @staticmethod
    def _stands(by: str, passage: Passage) -> bool:
        return bool(name_places(by, passage.words, passage.names))

    def _heard(self, parts: tuple[Span, Span]) -> Iterator[Voice]:
        """Yield the voices that reach all of the claim that stands in their sentence."""
        for at, one in enumerate(self.sentences):
            view = fullest(one)
            inside = [part for part in parts if view.start <= part[0] < view.end]
            if not inside:
                continue
            first, last = view.at(min(a for a, _ in inside)), view.at(max(b for _, b in inside))
            before = [each.masked for each in self.sentences[max(0, at - 1) : at]]
            for voice in voices(view, self.patterns, before):
                if voice.at < 0 and voice.start <= first and last <= voice.end + 1:
                    yield voice

    @staticmethod
    def _in_quotation(parts: tuple[Span, Span], text: str) -> bool:
        start, end = min(a for a, _ in parts), max(b for _, b in parts)
        if any(sign in '"“”' for sign in text[start:end]) or not is_quoted(text, start):
            return False
        opening = max(text.rfind(sign, 0, start) for sign in '"“')
        closing = [at for sign in '"”' if (at := text.find(sign, end)) >= 0]
        return opening >= 0 and min(closing, default=len(text)) - opening > _SHORTEST

    def _is_publisher(self, label: str, names: Names) -> bool:
        return bool(self.publisher) and is_name_of(label, self.publisher, names)
