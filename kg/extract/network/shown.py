"""A masked sentence as a network is shown it: names by what they are, never by who they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.extract.network.pieces import BEGIN, END, Pieces
from kg.extract.signs.spans import Span

__all__ = ["Shown", "shown"]

_SIGN = re.compile(r"<(\w+)#(\d+)>")
#: how many pieces of a sentence are read, and from how many words on what stands for a name is
#: shown by its class
MOST_PIECES, MANY_WORDS = 200, 5


@dataclass(frozen=True)
class Shown:
    """The numbers of a sentence's pieces, and where in them each sign begins and ends."""

    numbers: tuple[int, ...]
    places: Mapping[int, tuple[int, int]]


def shown(
    text: str, spans: Sequence[Span], heading: bool, pieces: Pieces, words: Mapping[str, str]
) -> Shown:
    """Return a masked text in pieces; `words` are what is shown for a class of names or figures.

    A name is shown by its class, so that what a network may know of the name from elsewhere is no
    reason for a claim; words that stand for a name ("the startup") are shown as they are.

    >>> numbers = {"[CLS]": 0, "[SEP]": 1, "[UNK]": 2, "firm": 3, "it": 4, "bought": 5}
    >>> spans = [Span(0, 3, "Company", "Foo"), Span(11, 13, "Company", "it", anaphor=True)]
    >>> shown("<company#0> bought <company#1>", spans, False, Pieces(numbers), {"company": "firm"})
    Shown(numbers=(0, 3, 5, 4, 1), places={0: (1, 2), 1: (3, 4)})
    """
    numbers, places, at = [*pieces.of(BEGIN), *pieces.of(words.get("heading", "") * heading)], {}, 0
    for match in _SIGN.finditer(text):
        numbers += pieces.of(text[at : match.start()])
        place = len(numbers)
        numbers += pieces.of(_words(match[1], spans[int(match[2])], words))
        places[int(match[2])] = (place, len(numbers))
        at = match.end()
    kept = [*numbers, *pieces.of(text[at:])][: MOST_PIECES - 1]
    whole = {number: place for number, place in places.items() if place[1] <= len(kept)}
    return Shown((*kept, *pieces.of(END)), whole)


def _words(kind: str, span: Span, words: Mapping[str, str]) -> str:
    plain = span.anaphor and len(span.label.split()) < MANY_WORDS
    return span.label if plain else words.get(kind, kind)
