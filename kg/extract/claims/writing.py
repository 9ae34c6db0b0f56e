"""A match written as claims: labels, values, options and the place, as a claims file has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from kg.extract.claims.decisive import words_of
from kg.extract.claims.left_over import left_over
from kg.extract.measures.quantities import PEOPLE
from kg.extract.reading import Sentence
from kg.extract.relations.framing import Hit
from kg.extract.relations.fronted import fronted
from kg.extract.relations.judging import Verdict
from kg.extract.relations.scopes import scope_of
from kg.extract.relations.timing import Timing
from kg.extract.signs.lexicon import Lexicon
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import NAME, UNSURE, WORDS, Span, named_within
from kg.identifiers import fold, sha256_hex
from kg.model import Candidate, Document, Locator, Mention, NewEntity, Range, Tier

__all__ = ["Writer"]

_HOLE = re.compile(r"\{(\w+)\}")

#: classes of what is no name of one thing
_CONCEPTS = ("Field", "Technique", "Group")
#: what a match gives: a claim, and the entities that it needs and nobody knows
Written = tuple[Candidate, tuple[NewEntity, ...]]
#: class, label and span of a part of a claim; a thing of its own has no span
_Part = tuple[str, str, Span | None]


@dataclass(frozen=True)
class Writer:
    """Writes the matches of one document."""

    document: Document
    text: str
    lexicon: Lexicon
    patterns: Patterns

    def claims(self, hit: Hit, verdict: Verdict, sentence: Sentence) -> Iterator[Written]:
        """Yield the claims of a match that the ontology allows."""
        masked, published = sentence.masked, self.document.published
        filled = fronted(hit, masked, self.patterns)
        timing = Timing.of(hit, filled, masked, published, verdict.ahead, self.patterns)
        names = sorted(name for name in timing.slots if name not in ("who",))
        for chosen in product(*(timing.slots[name] for name in names)):
            slots = dict(zip(names, chosen, strict=True))
            if not hit.wants(slots.values()):
                continue
            ready = timing.dated(slots)
            if ready and len({(o.kind, o.label) for o in ready.values()}) == len(ready):
                for row in hit.frame.claims:
                    yield from self._claim(row, ready, hit, verdict, sentence, timing)

    def _claim(
        self, row: tuple[str, ...], slots: dict[str, Span], hit: Hit, verdict: Verdict,
        sentence: Sentence, timing: Timing,
    ) -> Iterator[Written]:  # fmt: skip
        subject, predicate, value = row[0], row[1], row[2]
        if any(hole not in slots for part in (subject, value) for hole in _HOLE.findall(part)):
            return
        whole = _HOLE.fullmatch(value)
        told = slots[whole[1]] if whole else None
        slots = {**slots, **self._classed(row, slots), **self._counted(row, slots)}
        first, second = self._part(subject, slots), self._part(value, slots)
        if not self._fits(hit, first, predicate, second):
            return
        used = [slots[hole] for part in (subject, value) for hole in _HOLE.findall(part)]
        options = {**self._qualifiers(hit, slots), **dict(verdict.options), **self._spoken(used)}
        used += verdict.speakers
        scope = scope_of(hit, predicate, told, sentence.masked, self.patterns)
        for one in timing.narrowings(scope.narrowings, predicate, slots):
            one.put(options, self._words_of(one.span))
            used.append(one.span)
        used += [slots[hole] for _, hole in hit.frame.qualifiers if hole in slots]
        claim = (first[1], predicate, second[1])
        tier = Tier.B if scope.left_over else self._tier(verdict, used)
        taken = [*used, *timing.spans]
        if tier is Tier.A and left_over(hit, predicate, taken, sentence.masked, self.patterns):
            tier = Tier.B  # nothing is lost of it, but it is looked at
        candidate = self._candidate(claim, options, used, tier, hit, sentence)
        yield candidate, tuple(self._new(first, second, used))

    def _fits(self, hit: Hit, first: _Part, predicate: str, second: _Part) -> bool:
        """Return whether the property may join the two, and the frame's options allow it."""
        named_alike = fold(first[1]).startswith(fold(second[1]))
        allowed = self._is_allowed(first, predicate, second)
        return allowed and ("namesake" not in hit.frame.options or named_alike)

    def _candidate(
        self, claim: tuple[str, str, str], options: dict[str, str], used: list[Span], tier: Tier,
        hit: Hit, sentence: Sentence,
    ) -> Candidate:  # fmt: skip
        return Candidate(
            document=self.document.key,
            subject=claim[0], predicate=claim[1], object=claim[2],
            options=tuple(options.items()),
            locator=self._locator(hit, sentence),
            tier=tier,
            rule=hit.frame.name,
            mentions=tuple(self._mentions([*used, *named_within(used, sentence.masked.spans)])),
        )  # fmt: skip

    def _words_of(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def _classed(self, row: tuple[str, ...], slots: dict[str, Span]) -> dict[str, Span]:
        """Return the names of unknown class with the class that the property asks for."""
        known = self.lexicon.vocabulary.properties[row[1]]
        found = {}
        for part, classes in ((row[0], known.domain), (row[2], known.range_classes)):
            hole = _HOLE.fullmatch(part)
            if hole and slots[hole[1]].kind == NAME:
                kind = "Company" if "Organization" in classes else classes[0] if classes else NAME
                if kind == "Person" and not self._is_full_name(slots[hole[1]].label):
                    continue
                why = f"what '{row[1]}' is said of"
                found[hole[1]] = replace(slots[hole[1]], kind=kind, reason=why, weight=UNSURE)
        return found

    def _counted(self, row: tuple[str, ...], slots: dict[str, Span]) -> dict[str, Span]:
        """Return a number of people in the unit that the property asks for."""
        hole = _HOLE.fullmatch(row[2])
        span = slots.get(hole[1]) if hole else None
        if hole is None or span is None or span.kind != PEOPLE:
            return {}
        unit = self.lexicon.vocabulary.properties[row[1]].unit
        return {hole[1]: replace(span, label=f"{span.label.rpartition(' ')[0]} {unit}")}

    def _is_full_name(self, label: str) -> bool:
        """Return whether a name has the shape of a person's: words in capitals, none a firm's."""
        words = label.split()
        naming = self.patterns.rules.naming
        firms = {*naming["company_endings"], *naming["schools"]}
        return len(words) > 1 and firms.isdisjoint(words)

    def _mentions(self, used: list[Span]) -> Iterator[Mention]:
        """Yield the mentions: of a name its label, of a figure or date its own words.

        Words that stand for a name come with the place where it is named.
        """
        for one in dict.fromkeys(used):
            name = one.label if self._is_entity(one.kind) else self.text[one.start : one.end]
            if one.antecedent:
                yield Mention(start=one.antecedent[0], end=one.antecedent[1], name=one.head or name)
            yield Mention(start=one.start, end=one.end, name=name, anaphor=one.anaphor)

    def _part(self, template: str, slots: dict[str, Span]) -> _Part:
        """Return class, label and span of a part of a claim; "Class: words {s}" is a new thing."""
        if whole := _HOLE.fullmatch(template):
            span = slots[whole[1]]
            return span.kind, span.label, span
        kind, _, words = template.rpartition(": ")
        label = _HOLE.sub(lambda match: slots[match[1]].label, words)
        known = self.lexicon.find(label) if kind else None
        return (known.kind, known.label, None) if known else (kind, label, None)

    def _is_allowed(self, first: _Part, predicate: str, second: _Part) -> bool:
        """Return whether the ontology lets the property hold between the two."""
        vocabulary = self.lexicon.vocabulary
        known = vocabulary.properties[predicate]
        domain = vocabulary.is_a(first[0], known.domain)
        if known.range is not Range.ENTITY:
            return domain and first[1] != second[1]
        fits = vocabulary.is_a(second[0], known.range_classes) and first[1] != second[1]
        fits = fits and not self._is_misnamed(second)
        return domain and fits and not self._is_of_other(first, predicate, second)

    def _is_misnamed(self, part: _Part) -> bool:
        """Return whether words for a field or the like are a name of something else: "math"."""
        known = self.lexicon.find(part[1]) if part[0] in _CONCEPTS else None
        return known is not None and known.kind not in _CONCEPTS

    def _is_of_other(self, first: _Part, predicate: str, second: _Part) -> bool:
        """Return whether a name begins with that of another maker: "Foo's Bar 2" may be Bar's."""
        if predicate not in self.patterns.rules.naming["of_makers"]:
            return False
        return any(
            owner not in (thing[1], maker[1]) and owner.split()[0] != maker[1].split()[0]
            for thing, maker in ((first, second), (second, first))
            if self._is_maker(maker) >= self._is_maker(thing)
            for owner in self._makers(thing)
        )

    def _is_maker(self, part: _Part) -> bool:
        return self.lexicon.vocabulary.is_a(part[0], ("Organization",))

    def _makers(self, thing: _Part) -> Iterator[str]:
        """Yield the organizations with whose names the label, or what is said, begins."""
        label, span = thing[1], thing[2]
        said = self.text[span.start : span.end] if span else label
        for name in (label, said):
            words = re.split(r"[ -]", re.sub(r"['\u2019]s ", " ", name))
            for size in range(1, len(words)):
                known = self.lexicon.find(" ".join(words[:size]))
                if known and self.lexicon.vocabulary.is_a(known.kind, ("Organization",)):
                    yield known.label

    def _qualifiers(self, hit: Hit, slots: dict[str, Span]) -> dict[str, str]:
        holes = ((key, slots[hole]) for key, hole in hit.frame.qualifiers if hole in slots)
        return {key: span.label for key, span in holes if not span.plural}

    def _spoken(self, used: list[Span]) -> dict[str, str]:
        """Return the wording of a figure or date, and how a year was inferred."""
        found = {}
        for one in used:
            if one.kind not in (NAME, WORDS) and not self._is_entity(one.kind):
                found["said"] = self.text[one.start : one.end]
                extra = {"inferred": one.inferred, "aspect": one.aspect}
                found |= {key: value for key, value in extra.items() if value}
        return found

    def _is_entity(self, kind: str) -> bool:
        return self.lexicon.vocabulary.is_a(kind, ("Entity",))

    def _tier(self, verdict: Verdict, used: list[Span]) -> Tier:
        """Return the tier; a name whose class is not sure makes it B."""
        doubtful = any(one.weight == UNSURE or one.inferred for one in used)
        return Tier.B if doubtful else verdict.tier

    def _locator(self, hit: Hit, sentence: Sentence) -> Locator:
        masked = sentence.masked
        start, end = masked.start, masked.end
        passage = self.text[start:end]
        words = words_of(self.text, hit, masked, sentence.own)
        return Locator(
            start=start, end=end, paragraph=sentence.paragraph, words=words,
            sha256=sha256_hex(passage),
        )  # fmt: skip

    def _new(self, first: _Part, second: _Part, used: list[Span]) -> Iterator[NewEntity]:
        for kind, label, span in (first, second, *((one.kind, one.label, one) for one in used)):
            if (
                self._is_entity(kind)
                and not (span and span.known)
                and not self.lexicon.find_known(label)
            ):
                place = span or used[0]
                yield NewEntity(
                    kind=kind, label=label, reason=(span.reason if span else "an event told of"),
                    start=place.start, end=place.end,
                )  # fmt: skip
