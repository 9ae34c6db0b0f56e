"""What a text has told of up to a sentence: names by sentence, quotations, what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.names.sorts import Sorts
from kg.extract.reading import Sentence
from kg.extract.reference.salience import Referent, referents
from kg.extract.reference.topic import MOST
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["Discourse", "fullest"]

#: how many sentences back words may reach, and how many paragraphs
REACH, FAR = 3, 2
#: how many sentences back the one thing may stand of which a text tells
MANY = 12


@dataclass
class Discourse:
    """What the sentences up to one tell of, the last one at the end.

    `topic` is the label of the company that the text is about, or nothing, `buyers` who is told to
    buy another, `investors` who invests by trade; `quoted` says whether the last sentence ends
    within a quotation.
    """

    patterns: Patterns
    sorts: Sorts
    topic: str
    buyers: frozenset[str] = frozenset()
    investors: frozenset[str] = frozenset()
    sentences: list[Sentence] = field(default_factory=list)
    told: list[tuple[Referent, ...]] = field(default_factory=list)
    quoted: bool = False

    def add(self, one: Sentence, told: tuple[Referent, ...]) -> None:
        """Take in one more sentence with what it tells of."""
        self.quoted = self.is_quoted(one, len(one.masked.text), one.masked)
        self.sentences.append(one)
        self.told.append(told)

    def is_quoted(self, one: Sentence, at: int, view: Masked) -> bool:
        """Return whether the place stands in a quotation, which may go on from before."""
        same = bool(self.sentences) and self.sentences[-1].paragraph == one.paragraph
        return (view.text.count('"', 0, at) + (same and self.quoted)) % 2 == 1

    def may_be(self, words: str, label: str) -> bool:
        """Return whether words can mean this one: one that buys another is called no startup.

        Who invests by trade is called a firm or a fund ("fund_words"), unless the text is its.
        """
        funds = words.startswith("the ") and label in self.investors - {self.topic}
        if funds and set(words.split()).isdisjoint(self.patterns.rules.naming["fund_words"]):
            return False
        young = self.patterns.turns["reference"]["young"].search(words)
        return not (young and label in self.buyers)

    def about(self, one: Sentence, kinds: frozenset[str]) -> Span | None:
        """Return the last place of the one thing of these kinds of which the text tells so far.

        It is named twice at least, half as often again as each other, and last alone.
        """
        near = self.sentences[-MANY:]
        named = [[e for e in each.masked.spans if e.kind.lower() in kinds] for each in near]
        last = next((spans for spans in reversed(named) if spans), [])
        if len({span.label for span in last}) != 1 or one.paragraph - near[-1].paragraph > FAR:
            return None
        every = (e for each in self.sentences for e in each.masked.spans)
        ranked = Counter(
            e.label for e in every if e.kind.lower() in kinds and not e.anaphor
        ).most_common(2)
        clear = ranked and ranked[0][1] >= MOST * (ranked[1][1] if len(ranked) > 1 else 1)
        return last[-1] if clear and ranked[0][0] == last[-1].label else None

    def last(self, one: Sentence, far: bool) -> Masked | None:
        """Return the sentence before with all that is understood in it, where words reach it."""
        before = self.sentences[-1] if self.sentences else None
        apart = one.paragraph - before.paragraph if before else 0
        if before is None or before.heading or one.bullet or apart > (1 if far else 0):
            return None
        return fullest(before)

    def back(self, one: Sentence, far: bool) -> Iterator[tuple[Referent, ...]]:
        """Yield what the sentences before tell of, the nearest first, as far as words reach.

        A point of a list goes back to its lead-in, or to the heading of which it tells; what
        follows a list goes back to that first.
        """
        above = one.lead_in or one.topic
        if one.bullet and above is not None:
            yield referents(above, self.patterns)
            return
        pairs = zip(reversed(self.sentences), reversed(self.told), strict=True)
        for number, (earlier, told) in enumerate(pairs):
            apart = one.paragraph - earlier.paragraph
            if earlier.heading or apart > FAR or number >= REACH or (apart and not far):
                return
            if number == 0 and earlier.bullet and earlier.above is not None:
                yield referents(earlier.above, self.patterns)
            yield told


def fullest(one: Sentence) -> Masked:
    """Return the sentence with all that is understood in it so far."""
    return one.views[-1] if one.views else one.masked
