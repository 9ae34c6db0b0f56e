"""A sentence as a parser reads it: a name is one word, and each word knows its masked place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.masking import Masked
from kg.extract.spans import Span
from kg.parsing.tree import Word

__all__ = ["Spelling", "Spelt", "spell"]

_SIGN = re.compile(r"<\w+#(\d+)>")


@dataclass(frozen=True)
class Spelling:
    """What a parser is given instead of what stands there.

    `names` has words by the kind of a span, taken in turn; a kind that it lacks keeps its own
    words. `words` are patterns of other words that parsers read wrongly, with what is put there.
    """

    names: Mapping[str, tuple[str, ...]]
    words: tuple[tuple[re.Pattern[str], str], ...]

    def stand_in(self, span: Span, number: int) -> str | None:
        """Return the word for a span, or None when it keeps its own."""
        words = self.names.get(span.kind)
        return words[number % len(words)] if words and not span.anaphor and not span.plural else None


@dataclass(frozen=True)
class _Piece:
    start: int
    end: int
    masked: int
    span: Span | None
    exact: bool


@dataclass(frozen=True)
class Spelt:
    """The sentence for the parser, and where each part of it stands in the masked sentence."""

    text: str
    masked: Masked
    pieces: tuple[_Piece, ...]

    def span(self, word: Word) -> Span | None:
        """Return the name, figure or date that the word is part of, or None."""
        piece = self._piece(word.start)
        return piece.span if piece else None

    def place(self, word: Word) -> tuple[int, int]:
        """Return where the word, or the sign of its span, stands in the masked sentence."""
        piece = self._piece(word.start)
        if piece is None:
            return 0, 0
        if piece.span is not None:
            return piece.masked, self.masked.text.index(">", piece.masked) + 1
        if not piece.exact:
            return piece.masked, piece.masked + 1
        at = piece.masked + word.start - piece.start
        return at, at + word.end - word.start

    def _piece(self, at: int) -> _Piece | None:
        return next((one for one in self.pieces if one.start <= at < one.end), None)


def spell(masked: Masked, text: str, spelling: Spelling) -> Spelt:
    """Return the sentence for the parser; `text` is the whole text, `masked` a sentence of it."""
    parts: list[str] = []
    pieces: list[_Piece] = []
    size = at = 0
    before = masked.start

    def add(words: str, place: int, span: Span | None = None, exact: bool = True) -> None:
        nonlocal size
        if words:
            pieces.append(_Piece(size, size + len(words), place, span, exact))
            parts.append(words)
            size += len(words)

    def add_plain(start: int, end: int, place: int) -> None:
        done = start
        for match, new in _respelt(text, start, end, spelling):
            add(text[done : match.start()], place + done - start)
            add(new, place + match.start() - start, exact=False)
            done = match.end()
        add(text[done:end], place + done - start)

    for sign in _SIGN.finditer(masked.text):
        span = masked.spans[int(sign[1])]
        gap = sign.start() - at
        # behind "its" the masked sentence has a mark of ownership that the text has not
        add_plain(before, span.start, at + gap - (span.start - before))
        word = spelling.stand_in(span, int(sign[1]))
        add(word or text[span.start : span.end], sign.start(), span)
        before, at = span.end, sign.end()
    add_plain(before, masked.end, len(masked.text) - (masked.end - before))
    return Spelt("".join(parts), masked, tuple(pieces))


def _respelt(
    text: str, start: int, end: int, spelling: Spelling
) -> list[tuple[re.Match[str], str]]:
    """Return the matches of respelt words between two places, in reading order, none in another."""
    found = [
        (match, new)
        for pattern, new in spelling.words
        for match in pattern.finditer(text, start, end)
    ]
    kept: list[tuple[re.Match[str], str]] = []
    for match, new in sorted(found, key=lambda one: (one[0].start(), -one[0].end())):
        if not kept or match.start() >= kept[-1][0].end():
            kept.append((match, new))
    return kept
