"""A masked sentence as its signs, and the clause of one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.relations.figure_rules import FigureRules
from kg.extract.signs.masking import POINT, Masked
from kg.extract.signs.spans import Span

__all__ = ["Clause", "Sign", "clause_of", "signs_of"]

_SIGN = re.compile(r"<(\w+)#(\d+)>")
#: where the words around a figure end
_DASH = re.compile(r"\u2014\s?")


@dataclass(frozen=True)
class Sign:
    """A sign of a masked sentence: its place there, its kind, and the span that it stands for."""

    start: int
    end: int
    kind: str
    span: Span


@dataclass(frozen=True)
class Clause:
    """A figure with its clause: from `start`, where one with another subject begins, to `end`."""

    view: Masked
    start: int
    end: int
    figure: Sign
    signs: tuple[Sign, ...]

    @property
    def text(self) -> str:
        """The masked sentence."""
        return self.view.text

    def before(self, at: int) -> list[Sign]:
        """Return the signs of the clause in front of a place, the nearest first."""
        return [one for one in reversed(self.signs) if self.start <= one.start and one.end <= at]


def signs_of(view: Masked) -> list[Sign]:
    """Return the signs of a masked sentence in their order.

    >>> from kg.extract.signs.masking import mask
    >>> [one.span.label for one in signs_of(mask("Foo won", 0, 7, [Span(0, 3, "Company", "Foo")]))]
    ['Foo']
    """
    return [
        Sign(hit.start(), hit.end(), hit[1], view.spans[int(hit[2])])
        for hit in _SIGN.finditer(view.text)
    ]


def clause_of(view: Masked, figure: Sign, signs: list[Sign], rules: FigureRules) -> Clause:
    """Return the clause of a figure; of a point of a list all of it."""
    found = [hit.end() for hit in rules.words["hard"].finditer(view.text, 0, figure.start)]
    dashes = [hit.end() for hit in _DASH.finditer(view.text, 0, figure.start)]
    found = sorted([*found, *(dashes[-1:] if len(dashes) % 2 else [])])
    stop = rules.turns["figure_signs"]["end"].search(view.text, figure.end)
    end = stop.start() if stop else len(view.text)
    point = view.text.find(POINT)
    start = point if point >= 0 else found[-1] if found else 0
    return Clause(view, start, end, figure, tuple(signs))
