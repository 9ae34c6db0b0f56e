"""When something was done, as its own clause tells: where it opens, beside the verb, or behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.measures.dates import DATE, WEEKDAY, YEARLESS
from kg.extract.measures.relative import TIME, dated_in, relative_words
from kg.extract.relations.as_of import Narrowing
from kg.extract.relations.framing import Hit
from kg.extract.relations.fronted import apposed
from kg.extract.relations.links import LINKED
from kg.extract.signs.masking import SIGN, Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["Timing", "asides", "last_end", "time_at", "told_time"]

_TIMES = ("as_of", "period")
#: what stands between commas or brackets tells of something else
_ASIDE = re.compile(r",[^,]*,|\([^()]*\)")


@dataclass(frozen=True)
class _Grammar:
    """The expressions of a time: that opens a clause, stands in it, or behind what was done."""

    opening: re.Pattern[str]
    within: re.Pattern[str]
    behind: re.Pattern[str]


@lru_cache(maxsize=4)
def _grammar(patterns: Patterns) -> _Grammar:
    table = patterns.rules.dates
    time = rf"(?P<what>{table['told']}|(?:{relative_words(patterns.rules)})(?![\w-]))"
    lead, front = patterns.listed("opening_lead"), patterns.listed("opening_front")
    clause = patterns.turns["timing"]["begin"].pattern
    begin = rf"(?:\W*(?:{lead},?\s+)?|.*?{clause})"
    return _Grammar(
        opening=re.compile(
            rf"{begin}{table['told_lead']}{time}(?:\s*alone)?(?:\s*,\s*{front}|\s*)"
        ),
        within=re.compile(rf"(?<![\w-]){table['told_lead']}{time}"),
        behind=re.compile(
            rf"{table['told_gap']}{table['told_lead']}{time}"
            rf"(?=\s*(?:{table['told_end']}))"
        ),
    )


def told_time(
    hit: Hit, slots: Mapping[str, tuple[Span, ...]], masked: Masked, patterns: Patterns,
    since: int = 0,
) -> Span | None:  # fmt: skip
    """Return the one time at which the clause of a match says that it was; None without, or of two.

    A date that the match holds itself is that time. Of the words within the match only those are
    looked at that stand at the place `since` or behind it.
    """
    if "d" in slots:
        return slots["d"][0] if len(slots["d"]) == 1 else None
    if "presupposed" in hit.frame.options and not _is_begun(hit, patterns):
        return None
    found = set(_places(hit, masked, patterns, since))
    return time_at(found.pop(), masked) if len(found) == 1 else None


def _is_begun(hit: Hit, patterns: Patterns) -> bool:
    """Return whether a match tells when what is otherwise taken for granted began."""
    return patterns.turns["timing"]["begun"].search(hit.words) is not None


def _places(hit: Hit, masked: Masked, patterns: Patterns, since: int) -> Iterator[tuple[int, int]]:
    grammar = _grammar(patterns)
    front = grammar.opening.fullmatch(masked.text, 0, hit.start)
    if front and not apposed(hit, patterns):
        yield front.span("what")
    apart = asides(masked.text, hit.start, hit.end)
    if LINKED in hit.frame.options:  # between its two parts may stand whole clauses
        apart.append((hit.start, hit.end))
    for one in grammar.within.finditer(masked.text, max(hit.start, since), hit.end):
        if not any(start <= one.start("what") < end for start, end in apart):
            yield one.span("what")
    for end in {last_end(hit, masked), hit.end}:
        if behind := grammar.behind.match(masked.text, end):
            yield behind.span("what")


def last_end(hit: Hit, masked: Masked) -> int:
    """Return where the last part of a match ends."""
    last = max(hit.places(masked, plural=False), default=hit.end - 1)
    return min(masked.text.find(">", last) + 1 or hit.end, hit.end)


def asides(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where between two places something else is told by the way."""
    return [one.span() for one in _ASIDE.finditer(text, start, end)]


