"""What else in a sentence speaks against a match, also against one that it takes for granted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.measures.quantities import FIGURES
from kg.extract.relations.framing import Hit
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.words import words_of

__all__ = ["countered"]


def countered(hit: Hit, text: str, before: str, patterns: Patterns) -> str:
    """Return why the match is not the sentence's own fact, or nothing.

    `text` is the masked sentence, `before` the words of the clause in front of the match.
    """
    return next(_reasons(hit, text, before, patterns), "")


def _reasons(hit: Hit, text: str, before: str, patterns: Patterns) -> Iterator[str]:
    behind = text[hit.end :]
    if words_of(patterns, "fiction").search(text, 0, hit.start):
        yield "it is told as a story"
    if back := words_of(patterns, "taken_back").search(behind):
        yield f"'{back[0]}' takes it back"
    if unreal := words_of(patterns, "unfulfilled").search(hit.between):
        yield f"'{unreal[0]}' tells of what did not come about"
    compared = hit.between.count(",") > 1 and words_of(patterns, "beside").search(before)
    turns = patterns.turns["countering"]
    aside = turns["clause"].match(hit.between) and words_of(patterns, "led_to").search(before)
    if compared or aside or turns["beside"].search(hit.between):
        yield "it stands in a clause about another"
    if words_of(patterns, "but_one").search(before):
        yield "it is said of all others"
    yield from _of_frame(hit, text, behind, patterns)
    yield from _measured(hit, text, behind, patterns)
    yield from _crossed(hit, text, patterns)


def _of_frame(hit: Hit, text: str, behind: str, patterns: Patterns) -> Iterator[str]:
    """Yield what speaks against a match of its kind: who joins, what is owned, what is raised."""
    options, turns = hit.frame.options, patterns.turns["countering"]
    if "joining" in options and turns["joined"].search(hit.between):
        together = words_of(patterns, "joined_in").match(turns["list"].sub("", behind.lstrip()))
        if together:
            yield f"'{together[0].strip()}' says in what he joined it"
    if "joining" in options and words_of(patterns, "since_left").search(behind):
        yield "it is no longer so"
    if "owned" in options and _is_anothers(hit, patterns):
        yield "somebody else is known to make it"
    if "equity" in options and (other := _borrowed(hit, text, behind, patterns)):
        yield f"'{other}' is no money for a part of the company"


def _is_anothers(hit: Hit, patterns: Patterns) -> bool:
    """Return whether a thing in a possessive has a known maker, and that is another one."""
    table: dict[str, list[str]] = patterns.rules.naming["makers"]
    owners = {one.label.split()[0] for one in hit.slots["s"]}
    for thing in hit.slots["o"]:
        keys = [key for key in table if re.match(rf"{re.escape(key)}(?:-?\d| |$)", thing.label)]
        makers = {name.split()[0] for key in keys[:1] for name in table[key]}
        if makers and makers.isdisjoint(owners):
            return True
    return False


def _borrowed(hit: Hit, text: str, behind: str, patterns: Patterns) -> str:
    """Return the word which says that a sum is lent, earned or given, or a fund; else nothing."""
    stop = patterns.turns["countering"]["stop"].search(behind)
    near = hit.words + (behind[: stop.start()] if stop else behind)
    if found := words_of(patterns, "borrowed").search(near):
        return found[0]
    sums = list(re.finditer(r"<money#\d+>", text[hit.start : hit.end]))
    if not sums:
        return ""
    tail = text[hit.start + sums[-1].end() :]
    found = patterns.turns["countering"]["fund"].match(tail.lstrip())
    return found[0] if found else ""


def _measured(hit: Hit, text: str, behind: str, patterns: Patterns) -> Iterator[str]:
    """Yield why a figure is only measured against another one."""
    last = max((one for every in hit.slots.values() for one in every), key=lambda one: one.start)
    if last.kind in FIGURES and (than := words_of(patterns, "measured").match(behind.lstrip())):
        yield f"'{than[0]}' measures it against another figure"
    if times := words_of(patterns, "times").search(hit.words):
        yield f"'{times[0].strip()}' measures it by another figure"


def _crossed(hit: Hit, text: str, patterns: Patterns) -> Iterator[str]:
    """Yield why nobody knows which of two lists belongs to which."""
    several = sum(1 for every in hit.slots.values() if len(every) > 1)
    crossed = several > 1 and "crossed" not in hit.frame.options
    if crossed or patterns.turns["countering"]["respectively"].search(text):
        yield "which of the one list belongs to which of the other is not said"
