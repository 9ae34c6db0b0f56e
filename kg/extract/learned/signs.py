"""What speaks for a relation of two names: the words between and beside them, and how they stand.

A sign is a short text ("between: back", "last: by"); of each relation the weights
say how much it speaks for it. Members of a list are read as if they stood alone, so that "backed by
Foo, Bar and Baz" shows of Baz what it shows of Foo.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.extract.learned.pairs import Pair, Part
from kg.extract.learned.table import Table
from kg.extract.learned.tokens import Token, past_list, stem

__all__ = ["Reading"]

#: up to how many words between two names each pair of neighbours is a sign; else the outer ones
NEAR, OUTER = 8, 4
#: up to how many words between two names all of them together are a sign
FEW = 5
#: how many words beside two names are looked at, and how many letters for lists of words
BESIDE, WINDOW = 4, 60
#: from which number on of names between it counts as many
MANY = 3
_MARKS = ',;:\u2014()"'
_GAPS = ((0, "0"), (1, "1"), (2, "2"), (5, "3-5"), (10, "6-10"), (20, "11-20"))


@dataclass(frozen=True)
class Reading:
    """A masked sentence as tokens, with the places of the lists of words that stand in it."""

    tokens: Sequence[Token]
    table: Table
    listed: tuple[tuple[str, int], ...]
    heading: bool = False

    @classmethod
    def of(
        cls, text: str, found: Sequence[Token], table: Table,
        lists: Sequence[tuple[str, re.Pattern[str]]], heading: bool = False,
    ) -> Reading:  # fmt: skip
        """Return the reading of a text."""
        listed = ((name, hit.start()) for name, words in lists for hit in words.finditer(text))
        return cls(found, table, tuple(listed), heading)

    def signs(self, pair: Pair) -> frozenset[str]:
        """Return the signs of a pair."""
        return frozenset(_Around(self, pair.first, pair.second).every())


@dataclass(frozen=True)
class _Around:
    """Two names in their sentence, and the lists of names that they belong to."""

    reading: Reading
    first: Part
    second: Part

    @cached_property
    def inner(self) -> tuple[int, int]:
        """The places of the last of the first one's list and the first of the second one's."""
        left = self._past(self.first.at, self.second.at, self.first)
        return left, self._past(self.second.at, left, self.second)

    @cached_property
    def outer(self) -> tuple[int, int]:
        """The places of the first of the first one's list and the last of the second one's."""
        left = self._past(self.first.at, -1, self.first)
        return left, self._past(self.second.at, len(self.reading.tokens), self.second)

    @cached_property
    def between(self) -> Sequence[Token]:
        """The tokens between the two lists."""
        left, right = self.inner
        return self.reading.tokens[left + 1 : right]

    def every(self) -> Iterator[str]:
        yield from self._parts()
        yield from self._distance()
        yield from self._words()
        yield from self._lists()
        yield from self._meant()

    def _shape(self, token: Token) -> str:
        """Return a token as a sign has it: a word without its ending, a name as its kind."""
        if token.number >= 0:
            return f"<{token.kind}>"
        return stem(token.text, self.reading.table.endings)

    def _past(self, at: int, stop: int, part: Part) -> int:
        """Return where the list ends that the part belongs to."""
        joints = self.reading.table.joints
        return past_list(self.reading.tokens, at, stop, self._alike(part), joints)

    def _alike(self, part: Part) -> frozenset[str]:
        """Return the kinds of the names that may stand in one list with the part."""
        roles = self.reading.table.roles
        mine = {"name", self.reading.table.role(part.kind)}
        return frozenset(kind for kind, role in roles.items() if role in mine) | {part.kind}

    def _parts(self) -> Iterator[str]:
        """Yield what the two are, and how sure it is whom words mean."""
        for side, one in (("1", self.first), ("2", self.second)):
            yield f"kind {side}: {one.kind}"
            if one.span.anaphor or one.guess:
                yield f"leans {side}"
            if one.guess:
                sure = "high" if one.margin >= 2 else "middle" if one.margin >= 1.3 else "low"
                yield f"words {side}: {one.guess.words.split()[-1]}"
                yield f"margin {side}: {sure}"
        yield f"roles: {self.first.role} {self.second.role}"
        if self.first.span.plural or self.second.span.plural:
            yield "plural"
        if self.reading.heading:
            yield "heading"
        if self.first.at == 0:
            yield "opens"

    def _distance(self) -> Iterator[str]:
        """Yield how far apart the two lists are, and what else is named between."""
        (left, right), size = self.inner, len(self.between)
        yield f"apart: {next((name for most, name in _GAPS if size <= most), '>20')}"
        if left != self.first.at:
            yield "list 1"
        if right != self.second.at:
            yield "list 2"
        role = self.reading.table.role
        roles = [role(one.kind) for one in self.between if one.number >= 0]
        yield f"names between: {min(len(roles), MANY + 1)}"
        yield f"roles between: {' '.join(sorted(set(roles)))}"
        yield f"like 1 between: {min(MANY, roles.count(self.first.role))}"
        yield f"like 2 between: {min(MANY, roles.count(self.second.role))}"

    def _words(self) -> Iterator[str]:
        """Yield the words between: each, each two neighbours, and all where they are few."""
        words = [self._shape(one) for one in self.between]
        yield from (f"between: {one}" for one in words)
        near = words if len(words) <= NEAR else [*words[:OUTER], "...", *words[-OUTER:]]
        yield from (
            f"two: {one} {other}" for one, other in zip(["^", *near], [*near, "$"], strict=True)
        )
        if len(words) <= FEW:
            yield f"all: {' '.join(words)}"
        yield from (f"mark: {one}" for one in {each.text for each in self.between} & set(_MARKS))
        found = self.reading.tokens
        yield f"behind 1: {self._shape(found[self.first.at + 1])}"
        if self.second.at + 1 < len(found):
            yield f"behind 2: {self._shape(found[self.second.at + 1])}"

    def _lists(self) -> Iterator[str]:
        """Yield the lists of words that stand between the two, or beside them."""
        begin, end = self._place(self.first), self._place(self.second)
        for name, at in self.reading.listed:
            if begin[1] <= at < end[0]:
                yield f"listed: {name}"
            elif begin[0] - WINDOW < at < begin[0]:
                yield f"listed before: {name}"
            elif end[1] <= at < end[1] + WINDOW:
                yield f"listed behind: {name}"

    def _place(self, part: Part) -> tuple[int, int]:
        token = self.reading.tokens[part.at]
        return token.start, token.end

    def _meant(self) -> Iterator[str]:
        """Yield what the words between and beside the two mean, with what leads to the names."""
        found, of = self.reading.tokens, self.reading.table.meanings.of
        between = [(at, one) for at, each in enumerate(self.between) if each.number < 0
                   for one in of(each.text)]  # fmt: skip
        left, right = self.outer
        before = [one for each in found[max(0, left - BESIDE) : left] for one in _of(each, of)]
        behind = [one for each in found[right + 1 : right + 1 + BESIDE] for one in _of(each, of)]
        last, first = self._grammar(-1, "^"), self._grammar(0, "$")
        yield from (f"last: {last}", f"first: {first}", f"ends: {first} {last}")
        inside = {one for _, one in between}
        yield from (f"meant: {one}" for one in inside)
        yield from (f"meant before: {one}" for one in before)
        yield from (f"meant behind: {one}" for one in behind)
        if between:
            outer = (max(at for at, _ in between), min(at for at, _ in between))
            for at, one in between:
                if at == outer[0]:
                    yield from (f"meant last: {one}", f"meant last: {one} {last}")
                if at == outer[1]:
                    yield f"meant first: {one}"
        yield from (f"meant: {one} ~ {two}" for one in before for two in inside or {"-"})
        yield from (f"meant: {two} ~ {one} ." for one in behind for two in inside or {"-"})

    def _grammar(self, at: int, nothing: str) -> str:
        """Return the first or last token between where it is a word of grammar."""
        if not self.between:
            return nothing
        text = self.between[at].text
        return text if text in self.reading.table.grammar else "word"


def _of(token: Token, of: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    return of(token.text) if token.number < 0 else ()
