"""What a sentence leans on that names nobody: the one thing that the text is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.reading import Sentence
from kg.extract.reference.topic import MOST
from kg.extract.signs.spans import Span

__all__ = ["Topics"]

#: how many paragraphs back the last name may stand
FAR = 3


@dataclass(frozen=True)
class Topics:
    """The sentences of a text, and one of them whose words lean on what the text is about."""

    sentences: Sequence[Sentence]
    at: int

    def meant(
        self, kinds: frozenset[str], place: tuple[int, int], near: bool, enough: bool
    ) -> Span | None:
        """Return the topic of these kinds as standing for words at a place of the text, or None.

        The text names it most and early, and the last sentence before that names any names it
        alone. With `near` this is the sentence right before; with `enough` that is all it takes.
        """
        last = self._last(kinds)
        if last is None:
            return None
        if near and last not in self.sentences[self.at - 1].masked.spans:
            return None
        if not enough and last.label != _topic(self.sentences, kinds):
            return None
        antecedent = last.antecedent or (last.start, last.end)
        return replace(last, start=place[0], end=place[1], anaphor=True, antecedent=antecedent)

    def _last(self, kinds: frozenset[str]) -> Span | None:
        """Return the one name of the last sentence before that names any of these kinds."""
        here = self.sentences[self.at]
        for one in reversed(self.sentences[: self.at]):
            if here.paragraph - one.paragraph > FAR:
                return None
            named = [span for span in one.masked.spans if span.kind.lower() in kinds]
            if named:
                return named[-1] if len({span.label for span in named}) == 1 else None
        return None


def _topic(sentences: Sequence[Sentence], kinds: frozenset[str]) -> str:
    """Return the label that the sentences name most and early, or nothing."""
    named = [
        [span.label for span in one.masked.spans if span.kind.lower() in kinds and not span.anaphor]
        for one in sentences
    ]
    ranked = Counter(label for every in named for label in every).most_common(2)
    early = {label for every in [one for one in named if one][:2] for label in every}
    clear = ranked and (len(ranked) == 1 or ranked[0][1] >= MOST * ranked[1][1])
    return ranked[0][0] if clear and ranked[0][0] in early else ""
