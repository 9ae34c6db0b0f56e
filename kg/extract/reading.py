"""A text read: its sentences, with the names, figures and dates that stand in each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extract.measures.dates import dates, distances
from kg.extract.measures.prices import shared_prices
from kg.extract.measures.quantities import figures, scores
from kg.extract.names.acting import with_acting_companies
from kg.extract.names.bodies import with_initials, with_whole_bodies
from kg.extract.names.families import with_families
from kg.extract.names.joining import (
    with_legal_forms,
    with_longer_names,
    with_sizes,
    with_whole_words,
)
from kg.extract.names.lengthening import with_longer_models
from kg.extract.names.mentions import known_names
from kg.extract.names.models import model_names
from kg.extract.names.nationality import nationalities
from kg.extract.names.nicknames import short_names, without_namesakes
from kg.extract.names.proper import is_heading, is_only_ending, proper_names, typed
from kg.extract.signs.asides import with_commas
from kg.extract.signs.contractions import written_out
from kg.extract.signs.lexicon import Lexicon
from kg.extract.signs.masking import POINT, Masked, joined, mask, plain
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import NAME, Span, longest
from kg.model.segments import paragraphs, sentences

__all__ = ["Sentence", "read_sentences"]

_BULLET = re.compile(r"\s*(?:[-*\u2022\u2013\u2014]|\d{1,2}[.)])\s+")


@dataclass(frozen=True)
class Sentence:
    """A masked sentence, its paragraph (from 1), and what it is in the text.

    `lead_in` is the sentence in front of a list whose point this one is: it ends in a colon.
    `own` is where the point itself begins, when it is read on from its lead-in. `topic` is the
    heading or lead-in that names the one thing of which a point or a line "Foo: bar" tells; it
    is `above` such a line too where that names others.
    `views` are the sentence with names put where they are only understood; `masked` has none.
    `fronts` are clauses about its subject, made of the words in front of that, and about names,
    made of the words behind what they are said to be.
    `speaker` is the one who speaks in the quotations of its paragraph, and `quoted` says whether
    it begins within one.
    """

    masked: Masked
    paragraph: int
    heading: bool = False
    bullet: bool = False
    lead_in: Masked | None = None
    own: int = -1
    topic: Masked | None = None
    above: Masked | None = None
    views: tuple[Masked, ...] = ()
    fronts: tuple[Masked, ...] = ()
    speaker: Span | None = None
    quoted: bool = False

    @property
    def readings(self) -> tuple[Masked, ...]:
        """What the sentence says only by a name that is understood in it."""
        return (*self.fronts, *self.views)

    def with_lead_in(self) -> Sentence | None:
        """Return the point of a list read on from its lead-in, or None when it is none."""
        if self.lead_in is None or not self.bullet:
            return None
        return replace(self, masked=joined(self.lead_in, self.masked), own=self.masked.start)

    def with_topic(self) -> Sentence | None:
        """Return the point or line read as one of its topic, or None when it has none."""
        if self.topic is None:
            return None
        whole = joined(self.topic, self.masked, POINT)
        return replace(self, masked=whole, own=self.masked.start)


def read_sentences(text: str, lexicon: Lexicon, patterns: Patterns) -> list[Sentence]:
    """Return the sentences of the text in reading order."""
    smooth = plain(text)
    lines = paragraphs(smooth)
    cut = [
        (number, *one) for number, line in enumerate(lines, 1) for one in sentences(smooth, *line)
    ]
    spans = _spans(smooth, lines, [(start, end) for _, start, end in cut], lexicon, patterns)
    found: list[Sentence] = []
    at, lead = 0, None
    for number, start, end in cut:
        while at < len(spans) and spans[at].start < start:
            at += 1
        last = at
        while last < len(spans) and spans[last].end <= end:
            last += 1
        masked = written_out(mask(smooth, start, end, spans[at:last]), patterns)
        masked = with_commas(masked, patterns)
        bullet = bool(_BULLET.match(smooth[start:end]))
        if not bullet:
            lead = None
        found.append(Sentence(masked, number, is_heading(smooth[start:end]), bullet, lead))
        if smooth[start:end].rstrip().endswith(":"):
            lead = masked
    return found


def _spans(
    text: str,
    lines: list[tuple[int, int]],
    cut: list[tuple[int, int]],
    lexicon: Lexicon,
    patterns: Patterns,
) -> list[Span]:
    rules = patterns.rules
    models = with_longer_models(text, longest(_found(text, lines, lexicon, rules)), rules)
    longer = with_longer_names(text, models, rules)
    every = _with_quoted(text, longest(with_sizes(text, longer, rules)))
    every = longest(with_legal_forms(text, every, rules))
    every = with_initials(text, with_whole_bodies(text, every, lexicon, rules), rules)
    every = with_families(text, typed(text, cut, every, patterns), rules)
    every = _with_short_names(text, every, rules)
    every = longest([*every, *_in_headings(text, lines, every)])
    return with_acting_companies(text, cut, every, lexicon, patterns)


def _found(text: str, lines: list[tuple[int, int]], lexicon: Lexicon, rules: Rules) -> list[Span]:
    """Return what the text names and counts, by word lists and forms; names may overlap."""
    sure = [
        *without_namesakes(text, known_names(text, lexicon, rules), rules),
        *nationalities(text, lexicon, rules),
        *(_canonical(one, lexicon) for one in model_names(text, rules)),
        *figures(text, rules, lexicon.cues, lexicon.table),
        *shared_prices(text, rules, lexicon.table),
        *scores(text, lexicon.cues, lexicon.table),
        *dates(text, rules),
        *distances(text, rules),
    ]
    fixed = longest(with_whole_words(text, _with_model_wins(sure), rules))
    names = [
        one
        for one in proper_names(text, lines, fixed, rules)
        if not is_only_ending(one.label, rules)
    ]
    covered = {at for one in names for at in (one.start, one.end) if " " in one.label}
    fixed = [
        one for one in fixed if one.kind != "Field" or covered.isdisjoint((one.start, one.end))
    ]
    return [*fixed, *names]


#: a name in quotes, as a text gives it to a thing
_QUOTED = re.compile(r'(?<=")[A-Z0-9][\w.+-]*(?: [A-Z0-9][\w.+-]*){1,3}(?=")')


def _with_quoted(text: str, spans: list[Span]) -> list[Span]:
    """Return the spans; what stands in quotes as one name is one, though parts of it are known."""
    found = {one.start: one for one in spans}
    for match in _QUOTED.finditer(text):
        inside = [one for one in spans if match.start() <= one.start and one.end <= match.end()]
        kinds = {one.kind for one in inside}
        whole = any((one.start, one.end) == match.span() for one in inside)
        if whole or not kinds & {NAME, "Product", "AIModel"} or "Person" in kinds:
            continue
        for one in inside:
            del found[one.start]
        kind = "Product" if kinds & {"Product", "AIModel"} else NAME
        reason = "a name in quotes"
        found[match.start()] = Span(*match.span(), kind, match[0], -1, reason=reason)
    return sorted(found.values(), key=lambda one: one.start)


def _canonical(one: Span, lexicon: Lexicon) -> Span:
    """Return the span; a name that is known in another spelling has the known one as its label."""
    known = lexicon.find(one.label) if one.kind == "AIModel" else None
    if known is None or known.kind != one.kind:
        return one
    return replace(one, label=known.label, known=not known.seeded)


def _with_short_names(text: str, spans: list[Span], rules: Rules) -> list[Span]:
    """Return the spans with the short names of models, where nothing but an unknown name stands."""
    short = {(one.start, one.end): one for one in short_names(text, spans, rules)}
    kept = [one for one in spans if one.weight > -1 or (one.start, one.end) not in short]
    return longest([*kept, *(replace(one, weight=-2) for one in short.values())])


def _with_model_wins(spans: list[Span]) -> list[Span]:
    """Return the spans; a model's longer name weighs as much as a known name within it."""
    known = {(one.start, one.end) for one in spans if one.known}
    return [
        replace(one, weight=2) if one.kind in ("AIModel", "Hardware", NAME) and one.weight
        and (one.start, one.end) not in known else one
        for one in spans
    ]  # fmt: skip


def _in_headings(text: str, lines: list[tuple[int, int]], spans: list[Span]) -> list[Span]:
    """Return the names of the running text where they stand in headings."""
    by_words = {text[one.start : one.end]: one for one in spans if one.weight == -1}
    if not by_words:
        return []
    words = "|".join(re.escape(one) for one in sorted(by_words, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w.-])(?:{words})(?![\w])")
    found = []
    for start, end in lines:
        if is_heading(text[start:end]):
            for match in pattern.finditer(text, start, end):
                one = by_words[match[0]]
                found.append(replace(one, start=match.start(), end=match.end(), weight=-2))
    return found
