"""A family of models and its members in a list: "the Foo 3 family (Opus, Sonnet)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import LISTED, NAME, Span

__all__ = ["with_families"]

#: how far behind the name of the family the list may begin, in signs
FAR = 120
_LAST = re.compile(r"[ -]\d+(?:\.\d+)?[BbMm]$")
#: kinds of names that may yet be those of members, and how these are written
_FREE = (NAME, "AIModel")
_WORDS = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?")
_SIZE = r"\d+(?:\.\d+)?[BM]"


@dataclass(frozen=True)
class _Grammar:
    """Where a list of members begins behind the name of a family, and what a member is."""

    opening: re.Pattern[str]
    member: re.Pattern[str]
    joint: re.Pattern[str]
    sizes: re.Pattern[str]
    owned: re.Pattern[str]
    telling: re.Pattern[str]
    aside: re.Pattern[str]
    sibling: re.Pattern[str]
    plain: frozenset[str]


@lru_cache(maxsize=4)
def _grammar(rules: Rules) -> _Grammar:
    table, turns = rules.models, rules.turns["families"]
    joint = turns["joint"]
    words = "|".join(sorted({*table["lines"], *table["nicknames"], *table["members"]}))
    return _Grammar(
        opening=re.compile(table["family_opening"]),
        member=re.compile(
            rf"(?:the )?(?P<name>(?:{words})|{_SIZE})(?![\w-]| \d)(?: \([^()]{{1,60}}\))?"
        ),
        joint=joint,
        sizes=re.compile(rf"(?:{turns['last_joint'].pattern}{_SIZE}(?![\w-]))+"),
        owned=re.compile(table["owned_variant"]),
        telling=re.compile(table["family_telling"]),
        aside=re.compile(table["member_aside"]),
        sibling=re.compile(
            rf"(?:{joint.pattern})(?P<name>{words}|[A-Z][a-z]+)(?P<end>{table['sibling_end']})"
        ),
        plain=frozenset({*table["plain_ends"], *rules.naming["company_endings"]}),
    )


def with_families(text: str, spans: list[Span], rules: Rules) -> list[Span]:
    """Return the spans of the plain text with the members of families that are only listed.

    A member is written with the family's name before its own, its place is that of its own word,
    and its antecedent that of the family. The family is one wherever the text names it.
    """
    grammar = _grammar(rules)
    places = {place: one for one in spans for place in (one.start, one.end)}
    labels = {one.label for one in spans if one.kind == "AIModel"}
    families: set[str] = set()
    found: list[Span] = []
    for one in spans:
        if one.kind in ("AIModel", "ModelFamily", NAME):
            listed = list(_members(text, one, grammar, places))
            found += listed
            families |= {one.label} if listed and not one.known else set()
            found += _sizes(text, one, grammar)
            found += [] if listed else _siblings(text, one, grammar, labels)
            found += [] if listed else _owned(text, one, grammar)
    taken = {one.start for one in found}
    members = {one.label: one.reason for one in found if not one.anaphor}
    kept = [one for one in spans if one.start not in taken or one.known]
    kept = [_retyped(one, families, members) for one in kept]
    return sorted([*kept, *found], key=lambda one: one.start)


def _retyped(one: Span, families: set[str], members: dict[str, str]) -> Span:
    """Return the span as what the lists show it to be, wherever it stands."""
    if one.known:
        return one
    if one.label in families:
        return replace(one, kind="ModelFamily", reason=LISTED)
    if one.label in members and one.kind == NAME:
        return replace(one, kind="AIModel", reason=members[one.label])
    return one


def _members(text: str, family: Span, grammar: _Grammar, places: dict[int, Span]) -> Iterator[Span]:
    """Yield the members, two at least, in the list behind the family's name."""
    opening = grammar.opening.match(text, family.end, family.end + FAR)
    if opening is None or "\n" in opening[0]:
        return
    own = (
        _own_members(family) if "odel" in opening[0] or family.kind != NAME else re.compile("(?!)")
    )
    told = grammar.telling.search(opening[0]) is not None
    at, found = opening.end(), []
    while one := _next(text, at, family, grammar, own) or (
        told and _unknown(text, at, family, grammar, places)
    ):
        found.append(one)
        aside = grammar.aside.match(text, one.end)
        behind = aside.end() if aside else one.end
        joint = grammar.joint.match(text, behind)
        at = joint.end() if joint else behind
        if not joint:
            break
    if len(found) > 1 and not any(places.get(one.start, one).known for one in found):
        yield from found


