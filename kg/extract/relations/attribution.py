"""Whose words stand at a place of a text: what somebody says, or doubts, is no plain statement."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.reading import read_sentences
from kg.extract.reference.speech import voices
from kg.extract.relations.refusal import clause_before
from kg.extract.signs.lexicon import Lexicon
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Rules
from kg.extract.signs.words import words_of
from kg.model import Locator

__all__ = ["Attribution"]


@dataclass(frozen=True)
class Attribution:
    """Looks for who speaks, with the speakers and the cautious words that the rules know."""

    lexicon: Lexicon
    rules: Rules

    def against(self, text: str, at: Locator) -> str:
        """Return why the document does not state what stands at the decisive words, or nothing."""
        patterns = Patterns(self.rules, self.lexicon.vocabulary)
        place = max(text.find(at.words, at.start, at.end), at.start)
        before: list[Masked] = []
        for one in read_sentences(text, self.lexicon, patterns):
            if one.masked.start <= place < one.masked.end:
                return _against(one.masked, place, before, patterns)
            before = [one.masked]
        return ""


def _against(masked: Masked, place: int, before: list[Masked], patterns: Patterns) -> str:
    here = next(
        (at for at in range(len(masked.text)) if masked.origin(at) >= place), len(masked.text)
    )
    for voice in voices(masked, patterns, before):
        if voice.start <= here <= voice.end:
            return f"{voice.who.label if voice.who else 'somebody'} says so, not the document"
    found = (
        words_of(patterns, "blockers", "doubters").search(clause_before(masked.text, here))
        or words_of(patterns, "fiction").search(masked.text, 0, here)
        or words_of(patterns, "doubters").search(masked.text, here)
    )
    return f"'{found[0]}' keeps it from being said as a fact" if found else ""
