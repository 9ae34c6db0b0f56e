"""A sentence as a parser reads it: a name is one word, and each word knows its masked place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kg.extract.signs.masking import Masked
from kg.extract.signs.spans import Span
from kg.parsing.tree import Word

__all__ = ["Spelling", "Spelt", "spell"]

_POINT = re.compile(r"\s*(?:[-*\u2014]|\d{1,2}[.)])\s+")
#: a short form or code in brackets behind what it stands for
_SHORT = r" ?\((?:<(?:field|technique|ticker)#\d+>|(?:[a-z]{2,8}: ?)?[a-z.]{2,6})\)"
_PIECES = re.compile(rf"{_SHORT}|<\w+#(?P<number>\d+)>")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: words of so many letters are small in a title too
LITTLE = 4
#: the share of longer words that have a capital in a line that is a title
MOST_CAPITAL = 0.8


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
        return words[number % len(words)] if words and not span.plural else None


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
        index = bisect_right(self._starts, at) - 1
        return self.pieces[index] if index >= 0 and at < self.pieces[index].end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.pieces]


def spell(masked: Masked, text: str, spelling: Spelling) -> Spelt:
    """Return the sentence for the parser; `text` is the whole text, `masked` a sentence of it.

    A name that is only understood there is spelt out, as it is masked. A line in which each word
    has a capital gives its plain words in small letters; the mark of a list's point is left out,
    and so is a short form in brackets ("artificial intelligence (AI)").
    """
    made = _Speller(masked, text, spelling, _is_title(text[masked.start : masked.end]))
    point = _POINT.match(masked.text)
    at = point.end() if point else 0
    for sign in _PIECES.finditer(masked.text, at):
        if sign["number"] is None:
            made.add_plain(at, sign.start())
            at = sign.end()
            continue
        number = int(sign["number"])
        span = masked.spans[number]
        made.add_plain(at, sign.start())
        word = spelling.stand_in(span, number) or text[span.start : span.end]
        made.add(word, sign.start(), span)
        at = sign.end()
    made.add_plain(at, len(masked.text))
    return Spelt("".join(made.parts), masked, tuple(made.pieces))


def _is_title(line: str) -> bool:
    """Return whether nearly all long words of a line have a capital, as in a heading."""
    words = [word for word in _WORD.findall(line) if len(word) > LITTLE]
    capital = sum(word[0].isupper() for word in words)
    return len(words) > 1 and capital >= MOST_CAPITAL * len(words)


@dataclass
class _Speller:
    """Puts together what the parser is given, piece by piece."""

    masked: Masked
    text: str
    spelling: Spelling
    title: bool
    parts: list[str] = field(default_factory=list)
    pieces: list[_Piece] = field(default_factory=list)
    size: int = 0

    def add(self, words: str, place: int, span: Span | None = None, exact: bool = True) -> None:
        """Add words that stand at a place of the masked sentence."""
        if words:
            end = self.size + len(words)
            self.pieces.append(_Piece(self.size, end, place, span, exact))
            self.parts.append(words)
            self.size = end

    def add_plain(self, start: int, end: int) -> None:
        """Add what stands between two places, some words of it spelt otherwise."""
        words = self._cased(start, end)
        done = 0
        for match, new in self._respelt(words):
            self.add(words[done : match.start()], start + done)
            self.add(new, start + match.start(), exact=False)
            done = match.end()
        self.add(words[done:], start + done)

    def _cased(self, start: int, end: int) -> str:
        """Return the words between two places of the masked sentence with the text's capitals."""
        plain = self.masked.text[start:end]
        first = self.masked.origin(start)
        last = first + end - start
        words = self.text[first:last]
        if self.title or len(words) < len(plain) or self.masked.origin(end - 1) != last - 1:
            return plain
        pairs = zip(words, plain, strict=True)
        return "".join(one if one.lower() == small else small for one, small in pairs)

    def _respelt(self, words: str) -> list[tuple[re.Match[str], str]]:
        """Return the respelt words in reading order, none within another."""
        found = [
            (match, new)
            for pattern, new in self.spelling.words
            for match in pattern.finditer(words)
        ]
        kept: list[tuple[re.Match[str], str]] = []
        for match, new in sorted(found, key=lambda one: (one[0].start(), -one[0].end())):
            if not kept or match.start() >= kept[-1][0].end():
                kept.append((match, new))
        return kept
