"""What stands in front of the verb or noun of an event: who did it, and words of other verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.relations.event_kinds import EventWay
from kg.extract.relations.fronting import Found, Fronts
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["EventFronts", "OwnWords", "employer", "event_fronts", "is_led", "own_words", "unnamed"]

#: the expressions that are none of a form
_NAMED = (
    "passive", "reduced", "unnamed", "unreal", "undone", "not_yet", "headed", "own", "parted",
    "finite", "title_front", "title_behind",
)  # fmt: skip


#: what ends words that are told aside
_CLOSING = ',)\u2014"'


@dataclass(frozen=True)
class OwnWords:
    """Where the words of a verb itself begin: those that tell when (`since`), and how (`begin`).

    `opened` says that a time which opens the clause may be that of the verb.
    """

    since: int
    begin: int
    opened: bool = True


@dataclass(frozen=True)
class EventFronts:
    """Expressions of events.yaml for what stands in front of a verb, by its form, or of a noun."""

    fronts: dict[str, re.Pattern[str]]
    passive: re.Pattern[str]
    reduced: re.Pattern[str]
    unnamed: re.Pattern[str]
    unreal: re.Pattern[str]
    undone: re.Pattern[str]
    not_yet: re.Pattern[str]
    headed: re.Pattern[str]
    own: re.Pattern[str]
    parted: re.Pattern[str]
    finite: re.Pattern[str]
    title_front: re.Pattern[str]
    title_behind: re.Pattern[str]


@lru_cache(maxsize=4)
def event_fronts(patterns: Patterns) -> EventFronts:
    """Return the expressions of events.yaml for what stands in front of verbs and nouns."""
    table = patterns.rules.events["fronts"]
    made = {name: re.compile(patterns.words_in(words)) for name, words in table.items()}
    named = {name: made.pop(name) for name in _NAMED}
    return EventFronts(made, **named)


def unnamed(match: re.Match[str], masked: Masked, patterns: Patterns) -> Found | None:
    """Return where somebody stands in front who has no name: "Foo's board", "the regulator"."""
    who = event_fronts(patterns).unnamed.search(masked.text, 0, match.start())
    return Found((), who.start("whole"), who.end("whole")) if who else None


def employer(found: Found, masked: Masked, patterns: Patterns) -> dict[str, tuple[Span, ...]]:
    """Return whose somebody is, by the title in front or behind: "Foo CEO Ann Lee"."""
    grammar = event_fronts(patterns)
    front = grammar.title_front.search(masked.text, 0, found.start)
    match = front or grammar.title_behind.match(masked.text, found.end)
    if match is None or len(found.spans) != 1:
        return {}
    number = match["o"] or match.groupdict().get("of")
    return {"o": (masked.spans[int(number)],)} if number else {}


def is_led(way: EventWay, match: re.Match[str], found: Found | None, fronts: Fronts) -> bool:
    """Return whether what stands in front fits the form of the verb, or leaves a noun real."""
    grammar, text = event_fronts(fronts.patterns), fronts.masked.text
    if way.front is None and not way.noun:
        return True
    if way.front is None:
        return not grammar.unreal.search(text, max(0, match.start() - 60), match.start("noun"))
    if found is None:
        return False
    gap = text[found.end : match.start()]
    if way.passive:
        carried = any(one.carried for one in found.spans)
        gap = f", {gap.lstrip()}" if carried and not grammar.passive.fullmatch(gap) else gap
        return bool(grammar.passive.fullmatch(gap) or grammar.reduced.fullmatch(gap))
    return any(grammar.fronts[form].fullmatch(gap) for form in _forms(way, match))


def own_words(
    way: EventWay, match: re.Match[str], found: Found | None, text: str, patterns: Patterns
) -> OwnWords:
    """Return where, in front of a verb, the words of others end.

    A finite verb behind a comma or "and" is none of what was planned or denied before ("Foo,
    hoping to save, fired Bar"); one behind "said it" is told by that verb, of which times in front
    are.
    """
    if found is None or way.front is None:
        start = match.start() if way.noun else match.end("s")
        return OwnWords(start, start)
    grammar, gap = event_fronts(patterns), (found.end, match.start())
    forms = [] if way.passive else _forms(way, match)
    fronts = [grammar.fronts[form] for form in forms] or [grammar.passive]
    front = next((one for every in fronts if (one := every.fullmatch(text, *gap))), None)
    if front is None or not front["far"]:
        return OwnWords(found.end, found.end)
    last = front["far"].rstrip().rpartition(" ")[2]
    joined, since = grammar.own.fullmatch(last), front.end("far")
    if not joined and last[-1] not in _CLOSING:
        return OwnWords(since, found.end, opened=False)
    shared = "base" in forms or (joined and grammar.parted.search(front["far"]))
    return OwnWords(since, found.end if shared else since)


def _forms(way: EventWay, match: re.Match[str]) -> list[str]:
    """Return the forms that the verb of a match has."""
    verb = match["verb"].rstrip()
    return [form for form, words in way.forms if words.fullmatch(verb)]
