"""What matches in a sentence, and what each is worth: frames and links first, then figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from kg.extract.reading import Sentence
from kg.extract.reference.discourse import fullest
from kg.extract.reference.speech import Voice, voices
from kg.extract.relations.concepts import concepts
from kg.extract.relations.events import events, told_event
from kg.extract.relations.figures import figure_hits
from kg.extract.relations.framing import Hit, hits
from kg.extract.relations.judging import Verdict, judge
from kg.extract.relations.leaning import Topics
from kg.extract.relations.links import links, settled
from kg.extract.relations.premodifiers import premodifiers
from kg.extract.relations.tellings import tellings
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.model import Tier

__all__ = ["Match", "matches"]

#: a match, what it is worth, and the sentence as it was read
Match = tuple[Hit, Verdict, Sentence]


@dataclass(frozen=True)
class _Reading:
    """A sentence as it is read, with who is heard in it, found out once it is asked."""

    where: Sentence
    earlier: list[Masked]
    patterns: Patterns

    @cached_property
    def heard(self) -> list[Voice]:
        """Who speaks in the sentence."""
        return voices(self.where.masked, self.patterns, self.earlier)

    def judged(self, hit: Hit) -> Verdict:
        """Return what a match is worth, which a person is to review."""
        verdict = judge(hit, self.where, self.heard, self.patterns)
        return replace(verdict, tier=Tier.B)


def matches(
    sentence: Sentence, earlier: list[Masked], topics: Topics, patterns: Patterns, text: str
) -> Iterator[Match]:
    """Yield what frames and links find in the sentence, and then the figures that are left."""
    refused: set[tuple[int, int]] = set()
    for one in _framed(sentence, earlier, patterns):
        if one[1].reason:
            refused |= {(span.start, span.end) for every in one[0].slots.values() for span in every}
        yield one
    full = _Reading(replace(sentence, masked=fullest(sentence)), earlier, patterns)
    for hit in premodifiers(full.where.masked, text, patterns):
        yield hit, settled(hit, full.judged(hit)), full.where
    yield from _conceived(sentence, earlier, patterns, text)
    if not sentence.heading:
        for hit in events(full.where.masked, text, patterns):
            yield hit, told_event(full.judged(hit)), full.where
    topic = sentence.with_topic()
    listed = _Reading(topic, earlier, patterns) if topic else full
    for hit in figure_hits(listed.where.masked, refused, topics, patterns):
        yield hit, listed.judged(hit), listed.where
    yield from _told(full, text)


def _told(full: _Reading, text: str) -> Iterator[Match]:
    """Yield what the sentence tells of its names in words."""
    if full.where.heading:
        return
    for hit, hedge in tellings(full.where.masked, text, full.patterns):
        verdict = full.judged(hit)
        options = (*verdict.options, ("hedge", hedge)) if hedge else verdict.options
        yield hit, replace(verdict, options=options), full.where


def _framed(sentence: Sentence, earlier: list[Masked], patterns: Patterns) -> Iterator[Match]:
    """Yield what the sentence holds, and what it holds only with what is understood in it."""
    heard = voices(sentence.masked, patterns, earlier)
    for hit in chain(hits(sentence.masked, patterns), links(sentence.masked, patterns)):
        yield hit, settled(hit, judge(hit, sentence, heard, patterns)), sentence
    for view in sentence.readings:
        yield from _understood(sentence, view, earlier, patterns)
    whole, listed = sentence.with_lead_in(), sentence.with_topic()
    if whole is not None:
        yield from _across(whole, hits(whole.masked, patterns), earlier, patterns)
    if listed is not None:
        yield from _across(listed, hits(listed.masked, patterns, "listed"), earlier, patterns)


def _understood(
    sentence: Sentence, view: Masked, earlier: list[Masked], patterns: Patterns
) -> Iterator[Match]:
    """Yield what the sentence holds only by a name that is understood in it."""
    where = replace(sentence, masked=view)
    added = set(view.spans) - set(sentence.masked.spans)
    kinds = frozenset(one.kind.lower() for one in added)
    found = [
        hit
        for hit in chain(hits(view, patterns, among=kinds), links(view, patterns))
        if any(one in added for every in hit.slots.values() for one in every)
    ]
    heard = voices(view, patterns, earlier) if found else []
    for hit in found:
        verdict = settled(hit, judge(hit, where, heard, patterns))
        yield hit, replace(verdict, tier=Tier.B), where


def _conceived(
    sentence: Sentence, earlier: list[Masked], patterns: Patterns, text: str
) -> Iterator[Match]:
    """Yield what is linked to fields, techniques and groups that no list names."""
    if sentence.heading:
        return
    for one in (replace(sentence, masked=fullest(sentence)), sentence.with_lead_in()):
        heard: list[Voice] | None = None
        for hit, view in concepts(one.masked, text, patterns) if one else ():
            where = replace(one or sentence, masked=view)
            heard = voices(view, patterns, earlier) if heard is None else heard
            if where.own < 0 or _is_across(hit, where.own):
                verdict = settled(hit, judge(hit, where, heard, patterns))
                yield hit, replace(verdict, tier=Tier.B), where


def _across(
    whole: Sentence, found: Iterator[Hit], earlier: list[Masked], patterns: Patterns
) -> Iterator[Match]:
    """Yield what a point says only together with its lead-in or heading; it is always reviewed."""
    heard = voices(whole.masked, patterns, earlier)
    for hit in found:
        if _is_across(hit, whole.own):
            verdict = judge(hit, whole, heard, patterns)
            yield hit, replace(verdict, tier=Tier.B), whole


def _is_across(hit: Hit, own: int) -> bool:
    """Return whether a match has names on both sides of where a point begins."""
    starts = [one.start >= own for every in hit.slots.values() for one in every]
    return any(starts) and not all(starts)
