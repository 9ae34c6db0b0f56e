"""A sentence in which each name and figure is one sign, so that short patterns can read it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.extract.signs.spans import Span

__all__ = [
    "POINT", "SIGN", "Masked", "inserted", "joined", "mask", "part", "plain", "reworded",
    "without",
]  # fmt: skip

_PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2010": "-", "\u2011": "-",
        "\u2013": "\u2014", "\u2015": "\u2014", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "\t": " ", "<": "(", ">": ")", "#": "\u00a7", "\u200b": " ", "\u2022": "*",
    }
)  # fmt: skip


#: a name in quotes whose closing quote stands behind the comma that follows it
_QUOTED = re.compile(r'"((?:[A-Z0-9][\w.+-]*)(?: [A-Z0-9][\w.+-]*){0,3}),"')
#: a hyphen that is written for a dash
_DASH = re.compile(r"(?<=[A-Za-z).,\"] )-(?= [A-Za-z(\"])")


def plain(text: str) -> str:
    """Return the text of the same length with plain quotes, spaces and hyphens.

    The comma in "the tool, called \u201cFoo,\u201d" is put behind the quotes. A hyphen between
    spaces and words, as behind "OSLO", is a dash.
    """
    return _DASH.sub("\u2014", _QUOTED.sub(r'"\1",', text.translate(_PLAIN)))


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

    def at(self, origin: int) -> int:
        """Return the first place in the masked sentence that comes from this place in the text."""
        return bisect_left(range(len(self.text)), origin, key=self.origin)

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


def inserted(
    masked: Masked, span: Span, at: int, size: int, behind: str = "", before: str = ""
) -> Masked:
    """Return the masked sentence with one more span at a place, in the stead of `size` signs.

    `behind` and `before` are what stands beside its sign, as a possessive.

    >>> masked = mask("CEO Ann left.", 0, 13, [Span(4, 7, "Person", "Ann")])
    >>> inserted(masked, Span(0, 3, "Company", "Foo", anaphor=True), 0, 0, "'s ").text
    "<company#1>'s ceo <person#0> left."
    """
    sign = f"{before}<{span.kind.lower()}#{len(masked.spans)}>{behind}"
    shift = len(sign) - size
    origins = [(here, there) for here, there in masked.origins if here <= at]
    origins += [(here + shift, there) for here, there in masked.origins if here >= at + size]
    origins += [(at, masked.origin(at)), (at + len(sign), masked.origin(at + size))]
    text = masked.text[:at] + sign + masked.text[at + size :]
    spans = (*masked.spans, span)
    return Masked(masked.start, masked.end, text, spans, tuple(sorted(set(origins))))


def reworded(masked: Masked, start: int, end: int, words: str) -> Masked:
    """Return the masked sentence with other words from one place to another, where no sign stands.

    >>> masked = reworded(mask("It's out.", 0, 9, []), 2, 4, " is")
    >>> masked.text, masked.origin(6)
    ('it is out.', 5)
    """
    shift = len(words) - (end - start)
    origins = [(here, there) for here, there in masked.origins if here <= start]
    origins += [(here + shift, there) for here, there in masked.origins if here >= end]
    origins += [(start, masked.origin(start)), (start + len(words), masked.origin(end))]
    text = masked.text[:start] + words + masked.text[end:]
    return Masked(masked.start, masked.end, text, masked.spans, tuple(sorted(set(origins))))


#: the sign of a span, with its number
SIGN = re.compile(r"<\w+#(\d+)>")


def without(masked: Masked, spans: Iterable[Span]) -> Masked:
    """Return the masked sentence without the signs of spans that were only put there.

    The spans keep their numbers, and what stands behind the signs its place in the text.

    >>> masked = mask("Ann left.", 0, 9, [])
    >>> carried = Span(0, 3, "Person", "Ann", carried=True)
    >>> without(inserted(masked, carried, 4, 0, " "), [carried]).text
    'ann left.'
    """
    gone = set(spans)
    for number, one in enumerate(masked.spans):
        at = masked.text.find(f"#{number}>") - len(one.kind) - 1 if one in gone else -1
        if at >= 0:
            masked = _cut(masked, at, masked.text.index(">", at) + 2)
    return masked


def _cut(masked: Masked, start: int, end: int) -> Masked:
    """Return the masked sentence without what stands between two places."""
    size = end - start
    origins = [(here, there) for here, there in masked.origins if here < start]
    origins += [(here - size, there) for here, there in masked.origins if here >= end]
    origins.append((start, masked.origin(end)))
    text = masked.text[:start] + masked.text[end:]
    return Masked(masked.start, masked.end, text, masked.spans, tuple(sorted(set(origins))))


def part(masked: Masked, start: int, end: int) -> Masked:
    """Return what stands between two places of the masked sentence, with the spans of its own.

    >>> names = [Span(0, 3, "Person", "Ann"), Span(8, 11, "Name", "Foo")]
    >>> masked = mask("Ann led Foo.", 0, 12, names)
    >>> part(masked, 11, 23).text
    'led <name#0>'
    """
    text, at = "", start
    spans: list[Span] = []
    origins = [(0, masked.origin(start))]
    for match in SIGN.finditer(masked.text, start, end):
        origins += _within(masked, at, match.start(), len(text))
        text += masked.text[at : match.start()]
        origins.append((len(text), masked.origin(match.start())))
        text += f"{match[0].partition('#')[0]}#{len(spans)}>"
        origins.append((len(text), masked.origin(match.end())))
        spans.append(masked.spans[int(match[1])])
        at = match.end()
    origins += _within(masked, at, end, len(text))
    text += masked.text[at:end]
    return Masked(masked.start, masked.end, text, tuple(spans), tuple(sorted(set(origins))))


def _within(masked: Masked, start: int, end: int, size: int) -> list[tuple[int, int]]:
    """Return the origins between two places, for a text that is so long up to there."""
    return [(size + here - start, there) for here, there in masked.origins if start < here < end]


_BULLET = re.compile(r"\s*(?:[-*\u2014]|\d{1,2}[.)])\s+")


#: what stands between what a list is of and a point of it, where nothing joins them to a sentence
POINT = " \u203a "


def joined(lead: Masked, point: Masked, between: str = " ") -> Masked:
    """Return a lead-in and a point of its list as one sentence, without colon and bullet.

    >>> lead = mask("Foo beats:", 0, 10, [Span(0, 3, "AIModel", "Foo")])
    >>> joined(lead, mask("- Bar", 0, 5, [Span(2, 5, "AIModel", "Bar")])).text
    '<aimodel#0> beats <aimodel#1>'
    """
    front = lead.text.rstrip().rstrip(":")
    bullet = _BULLET.match(point.text)
    skipped = bullet.end() if bullet else 0
    size, count = len(front) + len(between), len(lead.spans)
    number = lambda match: f"#{int(match[1]) + count}>"  # noqa: E731
    body = re.sub(r"#(\d+)>", number, point.text[skipped:])
    grown = _grown(point.text[skipped:], count)
    origins = [(here, there) for here, there in lead.origins if here <= len(front)]
    origins.append((size, point.origin(skipped)))
    origins += [
        (size + here - skipped + grown(here - skipped), there)
        for here, there in point.origins
        if here > skipped
    ]
    return Masked(
        lead.start, point.end, f"{front}{between}{body}", (*lead.spans, *point.spans),
        tuple(sorted(set(origins))),
    )  # fmt: skip


def _grown(text: str, count: int) -> Callable[[int], int]:
    """Return by how much the numbers of the signs up to a place have grown longer."""
    added = [
        (match.end(), len(str(int(match[1]) + count)) - len(match[1]))
        for match in re.finditer(r"#(\d+)>", text)
    ]
    return lambda at: sum(more for end, more in added if end <= at)


def _small(text: str) -> str:
    """Return the text in small letters, where that keeps its length."""
    small = text.lower()
    return (
        small
        if len(small) == len(text)
        else "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    )
