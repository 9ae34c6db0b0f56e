"""A model's claims made into candidates: the places are found here, never taken from the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.extract.grounder.amounts import read_amounts
from kg.extract.grounder.dating import improbable, unworded
from kg.extract.grounder.names import KnownNames
from kg.extract.grounder.placing import paragraph_of
from kg.extract.grounder.quoting import cuts, quote_places
from kg.extract.llm.compounds import only_in_compounds
from kg.extract.llm.kinds import tells_kind
from kg.extract.llm.mentions import ModelMentions
from kg.extract.llm.newcomers import Newcomers, Unplaced, own_label
from kg.extract.llm.rules import ModelRules
from kg.extract.llm.times import mistimed, untimely
from kg.extract.signs.lexicon import Lexicon
from kg.identifiers import sha256_hex
from kg.model import (
    MOST_WORDS,
    Candidate,
    Document,
    Locator,
    NewEntity,
    Property,
    Quantity,
    Range,
    Tier,
    parse_quantity,
)
from kg.model.answer import AnsweredClaim
from kg.model.segments import paragraphs, sentences

__all__ = ["ModelWriter"]

Span = tuple[int, int]

#: a name is looked for in so many sentences before the quote's own
_BEFORE = 3


@dataclass(frozen=True)
class ModelWriter:
    """Makes candidates of one document from what a model answers for a span of its text."""

    document: Document
    text: str
    names: KnownNames
    rules: ModelRules
    rule: str
    lexicon: Lexicon | None = None

    def place(self, quote: str, paragraph: int, span: Span) -> Span:
        """Return the one place of the quote in the span.

        Where it stands several times, the paragraph tells them apart. Raises Unplaced when it
        stands nowhere, or still in several places.
        """
        found = [one for one in quote_places(quote, self.text, *span) if not cuts(self.text, *one)]
        if not found:
            raise Unplaced("its quote does not stand in the text")
        chosen = [one for one in found if paragraph_of(self.text, one[0]) == paragraph]
        places = found if len(found) == 1 else chosen
        if len({self.passage(one) for one in places}) != 1:
            raise Unplaced(f"its quote stands {len(found)} times, and is not told apart")
        return places[0]

    def passage(self, quote: Span) -> Span:
        """Return the sentences of the quote."""
        return next(self.passages(quote))

    def passages(self, quote: Span) -> Iterator[Span]:
        """Yield the sentences of the quote, then these with one more before, and one more.

        The nearest sentences before may name what the quote's own do not.
        """
        found = self._sentences
        first = next(at for at, one in enumerate(found) if quote[0] < one[1])
        last = max(at for at, one in enumerate(found) if one[0] < quote[1])
        start, end = min(quote[0], found[first][0]), max(quote[1], found[last][1])
        yield start, end
        for begin, _ in reversed(found[max(0, first - _BEFORE) : first]):
            yield begin, end

    @cached_property
    def _sentences(self) -> list[Span]:
        return [one for line in paragraphs(self.text) for one in sentences(self.text, *line)]

    def locator(self, quote: Span, passage: Span, said: str) -> Locator:
        """Return the locator of the passage, with the decisive words of the quote."""
        start, end = passage
        words = self._words(quote, said)
        number = paragraph_of(self.text, self.text.index(words, quote[0]))
        digest = sha256_hex(self.text[start:end])
        return Locator(start=start, end=end, paragraph=number, words=words, sha256=digest)

    def _words(self, quote: Span, said: str) -> str:
        """Return the decisive words: the wording of the value, else how the quote begins."""
        places = quote_places(said, self.text, *quote) if said else []
        words = self.text[slice(*(places or [quote])[0])]
        line = words.split("\n")[0].strip() or words.strip()
        ends = [at for at in range(len(line) + 1) if at == len(line) or line[at].isspace()]
        short = next(
            (line[:at] for at in reversed(ends) if len(line[:at].split()) <= MOST_WORDS), ""
        )
        return short or line

    def entities(self, claim: AnsweredClaim, passage: Span) -> Iterator[NewEntity]:
        """Yield the things of the claim that are not known, as far as the text has them."""
        found = Newcomers(self.text, self.names, self.rules, self.rule, self.lexicon)
        yield from found.of(claim, passage)

    def candidate(
        self, claim: AnsweredClaim, quote: Span, passage: Span, names: KnownNames
    ) -> Candidate:
        """Return the claim as a candidate of tier B; whether it is grounded is asked elsewhere.

        Raises Unplaced for a property that there is not, and for names of the wrong class.
        """
        self._check(claim, names)
        self._check_kinds(claim, quote, names)
        self._check_compounds(claim, passage, names)
        locator = self.locator(quote, passage, claim.said)
        labels = {key: own_label(key, names) for key in (claim.subject, claim.object, claim.by)}
        rule = names.vocabulary.properties[claim.property]
        value = labels[claim.object] if rule.range is Range.ENTITY else self._value(claim, rule)
        told = [(labels[claim.subject], claim.subject_words), (labels[claim.by], claim.by_words)]
        told += [(value, claim.object_words)] if rule.range is Range.ENTITY else []
        places = ModelMentions(self.text, names, quote, passage, labels[claim.by])
        return Candidate(
            document=self.document.key,
            subject=labels[claim.subject],
            predicate=claim.property,
            object=value,
            options=tuple(self._options(claim, labels[claim.by])),
            locator=locator,
            tier=Tier.B,
            rule=self.rule,
            mentions=tuple(one for label, words in told for one in places.of(label, words)),
        )

    def _value(self, claim: AnsweredClaim, rule: Property) -> str:
        """Return the value, a quantity with the digits of its wording: "$0.40" is no 0.4."""
        if rule.range is not Range.QUANTITY:
            return claim.object
        try:
            wanted = parse_quantity(claim.object, self.names.table)
        except ValueError:
            return claim.object
        given = [q for one in read_amounts(claim.said, self.names) for q in one.quantities]
        alike = [q.text for q in given if _size(q) == _size(wanted)]
        return alike[0] if alike and wanted.text not in alike else claim.object

    def _check(self, claim: AnsweredClaim, names: KnownNames) -> None:
        rule = names.vocabulary.properties.get(claim.property)
        if rule is None:
            raise Unplaced(f"there is no property '{claim.property}'")
        wanted = [(claim.subject, rule.domain)]
        wanted += [(claim.object, rule.range_classes)] if rule.range is Range.ENTITY else []
        for label, classes in wanted:
            kind = names.kind_of(own_label(label, names))
            if kind and not names.vocabulary.is_a(kind, classes):
                raise Unplaced(f"'{label}' is of class {kind}, not {' or '.join(classes)}")

    def _check_kinds(self, claim: AnsweredClaim, quote: Span, names: KnownNames) -> None:
        """Refuse an event of whose kind neither its words nor, without any, the quote tells."""
        said = self.text[slice(*self.passage(quote))]
        pairs = ((claim.subject, claim.subject_words), (claim.object, claim.object_words))
        for label, words in pairs:
            kind = names.kind_of(own_label(label, names))
            event = kind and names.vocabulary.is_a(kind, self.rules.happened)
            if event and not tells_kind(label, words or said, names, self.rules):
                raise Unplaced(f"'{words or 'its sentence'}' tells of no event such as '{label}'")

    def _check_compounds(self, claim: AnsweredClaim, passage: Span, names: KnownNames) -> None:
        """Refuse a subject that is told of by the way only: "Foo-backed Bar won"."""
        if claim.subject_words or claim.property in self.rules.compound:
            return
        label, words = own_label(claim.subject, names), self.text[slice(*passage)]
        if found := only_in_compounds(label, words, names):
            raise Unplaced(f"'{found}' tells of another than '{label}'")

    def _options(self, claim: AnsweredClaim, by: str) -> Iterator[tuple[str, str]]:
        """Yield the options as a claims file has them, without those that go without saying."""
        if claim.modality == "claimed" and not by:
            raise Unplaced("it is claimed, but nobody claims it")
        usual = "claimed" if by else "stated"
        plain = claim.modality in (usual, "stated")  # what somebody states is claimed
        pairs = {
            "by": by,
            "modality": "" if plain else claim.modality,
            "denied": "true" if claim.denied else "",
            "hedge": claim.hedge,
            "said": claim.said,
            "inferred": self._inferred(claim),
        }
        for one in claim.qualifiers:
            if one.key not in self.names.vocabulary.qualifiers:
                raise Unplaced(f"there is no qualifier '{one.key}'")
            if one.key in pairs:
                raise Unplaced(f"it has the qualifier '{one.key}' twice")
            pairs[one.key] = one.value
            if why := self._mistimed(one.value, claim.quote):
                raise Unplaced(f"{one.key}: {why}")
        yield from ((key, value) for key, value in pairs.items() if value)

    def _mistimed(self, value: str, quote: str) -> str:
        return mistimed(value, self.document.published, quote, self.rules.times)

    def _inferred(self, claim: AnsweredClaim) -> str:
        """Return which parts of a date are inferred; the model's own words for it are not kept.

        Where it does not say, they are those that the wording lacks, if the day of publication is
        known. Raises Unplaced for a date that this day does not make probable.
        """
        named = claim.inferred.casefold()
        parts = [part for part in ("year", "month", "day") if part in named]
        rule = self.names.vocabulary.properties.get(claim.property)
        if rule is not None and rule.range is Range.DATE and self.document.published:
            day, cues, times = self.document.published, self.names.cues, self.rules.times
            ahead = claim.denied or claim.modality not in ("stated", "claimed")
            why = improbable(claim.object, day, claim.said, cues)
            why = why or untimely(claim.object, day, claim.said, cues, times, ahead=ahead)
            if why:
                raise Unplaced(f"'{claim.said}' does not give {claim.object}: {why}")
            parts = parts or unworded(claim.object, claim.said, self.names.cues)
        return f"{', '.join(parts)} inferred by {self.rule}" if parts else ""


def _size(one: Quantity) -> tuple[object, ...]:
    return one.amount, one.unit, one.bound