def _next(text: str, at: int, family: Span, grammar: _Grammar, own: re.Pattern[str]) -> Span | None:
    """Return the member at a place that is written as members are, or None."""
    match = grammar.member.match(text, at) or own.match(text, at)
    return _member(match, family) if match else None


def _unknown(
    text: str, at: int, family: Span, grammar: _Grammar, places: dict[int, Span]
) -> Span | None:
    """Return the member at a place that nothing else knows: a name of one or two words.

    Behind a family with a version it is written behind that ("Foo 5.6 Sol" of "Foo 5.6").
    """
    one = places.get(at)
    fits = one is not None and one.start == at and one.weight == -1 and one.kind in _FREE
    if one is None or not fits or one.anaphor or text[one.start : one.end] != one.label:
        return None
    if not _WORDS.fullmatch(one.label) or not grammar.plain.isdisjoint(one.label.split()):
        return None
    if any(sign.isdigit() for sign in family.label):
        return _listed(one.start, one.end, one.label, family)
    return replace(one, kind="AIModel", weight=1, reason=f"listed as one of {family.label}")


def _own_members(family: Span) -> re.Pattern[str]:
    """Return the expression of a member that is written with the family's name before its own."""
    part = r"[ -](?:[A-Z]|\d)\w*(?:\.\w+)*"
    whole = rf"(?P<whole>{re.escape(family.label)}(?:{part}){{1,3}})"
    return re.compile(rf"{whole}(?![\w-])(?: \([^()]{{1,60}}\))?")


def _member(match: re.Match[str], family: Span) -> Span:
    if "whole" in match.groupdict():
        start, end = match.span("whole")
        why = f"listed as one of {family.label}"
        return Span(start, end, "AIModel", match["whole"], 1, reason=why)
    return _listed(*match.span("name"), match["name"], family)


def _listed(start: int, end: int, name: str, family: Span) -> Span:
    """Return the member of which only its own words are listed."""
    label = f"{family.label} {name}"
    return Span(
        start, end, "AIModel", label, 1, reason=f"listed as one of {family.label}", anaphor=True,
        antecedent=(family.start, family.end), head=family.label,
    )  # fmt: skip


def _owned(text: str, one: Span, grammar: _Grammar) -> Iterator[Span]:
    """Yield the one variant that is said to be a model's: "Foo 3's Opus"."""
    hit = grammar.owned.match(text, one.end) if one.kind == "AIModel" else None
    if hit and text[one.start : one.end] == one.label:
        yield _member(hit, one)


def _sizes(text: str, one: Span, grammar: _Grammar) -> Iterator[Span]:
    """Yield the other sizes of a model that are only listed: "Foo 3 8B and 70B"."""
    last = _LAST.search(one.label)
    whole = text[one.start : one.end]
    behind = grammar.sizes.match(text, one.end)
    if one.kind != "AIModel" or not (last and behind and whole == one.label):
        return
    head = one.label[: last.start()]
    for hit in re.finditer(_SIZE, behind[0]):
        start = one.end + hit.start()
        yield Span(
            start, start + len(hit[0]), "AIModel", f"{head}{last[0][0]}{hit[0]}", 1,
            reason=f"listed as a size of {head}", anaphor=True,
            antecedent=(one.start, one.start + len(head)), head=head,
        )  # fmt: skip


def _siblings(text: str, one: Span, grammar: _Grammar, labels: set[str]) -> Iterator[Span]:
    """Yield the models that are listed behind one by their last words: "Foo 3 Opus and Haiku".

    Other words than those of many models are such ends where the text has the whole name too.
    """
    head, gap, last = one.label.rpartition(" ")
    if one.kind != "AIModel" or text[one.start : one.end] != one.label or not gap:
        return
    known = grammar.member.fullmatch(last) is not None
    at, found = one.end, []
    while hit := grammar.sibling.match(text, at):
        whole = f"{head} {hit['name']}"
        usual = known and grammar.member.fullmatch(hit["name"])
        if not (usual or whole in labels):
            break
        found.append(
            Span(
                *hit.span("name"), "AIModel", whole, 1, reason=f"listed beside {one.label}",
                anaphor=True, antecedent=(one.start, one.start + len(head)), head=head,
            )
        )  # fmt: skip
        at = hit.end("name")
    if any(sign.isdigit() for sign in head):
        yield from found
