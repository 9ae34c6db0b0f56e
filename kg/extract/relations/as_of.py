"""When a value is said to hold, and of what kind it is: "valued at $38 billion in 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from kg.extract.measures.dates import DATE
from kg.extract.relations.framing import Hit
from kg.extract.relations.fronted import apposed
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Turns
from kg.extract.signs.spans import Span

__all__ = ["Narrowing", "narrowings"]

_TO_SUBJECT = re.compile(r"\s*,\s*[^,;:.<>]{0,40}|\s*")
_BEHIND_SUM = re.compile(r"<money#\d+>(?: from (?:<\w+#\d+>(?:, and |,? and |, )?)+)?\s*,?\s*$")
_SIGN = re.compile(r"<\w+#(?P<number>\d+)>")

_Place = tuple[int, int]


class Narrowing(NamedTuple):
    """A qualifier, and the place of the words that give it; `date` is EDTF where they do.

    `inferred` is how the words give it only with the day of publication.
    """

    qualifier: str
    date: str
    span: Span
    inferred: str = ""

    def put(self, options: dict[str, str], words: str) -> None:
        """Put the qualifier into the options of a claim, where nothing stated gives it already."""
        if self.qualifier not in options:
            options[self.qualifier] = self.date or words
            options |= {"inferred": self.inferred} if self.inferred else {}


@dataclass(frozen=True)
class _Times:
    """The expressions of dates.yaml for the time of a value, and for what is said of now.

    `turns` are those of turns.yaml.
    """

    when: re.Pattern[str]
    far: re.Pattern[str]
    now: re.Pattern[str]
    before: re.Pattern[str]
    turns: Turns


@lru_cache(maxsize=4)
def _times(patterns: Patterns) -> _Times:
    table = patterns.rules.dates
    on, words = patterns.free(table["measured_on"]), table["measured_in"]
    return _Times(
        when=re.compile(rf"\s*(?:{on}|,?\s*{words})"),
        far=re.compile(rf"{table['measured_away']}(?P<when>in <(?:date|yearless)#\d+>|{words})"),
        now=re.compile(table["measured_now"]),
        before=re.compile(table["measured_before"]),
        turns=patterns.turns["as_of"],
    )


def narrowings(
    hit: Hit, predicate: str, value: Span | None, masked: Masked, patterns: Patterns
) -> Iterator[Narrowing]:
    """Yield what narrows the value of a match, where its property may carry it.

    One time only may be its own: right behind the match or the subject, right before the value,
    or where the sentence opens and the subject follows ("In 2021, Foo ..."). A clause that speaks
    of now has no other. The kind stands in the match ("annualized revenue").
    """
    if value is None:
        return
    if time := _time(hit, predicate, value, masked, patterns):
        yield time
    for key, expression in patterns.rules.dates["measured_as"].get(predicate, {}).items():
        aside = patterns.turns["as_of"]["aside"].search(masked.text, hit.start, hit.end)
        end = aside.start() if aside else hit.end
        if match := re.search(expression, masked.text[hit.start : end]):
            yield _worded(key, (hit.start + match.start(), hit.start + match.end()), masked)
    for key, expression in patterns.rules.dates["measured_behind"].get(predicate, {}).items():
        if match := re.compile(expression).match(masked.text, masked.place(value)):
            yield _worded(key, match.span("what"), masked)


def _time(
    hit: Hit, predicate: str, value: Span, masked: Masked, patterns: Patterns
) -> Narrowing | None:
    table, times = patterns.rules.dates, _times(patterns)
    kinds = table["measured"]
    qualifier = next((key for key, names in kinds.items() if predicate in names), "")
    past = predicate in table["measured_past"]
    if not (qualifier or past) or times.now.search(hit.words):
        return None
    found = set() if past else set(_near(hit, value, masked, times, patterns))
    if not found and predicate in table["measured_by_sum"]:
        found = set(_behind_sum(hit, value, masked, times))
    if not found and predicate in table["measured_far"]:
        far = times.far.match(masked.text, hit.end)
        found = (
            {far.span("when")} if far and not _is_anothers(masked.text, far, times.turns) else set()
        )
    if len(found) > 1:
        return None
    if found:
        return _narrowing(qualifier, found.pop(), masked, times.turns)
    place = hit.places(masked)[-1]
    earlier = times.before.search(masked.text, hit.start, place)
    apart = earlier and "," in masked.text[earlier.end() : place]
    return _worded("period", earlier.span(), masked) if earlier and not apart else None


def _is_anothers(text: str, far: re.Match[str], turns: Turns) -> bool:
    """Return whether the time opens another clause: "raised $5 million, in 2024 it was sold"."""
    begins = text[: far.start("when")].rstrip().endswith(",")
    return begins and turns["other_clause"].match(text, far.end("when")) is not None


def _narrowing(qualifier: str, place: _Place, masked: Masked, turns: Turns) -> Narrowing:
    """Return the qualifier: a date as EDTF where the words give all of it, else the words."""
    words = masked.text[slice(*place)].rstrip(" ,)")
    sign = _SIGN.search(words)
    led = turns["led"].match(words)
    start = place[0] + (led.end() if led else 0)
    span = masked.spans[int(sign["number"])] if sign else None
    if span and sign and masked.text[start : place[0] + len(words)] == sign[0]:
        dated = span.kind == DATE and not span.label.startswith("[")
        if dated and qualifier == "as_of":
            return Narrowing("as_of", span.label, span)
        return Narrowing("period", "", replace(span, inferred=""))
    return _worded("period", (start, place[0] + len(words)), masked)


def _worded(qualifier: str, place: _Place, masked: Masked) -> Narrowing:
    """Return the qualifier that the words at a place of the masked sentence give."""
    start, end = (masked.origin(at) for at in place)
    kind = "Time" if qualifier == "period" else "Words"
    return Narrowing(qualifier, "", Span(start, end, kind, masked.text[slice(*place)]))


def _behind_sum(hit: Hit, value: Span, masked: Masked, times: _Times) -> Iterator[_Place]:
    """Yield the times behind a sum: "raised $5 million last year in a round that values it"."""
    for one in times.when.finditer(masked.text, hit.start, masked.place(value)):
        if _BEHIND_SUM.search(masked.text, hit.start, one.start()):
            yield one.span()


def _opening(hit: Hit, text: str, times: _Times) -> Iterator[_Place]:
    """Yield the time with which the sentence opens, where the subject follows it."""
    lead = times.turns["lead"].match(text)
    found = times.when.match(text, lead.end() if lead else 0)
    if found and _TO_SUBJECT.fullmatch(text, found.end(), hit.start):
        yield found.span()


def _near(
    hit: Hit, value: Span, masked: Masked, times: _Times, patterns: Patterns
) -> Iterator[_Place]:
    """Yield where the times stand that can be those of the value."""
    text, place = masked.text, masked.place(value)
    for end in (hit.end, text.index(">", place) + 1):
        within = times.turns["round"].match(text, end)
        behind = times.when.match(text, within.end() if within else end)
        if behind and not (
            behind[0][:1] == "," and times.turns["other_clause"].match(text, behind.end())
        ):
            yield behind.end() - len(behind[0].lstrip()), behind.end()
    if not apposed(hit, patterns):
        yield from _opening(hit, text, times)
    for one in times.when.finditer(text, hit.start, place):
        if times.turns["from"].search(text, hit.start, one.start()):
            continue  # "from $5 million in 2023 to": the time of the earlier figure
        if "<money#" in text[one.end() : place]:
            continue  # "sales last year were $5 million, up from $3 million": of the first figure
        beside = times.turns["behind_subject"].fullmatch(text, hit.start, one.start())
        if beside or times.turns["to_value"].fullmatch(text, one.end(), place):
            yield one.span()
