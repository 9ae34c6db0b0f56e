"""A model's claims made into candidates: the places are found here, never taken from the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.model_newcomers import Newcomers, Unplaced
from kg.extract.model_rules import ModelRules
from kg.extract.names import KnownNames
from kg.extract.occurrence import name_places
from kg.extract.placing import paragraph_of
from kg.extract.quoting import quote_places
from kg.identifiers import fold, sha256_hex
from kg.model import MOST_WORDS, Candidate, Document, Locator, Mention, NewEntity, Range, Tier
from kg.model.answer import AnsweredClaim
from kg.model.segments import paragraphs, sentences

__all__ = ["ModelWriter"]

Span = tuple[int, int]


@dataclass(frozen=True)
class ModelWriter:
    """Makes candidates of one document from what a model answers for a span of its text."""

    document: Document
    text: str
    names: KnownNames
    rules: ModelRules
    rule: str

    def place(self, quote: str, paragraph: int, span: Span) -> Span:
        """Return the one place of the quote in the span.

        Where it stands several times, the paragraph tells them apart. Raises Unplaced when it
        stands nowhere, or still in several places.
        """
        found = [one for one in quote_places(quote, self.text, *span) if not self._cut(*one)]
        if not found:
            raise Unplaced("its quote does not stand in the text")
        chosen = [one for one in found if paragraph_of(self.text, one[0]) == paragraph]
        places = found if len(found) == 1 else chosen
        if len(places) != 1:
            raise Unplaced(f"its quote stands {len(found)} times, and is not told apart")
        return places[0]

    def _cut(self, start: int, end: int) -> bool:
        """Return whether the quote begins or ends within a word."""
        text = self.text
        before = text[start - 1 : start].isalnum() and text[start].isalnum() and start > 0
        return before or (text[end - 1].isalnum() and text[end : end + 1].isalnum())

    def locator(self, quote: Span, said: str) -> Locator:
        """Return the locator of the sentences that hold the quote."""
        start, end = self._sentences(quote)
        words = self._words(quote, said)
        number = paragraph_of(self.text, self.text.index(words, quote[0]))
        digest = sha256_hex(self.text[start:end])
        return Locator(start=start, end=end, paragraph=number, words=words, sha256=digest)

    def _sentences(self, quote: Span) -> Span:
        found = [
            one
            for line in paragraphs(self.text)
            if line[0] < quote[1] and quote[0] < line[1]
            for one in sentences(self.text, *line)
            if one[0] < quote[1] and quote[0] < one[1]
        ]
        return min(quote[0], found[0][0]), max(quote[1], found[-1][1])

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

    def entities(self, claim: AnsweredClaim, quote: Span) -> Iterator[NewEntity]:
        """Yield the things of the claim that are not known, as far as the text has them."""
        found = Newcomers(self.text, self.names, self.rules, self.rule)
        yield from found.of(claim, self._sentences(quote))

    def candidate(self, claim: AnsweredClaim, quote: Span, names: KnownNames) -> Candidate:
        """Return the claim as a candidate of tier B; whether it is grounded is asked elsewhere.

        Raises Unplaced for a property that there is not, and for names of the wrong class.
        """
        self._check(claim, names)
        locator = self.locator(quote, claim.said)
        labels = {
            key: names.owner(fold(key)) or key for key in (claim.subject, claim.object, claim.by)
        }
        rule = names.vocabulary.properties[claim.property]
        value = labels[claim.object] if rule.range is Range.ENTITY else claim.object
        parts = [(labels[claim.subject], claim.subject_words), (labels[claim.by], claim.by_words)]
        parts += [(value, claim.object_words)] if rule.range is Range.ENTITY else []
        return Candidate(
            document=self.document.key,
            subject=labels[claim.subject],
            predicate=claim.property,
            object=value,
            options=tuple(self._options(claim, labels[claim.by])),
            locator=locator,
            tier=Tier.B,
            rule=self.rule,
            mentions=tuple(self._mentions(parts, quote, locator, names)),
        )

    def _check(self, claim: AnsweredClaim, names: KnownNames) -> None:
        rule = names.vocabulary.properties.get(claim.property)
        if rule is None:
            raise Unplaced(f"there is no property '{claim.property}'")
        wanted = [(claim.subject, rule.domain)]
        wanted += [(claim.object, rule.range_classes)] if rule.range is Range.ENTITY else []
        for label, classes in wanted:
            kind = names.kind_of(label)
            if kind and not names.vocabulary.is_a(kind, classes):
                raise Unplaced(f"'{label}' is of class {kind}, not {' or '.join(classes)}")

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
            "inferred": self._inferred(claim.inferred),
        }
        for one in claim.qualifiers:
            if one.key not in self.names.vocabulary.qualifiers:
                raise Unplaced(f"there is no qualifier '{one.key}'")
            pairs[one.key] = one.value
        yield from ((key, value) for key, value in pairs.items() if value)

    def _inferred(self, words: str) -> str:
        """Return which parts of a date the model says it inferred; its own words are not kept."""
        parts = [part for part in ("year", "month", "day") if part in words.casefold()]
        return f"{', '.join(parts)} inferred by {self.rule}" if parts else ""

    def _mentions(
        self, parts: list[tuple[str, str]], quote: Span, at: Locator, names: KnownNames
    ) -> Iterator[Mention]:
        """Yield where the quote names each part, else its words for it, else its passage."""
        for label, words in parts:
            if label:
                named = self._named(label, quote, names)
                instead = list(self._anaphor(label, words, quote, names)) if words else []
                found = named or instead or self._named(label, (at.start, at.end), names)
                yield from found

    def _named(self, label: str, where: Span, names: KnownNames) -> list[Mention]:
        """Return the first place that names it, if there is one."""
        start, end = where
        found = name_places(label, self.text[start:end], names)
        return [Mention(start=start + a, end=start + b, name=label) for a, b in found[:1]]

    def _anaphor(self, label: str, words: str, quote: Span, names: KnownNames) -> Iterator[Mention]:
        """Yield the words that stand for the name, and the nearest place before that names it."""
        here = [one for one in quote_places(words, self.text, *quote) if not self._cut(*one)]
        if not here:
            return
        before = name_places(label, self.text[: here[0][0]], names)
        if before:
            a, b = before[-1]
            yield Mention(start=a, end=b, name=label)
            yield Mention(start=here[0][0], end=here[0][1], name=label, anaphor=True)
