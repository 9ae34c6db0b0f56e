"""Figures by what stands around them: the property that their words tell, and who bears it.

A frame wants its words in their order; here a figure's clause holds a word that tells what it is
of ("valuation"), and names who can only be meant. All of it is of tier B.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.relations.figure_bearers import Borne, bearer_of
from kg.extract.relations.figure_rules import FIGURE, FigureRow, FigureRules, figure_rules
from kg.extract.relations.figure_signs import Clause, Sign, clause_of, signs_of
from kg.extract.relations.framing import Hit
from kg.extract.relations.leaning import Topics
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["FIGURE", "figure_hits"]

#: what stands between commas tells of something else by the way
_ASIDE = re.compile(r",[^,]*,")
#: how many signs before and behind a figure may make it another one
NEAR = 60
#: how many times as far a trigger may stand from a figure that is reached
FAR = 2


@dataclass(frozen=True)
class _Told:
    """The property of a figure: its row, where its trigger stands, and how many words between."""

    row: FigureRow
    start: int
    end: int
    words: int


def figure_hits(
    view: Masked, taken: set[tuple[int, int]], topics: Topics, patterns: Patterns
) -> Iterator[Hit]:
    """Yield the figures of a sentence, each with its one property and bearer.

    `taken` are the places of the figures that are spoken for. What may not be proposed at all is
    for the judge to say.
    """
    rules = figure_rules(patterns)
    signs = signs_of(view)
    for figure in signs:
        place = (figure.span.start, figure.span.end)
        if figure.kind not in rules.kinds or place in taken:
            continue
        clause = clause_of(view, figure, signs, rules)
        told = _told(clause, rules)
        if told is None or not _beside(told.row, signs):
            continue
        borne = bearer_of(clause, told.row, (told.start, told.end), topics, rules)
        if borne:
            yield _hit(clause, told, borne, rules)


def _told(clause: Clause, rules: FigureRules) -> _Told | None:
    """Return the property whose trigger stands nearest; None where two do, or it is refused."""
    if _is_other(clause, rules):
        return None
    rows = [row for row in rules.rows if clause.figure.kind in row.figures]
    found = [one for row in rows for one in _triggers(clause, row, rules)]
    if not found:
        return None
    best = min(found, key=lambda one: one.words)
    rivals = [one for one in found if one.words == best.words]
    if len({one.row.frame.claims for one in rivals}) > 1:
        return None
    refused = best.row.words.get("refused")
    begin = clause.text.rfind(", ", clause.start, min(best.start, clause.figure.start))
    around = clause.text[max(begin, clause.start) : clause.end]
    return None if refused and refused.search(around) else best


def _is_other(clause: Clause, rules: FigureRules) -> bool:
    """Return whether the figure is measured against another, or is no settled one."""
    text, figure = clause.text, clause.figure
    before = text[max(clause.start, figure.start - NEAR) : figure.start]
    behind = text[figure.end : figure.end + NEAR]
    measured = rules.words["before"].search(before)
    if measured and "from" in measured[0] and rules.words["dated"].match(behind):
        measured = None
    return bool(
        measured
        or rules.words["after"].match(behind)
        or rules.words["anywhere"].search(text[clause.start : clause.end])
    )


def _triggers(clause: Clause, row: FigureRow, rules: FigureRules) -> Iterator[_Told]:
    text, figure = clause.text, clause.figure
    if front := row.words.get("front"):
        found = list(front.finditer(text, clause.start, figure.start))
        if found and _is_near(text[found[-1].end() : figure.start], row, rules):
            gap = text[found[-1].end() : figure.start].split()
            yield _Told(row, found[-1].start(), found[-1].end(), len(gap))
    if behind := row.words.get("behind"):
        match = behind.match(text, figure.end)
        if match:
            yield _Told(row, figure.end, match.end(), len(match[0].split()) - 1)
    if not (front or behind):
        yield _Told(row, figure.start, figure.start, 0)


def _is_near(gap: str, row: FigureRow, rules: FigureRules) -> bool:
    """Return whether a trigger reaches the figure: no other figure, and nothing that parts them.

    A verb such as "hitting" right before the figure lets it stand further off.
    """
    most = row.within * (FAR if rules.words["reach"].search(gap) else 1)
    if len(gap.split()) > most:
        return False
    between = row.words.get("between")
    if between and between.search(gap):
        return False
    same = any(f"<{kind}#" in gap for kind in row.figures)
    return not same or (row.listed and len(gap) <= NEAR * 3)


def _beside(row: FigureRow, signs: list[Sign]) -> bool:
    """Return whether the one thing stands in the sentence without which the figure says nothing."""
    labels = {one.span.label for one in signs if one.kind in row.beside}
    return not row.beside or len(labels) == 1


def _hit(clause: Clause, told: _Told, borne: Borne, rules: FigureRules) -> Hit:
    text, figure, row = clause.text, clause.figure, told.row
    start = min(borne.start, figure.start, told.start)
    end = max(borne.end, figure.end, told.end)
    between = text[min(borne.end, figure.end) : max(borne.start, figure.start)]
    turns = rules.turns["figures"]
    between = turns["first"].sub(" ", turns["near"].sub("", turns["parted"].split(between)[-1]))
    reach = turns["verbs"].split(text[_begin(clause, borne, start) : figure.start])[-1]
    reach += text[figure.end : told.end]
    ahead = rules.words["ahead"].search(_ASIDE.sub(" ", reach))
    slots: dict[str, tuple[Span, ...]] = {"s": (borne.span,), "q": (figure.span,)}
    beside = [one.span for one in clause.signs if one.kind in row.beside]
    found = {"b": beside[:1], "a": list(_parts(clause, row))}
    slots |= {name: (spans[0],) for name, spans in found.items() if spans}
    return Hit(row.ahead if ahead else row.frame, slots, start, end, between, text[start:end])


def _begin(clause: Clause, borne: Borne, start: int) -> int:
    """Return from where on words may say that it is to come; "aims at Foo, which" says no such."""
    if clause.text.startswith(", which", borne.end):
        return start
    return min(start, max(clause.start, clause.text.rfind(", ", 0, start)))


def _parts(clause: Clause, row: FigureRow) -> Iterator[Span]:
    """Yield the words of the part of which alone the figure is told: "data center revenue"."""
    aspect, part = row.words.get("aspect"), row.words.get("part")
    match = aspect.search(clause.text, clause.start, clause.end) if aspect else None
    match = part.match(clause.text, clause.figure.end) if part else match
    if match and match.lastgroup:
        start, end = map(clause.view.origin, match.span(match.lastgroup))
        yield Span(start, end, "Words", match[match.lastgroup])
