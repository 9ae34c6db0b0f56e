"""Bodies that are no firms: "the Foo Association of Bar (FAB)" is one name, and "FAB" another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from kg.extract.grounder.amounts import either
from kg.extract.signs.lexicon import Lexicon
from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import NAME, Span
from kg.model.cues import Cues

__all__ = ["is_body", "with_initials", "with_whole_bodies"]


@lru_cache(maxsize=4)
def _heads(rules: Rules, of: bool) -> frozenset[str]:
    return frozenset([*rules.naming["bodies"], *(rules.naming["bodies_of"] if of else ())])


def is_body(label: str, rules: Rules) -> bool:
    """Return whether a name is that of a body: "Foo Institute", "Bank of Foo"."""
    front, *behind = re.split(r" (?:of|for) ", label, maxsplit=1)
    return " " in label and front.split()[-1] in _heads(rules, bool(behind))


@lru_cache(maxsize=4)
def _national(cues: Cues) -> re.Pattern[str]:
    every = [word for words in cues.nationalities.values() for word in words]
    return re.compile(rf"the ({either(every)}) $", re.IGNORECASE)


def with_whole_bodies(text: str, spans: list[Span], lexicon: Lexicon, rules: Rules) -> list[Span]:
    """Return the spans; what stands behind "Association of" is part of the body's name.

    So is a nation in front of one that is not told apart otherwise: "the Fennish Academy of Arts".
    """
    found: list[Span] = []
    for one in _with_owners(text, spans, rules):
        last = found[-1] if found else None
        if last and _belongs(text, last, one, rules):
            found[-1] = replace(last, end=one.end, label=text[last.start : one.end])
        else:
            found.append(_with_nation(text, one, last.end if last else 0, lexicon, rules))
    return found


def _with_owners(text: str, spans: list[Span], rules: Rules) -> list[Span]:
    """Return the spans; those whom a name says to own it begin it: "Foo Teachers' Pension Fund"."""
    found: list[Span] = []
    for one in spans:
        owners = rules.turns["bodies"]["owners"].search(text, max(0, one.start - 60), one.start)
        start = owners.start() if owners and one.kind == NAME and not one.known else one.start
        inside = [each for each in found if each.end > start]
        plain = all(
            each.kind == NAME or (each.kind == "Place" and text[each.end] not in "'’")
            for each in inside
        )
        if start < one.start and plain:
            found = found[: len(found) - len(inside)]
            found.append(replace(one, start=start, label=text[start : one.end]))
        else:
            found.append(one)
    return found


def _belongs(text: str, last: Span, one: Span, rules: Rules) -> bool:
    unknown = last.kind == NAME and last.weight < 0 and " of " not in last.label
    head = unknown and last.label.split()[-1] in _heads(rules, of=True)
    if not head or one.anaphor or not text[one.start].isupper():
        return False
    if one.kind in (NAME, "Field"):
        return text[last.end : one.start] == " for "
    return one.kind == "Place" and bool(
        rules.turns["bodies"]["of"].fullmatch(text, last.end, one.start)
    )


def _with_nation(text: str, one: Span, behind: int, lexicon: Lexicon, rules: Rules) -> Span:
    first = one.label.split(" ")[0]
    plain = first in _heads(rules, of=True) or first == "National"
    if one.kind != NAME or one.weight >= 0 or not plain or " " not in one.label:
        return one
    nation = _national(lexicon.cues).search(text, max(behind, one.start - 30), one.start)
    if nation is None or not nation[1][0].isupper():
        return one
    start = nation.start(1)
    return replace(one, start=start, label=text[start : one.end])


def with_initials(text: str, spans: list[Span], rules: Rules) -> list[Span]:
    """Return the spans; initials in brackets behind a firm or body are its name everywhere."""
    whole = [*_with_first_words(text, spans), *spans[-1:]]
    meant = dict(_initials(text, whole, rules))
    return [_meaning(one, meant) for one in whole]


def _with_first_words(text: str, spans: list[Span]) -> Iterator[Span]:
    """Yield the spans but the last; a word whose initial the brackets have begins the name."""
    end = 0
    for one, behind in pairwise(spans):
        word = re.search(r"(?<![\w-])[A-Z][a-z]+ $", text[max(end, one.start - 30) : one.start])
        initials = f"{word[0][0]}{_capitals(one.label)}" if word and not one.known else ""
        if word and behind.label == initials and _is_bracketed(text, one, behind):
            start = one.start - len(word[0])
            yield replace(one, start=start, label=text[start : one.end])
        else:
            yield one
        end = one.end


def _capitals(label: str) -> str:
    return "".join(word[0] for word in label.split() if word[0].isupper())


def _is_bracketed(text: str, one: Span, behind: Span) -> bool:
    around = text[one.end : behind.start], text[behind.end : behind.end + 1]
    return around == (" (", ")")


def _initials(text: str, spans: list[Span], rules: Rules) -> Iterator[tuple[str, Span]]:
    endings = set(rules.naming["company_endings"])
    for one, behind in pairwise(spans):
        own = _capitals(one.label)
        formed = is_body(one.label, rules) or one.label.split()[-1] in endings
        told = _is_bracketed(text, one, behind) and behind.label == own
        if told and formed and not one.known and len(own) > 1:
            yield own, one


def _meaning(one: Span, meant: dict[str, Span]) -> Span:
    whole = meant.get(one.label) if one.kind == NAME else None
    if whole is None:
        return one
    why = f"short for {whole.label}"
    return replace(one, kind=whole.kind, label=whole.label, reason=why)