def time_at(place: tuple[int, int], masked: Masked) -> Span:
    """Return the date whose sign stands at the place, or else its words."""
    words = masked.text[slice(*place)].strip()
    if sign := SIGN.match(words):
        return masked.spans[int(sign[1])]
    return Span(masked.origin(place[0]), masked.origin(place[1]), TIME, words)


@lru_cache(maxsize=4)
def _undated(patterns: Patterns) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return which verbs leave open the year of a day: of what is told as done, and as to come."""
    table = patterns.rules.dates
    return re.compile(table["told_now"]), re.compile(table["once_planned"])


@dataclass(frozen=True)
class Timing:
    """When the claims of one match hold, told from the day of publication.

    `slots` are those of the match, with the date that its clause gives what was done; `when` is the
    time that its clause tells; `ahead` says that it is still to come, `unclear` that nobody knows
    whether a day told without its year lies behind or ahead.
    """

    slots: Mapping[str, tuple[Span, ...]]
    when: Span | None
    masked: Masked
    published: str
    ahead: bool
    unclear: bool
    patterns: Patterns

    @classmethod
    def of(
        cls, hit: Hit, slots: Mapping[str, tuple[Span, ...]], masked: Masked, published: str,
        ahead: bool, patterns: Patterns,
    ) -> Timing:  # fmt: skip
        """Return the timing of a match whose slots are known."""
        when = None if ahead else told_time(hit, slots, masked, patterns)
        dates = any(row[1] == "date" and row[2] == "{d}" for row in hit.frame.claims)
        if when and dates:
            slots = {**slots, "d": (when,)}
        unclear = _undated(patterns)[ahead].search(hit.between) is not None
        return cls(slots, when, masked, published, ahead, unclear, patterns)

    @property
    def spans(self) -> list[Span]:
        """All that fills a slot of the match, but a date of which nobody knows the year."""
        return [one for every in self.slots.values() for one in every if self._date(one)]

    def dated(self, slots: Mapping[str, Span]) -> dict[str, Span]:
        """Return the slots; a date whose year cannot be inferred is left out."""
        ready = {name: self._date(span) for name, span in slots.items()}
        return {name: span for name, span in ready.items() if span is not None}

    def narrowings(
        self, found: Iterable[Narrowing], predicate: str, slots: Mapping[str, Span]
    ) -> Iterator[Narrowing]:
        """Yield the qualifiers, with their times as dates, and the time of what was done."""
        ready = [self._settled(one, predicate) for one in found]
        yield from ready
        timed = {"d", "past"} & {*slots} or any(one.qualifier in _TIMES for one in ready)
        kinds = self.patterns.rules.dates["kept"]
        key = next((name for name, every in kinds.items() if predicate in every), "")
        if key and self.when and not timed:
            yield self._kept(key, self.when)

    def _date(self, span: Span) -> Span | None:
        if span.kind not in (TIME, YEARLESS, WEEKDAY):
            return span
        if self.unclear and span.kind != TIME:
            return None
        return dated_in(span, self.masked, self.published, self.ahead, self.patterns.rules)

    def _settled(self, one: Narrowing, predicate: str) -> Narrowing:
        """Return the qualifier; a time that the day of publication dates is written as EDTF."""
        when = self._date(one.span) if one.qualifier == "period" and not one.date else None
        if when is None or when.kind != DATE or not when.inferred:
            return one
        key = "as_of" if predicate in self.patterns.rules.dates["measured"]["as_of"] else "period"
        return Narrowing(key, when.label, one.span, when.inferred)

    def _kept(self, key: str, span: Span) -> Narrowing:
        """Return the time as a qualifier: in words where they give no date."""
        when, words = self._date(span), replace(span, inferred="")
        if when is None or when.kind != DATE or when.label.startswith("["):
            return Narrowing("period", "", words)
        worded = key == "period" and not when.inferred
        return Narrowing(key, "" if worded else when.label, words, when.inferred)
