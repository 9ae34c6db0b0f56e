"""What narrows a claim beside its parts, and whether more does than can be said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.relations.as_of import Narrowing, narrowings
from kg.extract.relations.framing import Hit
from kg.extract.relations.fronted import opening, told_aside
from kg.extract.relations.lasting import lasting
from kg.extract.relations.matters import matters
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span
from kg.extract.signs.words import words_of

__all__ = ["Scope", "scope_of"]

_SIGN = re.compile(r"<(\w+)#(\d+)>")
#: how far in front of a name its adjectives are looked for, and where they begin
NEAR_SIGNS = 40
#: what stands between a match and what narrows it
_GAP = re.compile(r"\"?\s*")


@dataclass(frozen=True)
class Scope:
    """The qualifiers of a claim, and whether words are left over that narrow it too."""

    narrowings: tuple[Narrowing, ...]
    left_over: bool = False


@dataclass(frozen=True)
class _Grammar:
    """The expressions of scopes.yaml: each behind a match, and in an opening before it."""

    respect: re.Pattern[str]
    respect_front: re.Pattern[str]
    place: re.Pattern[str]
    place_front: re.Pattern[str]
    open_behind: re.Pattern[str]
    open_front: re.Pattern[str]
    times_behind: re.Pattern[str]
    times_front: re.Pattern[str]
    limited: re.Pattern[str]
    earlier: re.Pattern[str]


@lru_cache(maxsize=4)
def _grammar(patterns: Patterns) -> _Grammar:
    table = patterns.rules.scopes
    lead, front = patterns.listed("opening_lead"), patterns.listed("opening_front")
    head = rf"(?:{patterns.listed('head')}\s+)?"
    parts = {key: patterns.free(table[key]) for key in ("respect", "place", "open", "times")}
    led = rf"\W*(?:{lead},?\s+)?"
    apposed = patterns.turns["scopes"]["apposed"].pattern
    return _Grammar(
        respect=re.compile(rf"{head}{apposed}(?:,\s*)?{parts['respect']}"),
        respect_front=re.compile(rf"{led}{parts['respect']}(?:,\s*{front}|\s*)"),
        place=re.compile(rf"{head}{parts['place']}"),
        place_front=re.compile(rf"{led}{parts['place']}(?:,\s*{front}|\s*)"),
        open_behind=re.compile(rf"{head}{parts['open']}"),
        open_front=re.compile(rf"{led}{parts['open']}.*,\s*{front}"),
        times_behind=re.compile(rf"[^,;:.()\u2014]*?(?P<what>{parts['times']})"),
        times_front=re.compile(rf"{led}(?P<what>{parts['times']}).*"),
        limited=re.compile(rf"\s*{head}(?:,\s*)?{patterns.free(table['limited'])}"),
        earlier=patterns.turns["scopes"]["earlier"],
    )


def scope_of(
    hit: Hit, predicate: str, value: Span | None, masked: Masked, patterns: Patterns
) -> Scope:
    """Return what narrows the claim that a match makes.

    A benchmark is no part of it: that fills a slot of the frame.
    """
    found = list(_told(hit, predicate, value, masked, patterns))
    if value is None:
        return Scope(tuple(found))
    table, grammar = patterns.rules.scopes, _grammar(patterns)
    if predicate in table["compared"]:
        found += _respects(hit, masked, patterns)
        left = _is_open(hit, masked, grammar, found) or _is_altered(hit, masked, patterns)
    elif predicate in table["timed"]:
        left = _is_timed(hit, masked, grammar, found) or _is_part(hit, predicate, patterns)
        left = left or (predicate == "valuation" and _is_offered(hit, masked, patterns))
    else:
        left = predicate in table["tested"] and (
            _is_open(hit, masked, grammar, found) or _is_altered(hit, masked, patterns)
        )
    if predicate in table["placed"]:
        found += _places(hit, masked, patterns)
    ends = [_behind(hit, masked), *([] if predicate in table["compared"] else [hit.end])]
    limited = any(grammar.limited.match(masked.text, one) for one in ends)
    return Scope(tuple(found), (left or limited) and not told_aside(hit, patterns))


def _told(
    hit: Hit, predicate: str, value: Span | None, masked: Masked, patterns: Patterns
) -> Iterator[Narrowing]:
    """Yield of what time and kind the value is, how long it holds, and what it is about."""
    yield from narrowings(hit, predicate, value, masked, patterns)
    yield from lasting(hit, predicate, masked, patterns)
    yield from matters(hit, predicate, masked, patterns)


def _behind(hit: Hit, masked: Masked) -> int:
    """Return where what stands behind the match begins; "several benchmarks" stands behind it."""
    last = max(hit.places(masked, plural=False), default=hit.start)
    end = masked.text.index(">", last) + 1
    gap = _GAP.match(masked.text, end)
    return gap.end() if gap else end


def _respects(hit: Hit, masked: Masked, patterns: Patterns) -> Iterator[Narrowing]:
    """Yield in what a comparison holds: the field where it is one, else the words."""
    grammar = _grammar(patterns)
    match = grammar.respect.match(masked.text, _behind(hit, masked))
    if match is None and not told_aside(hit, patterns):
        match = opening(masked.text[: hit.start], grammar.respect_front)
    if match is None:
        return
    spans = [masked.spans[int(number)] for _, number in _SIGN.findall(match["what"])]
    if any(one.kind == "Benchmark" and not one.plural for one in spans):
        return
    if _SIGN.fullmatch(match["what"].strip()) and spans[0].kind == "Field":
        yield Narrowing("field", spans[0].label, spans[0])
    else:
        yield _worded("aspect", match, masked)


def _worded(qualifier: str, match: re.Match[str], masked: Masked) -> Narrowing:
    words = match["what"].rstrip()
    start, end = match.start("what"), match.start("what") + len(words)
    span = Span(masked.origin(start), masked.origin(end), "Words", words)
    return Narrowing(qualifier, "", span)


def _places(hit: Hit, masked: Masked, patterns: Patterns) -> Iterator[Narrowing]:
    grammar = _grammar(patterns)
    match = grammar.place.match(masked.text, _behind(hit, masked))
    if match is None and not told_aside(hit, patterns):
        match = opening(masked.text[: hit.start], grammar.place_front)
    signs = _SIGN.findall(match["what"]) if match else []
    spans = [masked.spans[int(number)] for kind, number in signs if kind == "place"]
    if len(spans) == 1 and not spans[0].anaphor:
        yield Narrowing("place", spans[0].label, spans[0])


def _is_open(hit: Hit, masked: Masked, grammar: _Grammar, found: list[Narrowing]) -> bool:
    """Return whether more words hang on a comparison or score than were understood."""
    behind = _behind(hit, masked)
    if any(masked.origin(behind) <= one.span.start for one in found):
        behind = max(_end(one.span, masked) for one in found)
    if grammar.open_behind.match(masked.text, behind):
        return True
    fronted = [one for one in found if one.span.end <= masked.origin(hit.start)]
    benchmark = "<benchmark#" in masked.text[: hit.start]
    before = grammar.open_front.fullmatch(masked.text[: hit.start])
    return before is not None and not (fronted or benchmark)


def _is_altered(hit: Hit, masked: Masked, patterns: Patterns) -> bool:
    """Return whether one of the names is that of an altered thing: "a fine-tuned Foo"."""
    words = words_of(patterns, "altered")
    fronts = [masked.text[max(0, at - NEAR_SIGNS) : at] for at in hit.places(masked)]
    return any(words.search(patterns.turns["scopes"]["phrase"].split(one)[-1]) for one in fronts)


def _end(span: Span, masked: Masked) -> int:
    """Return the place in the masked sentence that follows the words of a span."""
    return next(at for at in range(len(masked.text) + 1) if masked.origin(at) >= span.end)


def _is_timed(hit: Hit, masked: Masked, grammar: _Grammar, found: list[Narrowing]) -> bool:
    """Return whether a time stands by a value that none of its qualifiers gives."""
    taken = [one.span for one in found if one.qualifier in ("period", "as_of")]
    matches = [
        grammar.times_behind.match(masked.text, hit.end),
        grammar.times_front.fullmatch(masked.text[: hit.start]),
    ]
    told = [one.span("what") for one in matches if one and not (taken and _then(one["what"]))]
    told += list(_dates_within(hit, masked, grammar))
    pairs = [(masked.origin(start), masked.origin(end)) for start, end in told]
    return any(not any(a <= one.start < b for one in taken) for a, b in pairs)


def _is_offered(hit: Hit, masked: Masked, patterns: Patterns) -> bool:
    """Return whether it is a bid or a view that gives the value."""
    begin = masked.text.rfind(";", 0, hit.start) + 1
    return words_of(patterns, "offered").search(masked.text, begin, hit.start) is not None


#: what stands between commas or brackets tells of the subject, not of the value
_ASIDE = re.compile(r",[^,]*,|\([^()]*\)")
_DATED = re.compile(r"<(?:date|yearless)#\d+>|(?<![\w$.,-])(?:19|20)\d\d(?![\w%.,])")


def _dates_within(hit: Hit, masked: Masked, grammar: _Grammar) -> Iterator[tuple[int, int]]:
    """Yield where a date stands between the two parts of a match, but in no aside."""
    places = hit.places(masked)
    asides = [one.span() for one in _ASIDE.finditer(masked.text, places[0], places[-1])]
    for match in _DATED.finditer(masked.text, places[0], places[-1]):
        earlier = grammar.earlier.search(masked.text, places[0], match.start())
        if not earlier and not any(start <= match.start() < end for start, end in asides):
            yield match.span()


#: how many words in front of "revenue" may say of what
NEAR = 4


def _is_part(hit: Hit, predicate: str, patterns: Patterns) -> bool:
    """Return whether a word in front of "revenue" says that it is that of a part only."""
    found = patterns.turns["scopes"]["sales"].search(hit.words) if predicate == "revenue" else None
    if found is None:
        return False
    plain = re.compile(patterns.listed("whole_sales"))
    before = re.sub(r"\([^()]*\)", " ", hit.words[: found.start()].replace("'s ", " 's "))
    words = before.rpartition(" 's ")[2].split()[-NEAR:]
    return not all(plain.fullmatch(one.rstrip(",")) for one in words)


def _then(words: str) -> bool:
    """Return whether the words only repeat a time that is given elsewhere."""
    return words.startswith("at th")
