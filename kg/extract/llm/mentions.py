"""Where the parts of a model's claim are named, and which words stand for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.grounder.endings import begins_name, opens_name, stands_alone
from kg.extract.grounder.label_parts import label_parts
from kg.extract.grounder.names import KnownNames
from kg.extract.grounder.occurrence import name_places
from kg.extract.grounder.quoting import cuts, quote_places
from kg.identifiers import fold
from kg.model import Mention
from kg.model.segments import paragraphs

__all__ = ["ModelMentions"]

Span = tuple[int, int]


@dataclass(frozen=True)
class ModelMentions:
    """Finds the mentions of one claim: in its quote first, then near it, then in its passage.

    `speaker` is who says it, and in a quotation "I".
    """

    text: str
    names: KnownNames
    quote: Span
    passage: Span
    speaker: str = ""

    def of(self, label: str, words: str) -> Iterator[Mention]:
        """Yield where the part is named, or the words for it with the place that names it before.

        A described thing ("price cut of Foo 2") has the mentions of the names in its label.
        """
        if not label:
            return
        found = self._named(label, self.quote)
        found = found or (self._formless(label) if label.startswith(words) else [])
        found = found or self._instead(label, words)
        found = found or self._named(label, self.passage) or self._formless(label)
        yield from found
        if not found or self._is_described(label):
            for name in self._lacking(label):
                yield from self._formless(name)
                if fold(name) == fold(self.speaker):
                    yield from self._spoken(name)
                for end in self._ends(name)[:1]:
                    yield from self._anaphor(name, end, self.quote)

    def _formless(self, label: str) -> list[Mention]:
        """Return where the quote has a firm's name cut short: "Foo" of "Foo Labs"."""
        found = [
            (a, b)
            for head in (label.rpartition(" ")[0].rstrip(","), label.partition(" ")[0])
            for a, b in (quote_places(head, self.text, *self.quote) if head else [])
            if not cuts(self.text, a, b) and self._is_short(label, a, b)
        ]
        return [Mention(start=a, end=b, name=label) for a, b in found[:1]]

    def _is_short(self, label: str, start: int, end: int) -> bool:
        formless = begins_name(label, self.text[start:end], self.names)
        if formless and stands_alone(self.text, start, end, self.names):
            return True
        kind = self.names.kind_of(label)
        firm = not kind or self.names.vocabulary.is_a(kind, ("Organization",))
        return firm and opens_name(label, start, end, self.text, self.names)

    def _instead(self, label: str, words: str) -> list[Mention]:
        """Return the mention by words for it, in the quote or anywhere in its paragraph."""
        found = list(self._anaphor(label, words, self.quote)) if words else []
        return found or (list(self._anaphor(label, words, self._lines)) if words else [])

    @property
    def _lines(self) -> Span:
        start, end = self.quote
        found = [one for one in paragraphs(self.text) if one[0] < end and start < one[1]]
        return found[0][0], found[-1][1]

    def _named(self, label: str, where: Span) -> list[Mention]:
        """Return the first place that names it, by the longest of its names there."""
        start, end = where
        found = name_places(label, self.text[start:end], self.names)
        found.sort(key=lambda one: (one[0], -one[1]))
        return [Mention(start=start + a, end=start + b, name=label) for a, b in found[:1]]

    def _anaphor(self, label: str, words: str, where: Span) -> Iterator[Mention]:
        """Yield the words that stand for the name, and the nearest place before that names it."""
        places = quote_places(words, self.text, *where)
        here = [one for one in places if not cuts(self.text, *one)]
        if not here:
            return
        before = name_places(label, self.text[: here[0][0]], self.names)
        for a, b in before[-1:]:
            yield Mention(start=a, end=b, name=label)
        own = self.text[slice(*here[0])].casefold() in self.names.cues.own_voice
        if before or own or self._is_described(label):
            yield Mention(start=here[0][0], end=here[0][1], name=label, anaphor=True)

    def _spoken(self, name: str) -> Iterator[Mention]:
        """Yield the words by which who speaks in the quote means itself."""
        match = self.names.cues.turns["myself"].search(self.text, *self.quote)
        if match:
            yield from self._anaphor(name, match[0], self.quote)

    def _is_described(self, label: str) -> bool:
        """Return whether the label has words beside a name, as "update of Foo 2" has."""
        return len({is_name for is_name, _ in label_parts(label)}) == 2

    def _lacking(self, label: str) -> Iterator[str]:
        """Yield the names of a label that the passage has not."""
        for named, words in label_parts(label):
            name = self.names.owner(fold(words)) or words
            if named and not self._named(name, self.passage):
                yield name

    def _ends(self, name: str) -> list[str]:
        """Return the ends of a name that stand in the quote, the longest first."""
        words, quote = name.split(), self.text[slice(*self.quote)]
        ends = [" ".join(words[at:]) for at in range(1, len(words))]
        return [one for one in ends if one in quote]
