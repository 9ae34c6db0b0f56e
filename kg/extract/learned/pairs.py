"""The pairs of a sentence that may be related: who they are, and what they can be to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.learned.table import Table
from kg.extract.learned.tokens import Token
from kg.extract.reference.guessing import Guess, Guessed
from kg.extract.signs.spans import Span

__all__ = ["Pair", "Part", "pairs", "parts"]


@dataclass(frozen=True)
class Part:
    """One of a pair: its token's place, its role, and who it is.

    `guess` says who words may stand for, with `span` as the likeliest of this role.
    """

    at: int
    number: int
    kind: str
    role: str
    span: Span
    guess: Guess | None = None
    margin: float = 0.0


@dataclass(frozen=True)
class Pair:
    """Two parts of a sentence in the order of the text."""

    first: Part
    second: Part


def pairs(guessed: Guessed, found: list[Token], table: Table) -> Iterator[Pair]:
    """Yield the pairs of names, or of a name and a figure, that some property can hold between.

    Names for which the same words stand ("both") are left to rules, which know what is of each.
    """
    every = [one for each in parts(guessed, found, table) for one in each]
    places = {(one.span.label, one.span.start) for one in every if _is_understood(one)}
    signs = Counter(start for _, start in places)
    every = [one for one in every if not (_is_understood(one) and signs[one.span.start] > 1)]
    for at, first in enumerate(every):
        for second in every[at + 1 :]:
            if first.at != second.at and _differ(first, second) and _may(first, second, table):
                yield Pair(first, second)


def _is_understood(one: Part) -> bool:
    return one.span.anaphor and one.guess is None


def _differ(first: Part, second: Part) -> bool:
    """Return whether two names are not one and the same, nor one the short form of the other."""
    one, other = first.span.label, second.span.label
    return one != other and one != _capitals(other) and other != _capitals(one)


def _capitals(label: str) -> str:
    return "".join(sign for sign in label if sign.isupper())


def _may(first: Part, second: Part, table: Table) -> bool:
    return bool(table.fitting(first.role, second.role))


def parts(guessed: Guessed, found: list[Token], table: Table) -> Iterator[list[Part]]:
    """Yield for each sign of the sentence what it can be: one part, or one of each role."""
    spans = guessed.masked.spans
    for at, token in enumerate(found):
        if token.number < 0:
            continue
        guess = guessed.guesses.get(token.number)
        if guess is None:
            role = table.role(token.kind)
            yield [Part(at, token.number, token.kind, role, spans[token.number])]
        else:
            yield list(_guesses(at, token, guess, table))


def _guesses(at: int, token: Token, guess: Guess, table: Table) -> Iterator[Part]:
    """Yield a part for each role that the words can have, with the likeliest name of that role."""
    role = table.role(token.kind)
    for one in [role] if role in table.roles.values() and role != "any" else table.either:
        ranked = [(span, weight) for span, weight in guess.ranked if _has(span, one, table)]
        if ranked:
            second = ranked[1][1] if len(ranked) > 1 else ranked[0][1] / 3
            margin = ranked[0][1] / second if second else 3.0
            yield Part(at, token.number, token.kind, one, ranked[0][0], guess, margin)


def _has(span: Span, role: str, table: Table) -> bool:
    return table.role(span.kind.lower()) == role
