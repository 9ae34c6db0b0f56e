"""A sentence in which each name and figure is one sign, so that short patterns can read it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from kg.extract.spans import Span

__all__ = ["Masked", "mask", "plain"]

_PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2010": "-", "\u2011": "-",
        "\u2013": "\u2014", "\u2015": "\u2014", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "\t": " ", "<": "(", ">": ")", "#": "\u00a7", "\u200b": " ", "\u2022": "*",
    }
)  # fmt: skip


def plain(text: str) -> str:
    """Return the text of the same length with plain quotes, spaces and hyphens."""
    return text.translate(_PLAIN)


@dataclass(frozen=True)
class Masked:
    """A sentence in small letters; `<kind#n>` stands for span number n.

    `origins` are pairs of a place here and the place in the text that it comes from.
    """

    start: int
    end: int
    text: str
    spans: tuple[Span, ...]
    origins: tuple[tuple[int, int], ...]

    def origin(self, at: int) -> int:
        """Return the place in the text of a place in the masked sentence."""
        index = bisect_right(self.origins, (at, 1 << 60)) - 1
        here, there = self.origins[index]
        limit = self.origins[index + 1][1] if index + 1 < len(self.origins) else self.end
        return min(there + at - here, limit)

    def place(self, span: Span) -> int:
        """Return where the sign of the span begins."""
        return self.text.index(f"#{self.spans.index(span)}>") - len(span.kind) - 1


def mask(text: str, start: int, end: int, spans: list[Span]) -> Masked:
    """Return the piece of the plain text with its spans masked.

    >>> masked = mask("Foo launched Bar.", 0, 17, [Span(0, 3, "Company", "Foo")])
    >>> masked.text, masked.origin(12)
    ('<company#0> launched bar.', 4)
    """
    parts, origins, at, size = [], [], start, 0
    inside = [one for one in spans if start <= one.start and one.end <= end]
    for number, span in enumerate(inside):
        before = _small(text[at : span.start])
        sign = f"<{span.kind.lower()}#{number}>"
        origins += [(size, at), (size + len(before), span.start)]
        parts += [before, sign]
        size += len(before) + len(sign)
        origins.append((size, span.end))
        at = span.end
    origins.append((size, at))
    parts.append(_small(text[at:end]))
    return Masked(start, end, "".join(parts), tuple(inside), tuple(sorted(set(origins))))


def _small(text: str) -> str:
    """Return the text in small letters, where that keeps its length."""
    small = text.lower()
    return (
        small
        if len(small) == len(text)
        else "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    )
