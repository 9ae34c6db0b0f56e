"""Short names: "R2" and "Sonnet" of one model; a last name behind another first name is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.names.lengthening import is_own_end
from kg.extract.signs.kinds import FIRMS
from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import NAME, Span
from kg.identifiers import fold

__all__ = ["short_names", "without_namesakes"]

#: a family and a version with a letter, and what follows that ("Foo-V2.5-Pro")
_VERSIONED = re.compile(r"[A-Za-z]+[ -]([A-Z]\d[\d.]*(?:[ -][A-Z][A-Za-z]*)+)")


def short_names(text: str, found: Iterable[Span], rules: Rules) -> Iterator[Span]:
    """Yield the ends of model names where they stand alone, for the one model that has this end.

    A bare version ("R2") is a name of it; a word ("Sonnet") only stands for it, behind its name:
    of several such names before it none is meant, and the kind is that of an unknown name. So
    does a word of its own ("Luna" of "Foo 5.6 Luna"), where it stands as a name.
    """
    found = list(found)
    named = {one.start for one in found if one.weight == -1}
    ends: dict[str, list[Span]] = {}
    for one in found:
        last = re.split(r"[ -]", one.label)[-1]
        short = re.fullmatch(r"[A-Z]\d[\d.]*", last) or last in rules.models["nicknames"]
        own = is_own_end(one.label, last, rules)
        rest = _VERSIONED.fullmatch(one.label)
        if one.kind == "AIModel" and rest:
            ends.setdefault(rest[1], []).append(one)
        if one.kind == "AIModel" and last != one.label and (short or own):
            ends.setdefault(last, []).append(one)
    for last, every in sorted(ends.items()):
        words = re.escape(last).replace("\\-", "[ -]").replace("\\ ", "[ -]")
        for hit in re.finditer(rf"(?<![\w.-]){words}(?![\w-])", text):
            if last in rules.models["nicknames"] or (last.isalpha() and hit.start() in named):
                yield from _word(hit, [one for one in every if one.end <= hit.start()])
            elif not last.isalpha() and _are_one(every):
                yield Span(*hit.span(), "AIModel", every[0].label, 0, reason="its version")


def _are_one(spans: list[Span]) -> bool:
    return len({fold(one.label) for one in spans}) == 1


def _word(hit: re.Match[str], before: list[Span]) -> Iterator[Span]:
    start, end = hit.span()
    if before and not _are_one(before):
        yield Span(start, end, NAME, hit[0], 0, reason="the end of several names")
    elif before:
        first = min(before, key=lambda one: one.start)
        place = first.antecedent or (first.start, first.end)
        yield Span(
            start, end, "AIModel", first.label, 0, reason="the end of its name", anaphor=True,
            antecedent=place, head=first.head,
        )  # fmt: skip


_FIRST_NAME = re.compile(r"([A-Z][\w'-]+) $")


def without_namesakes(text: str, spans: Iterable[Span], rules: Rules) -> Iterator[Span]:
    """Yield the spans without last names of persons, and short names of firms, of others here.

    "Foo" is no short form of Foo Robotics where the text names Foo AI, and never Foo Robotics. Last
    names stand behind another's first name, or the text has named another of that name before, and
    not yet the one who is known. A chip's name behind a first name is that of whom it honours.
    """
    first_names = set(rules.naming["first_names"]) - set(rules.naming["breakers"])
    for one in spans:
        single = " " not in text[one.start : one.end]
        if single and _is_of_other_firm(text, one, rules):
            continue
        if single and one.kind == "Hardware" and _is_last_name(text, one, first_names):
            continue
        short = single and one.kind == "Person"
        before = _FIRST_NAME.search(text, max(0, one.start - 20), one.start) if short else None
        other = before and before[1] in first_names and not one.label.startswith(before[1])
        if not (other or (short and _is_of_namesake(text, one, rules))):
            yield one


def _is_of_other_firm(text: str, one: Span, rules: Rules) -> bool:
    """Return whether the text names another firm that begins so, and not the one that is known."""
    word = text[one.start : one.end]
    if one.kind.lower() not in FIRMS or not one.label.startswith(f"{word} "):
        return False
    ends = {*rules.naming["company_endings"], "AI"}
    named = {hit[1] for hit in re.finditer(rf"(?<![\w-]){re.escape(word)} ([A-Z]\w*)", text)}
    return bool(named & ends) and one.label.split()[1] not in named


def _is_last_name(text: str, one: Span, first_names: set[str]) -> bool:
    before = _FIRST_NAME.search(text, max(0, one.start - 20), one.start)
    return before is not None and before[1] in first_names and text[one.start : one.end].isalpha()


def _is_of_namesake(text: str, one: Span, rules: Rules) -> bool:
    """Return whether the text has named another of this last name before, and not this one."""
    last = re.escape(text[one.start : one.end])
    no_first = {*rules.naming["breakers"], *rules.naming["starters"], *rules.naming["labels"]}
    whole = re.compile(rf"(?<=[a-z,] )([A-Z][a-z]+) {last}(?![\w-])")
    firsts = {hit[1] for hit in whole.finditer(text, 0, one.end)}
    return bool(firsts - no_first - set(rules.naming["titles"])) and not any(
        one.label.startswith(first) for first in firsts
    )
