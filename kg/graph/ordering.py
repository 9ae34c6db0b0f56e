"""ORDER BY at the end of a query, done here: the engine decodes both terms at each comparison.

So rows come in the same order from every engine, whatever its collation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cmp_to_key, partial
from itertools import groupby
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.graph.namespaces import XSD
from kg.graph.term import Term

if TYPE_CHECKING:
    from decimal import Decimal

    _Key = tuple[int, int | Decimal | float | str, str, str]

__all__ = ["Order", "in_order", "split_order"]

#: a variable, and whether its greatest value comes first
Order = list[tuple[str, bool]]

_TAIL = re.compile(
    r"\bORDER\s+BY((?:\s+\?\w+|\s+(?:ASC|DESC)\(\s*\?\w+\s*\))+)\s*\Z", re.IGNORECASE
)
#: looked for first: the whole expression takes long where it cannot match
_WORD = re.compile("ORDER", re.IGNORECASE)
#: where a "#" begins no comment
_IRI_OR_TEXT = r"<[^<>\s]*>|\"[^\"\n]*\"|'[^'\n]*'"
_KEY = re.compile(r"(DESC|ASC)?\(?\s*\?(\w+)", re.IGNORECASE)


def _decimal(text: str) -> Decimal:
    from decimal import Decimal

    return Decimal(text)


_NUMBERS: dict[str, Callable[[str], int | Decimal | float]] = {
    f"{XSD}integer": int,
    f"{XSD}decimal": _decimal,
    f"{XSD}double": float,
}
#: literals whose order is that of their signs
_OF_A_LANGUAGE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
_TEXTS = {f"{XSD}{kind}" for kind in ("string", "boolean", "date")} | {_OF_A_LANGUAGE}
#: so few rows are compared with each other; of more each place is looked at in all
_FEW = 4
_UNBOUND, _BLANK, _IRI, _NUMBER, _TEXT, _OTHER = range(6)


def split_order(text: str) -> tuple[str, Order]:
    """Return the query without the ORDER BY at its end, and that as variables.

    An ORDER BY of anything but variables, or in a comment, stays where it is, and the order is
    empty.

    >>> split_order("SELECT ?a { ?a ?b ?c } ORDER BY DESC(?c) ?a")
    ('SELECT ?a { ?a ?b ?c } ', [('c', True), ('a', False)])
    >>> split_order("SELECT ?a { ?a ?b ?c } ORDER BY STR(?c)")[1]
    []
    """
    at = text.rfind("ORDER")
    found = _TAIL.match(text, at) if at >= 0 else None
    if not found and (first := _WORD.search(text)):
        found = _TAIL.search(text, first.start())
    if not found or _is_comment(text, found.start()):
        return text, []
    keys = [(name, word.upper() == "DESC") for word, name in _KEY.findall(found[1])]
    return text[: found.start()], keys


def _is_comment(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return "#" in line and "#" in re.sub(_IRI_OR_TEXT, "", line)


def in_order(
    rows: list[tuple[Term, ...]], columns: Sequence[str], order: Order
) -> list[tuple[Term, ...]] | None:
    """Return the rows as SPARQL orders them, or None where that is left to the engine.

    Unbound comes first, then blank nodes, IRIs, literals; numbers by value, texts by sign. Left
    is what hangs on other literals or on a number beside a text, and variables that are no columns.

    >>> one, two = ox.Literal(9), ox.Literal(10)
    >>> in_order([(two,), (one,), (None,)], ["n"], [("n", False)]) == [(None,), (one,), (two,)]
    True
    """
    if any(name not in columns for name, _ in order):
        return None
    places = [(columns.index(name), falling) for name, falling in order]
    try:
        return _sorted(rows, places, _Keys())
    except (ValueError, ArithmeticError):
        return None


def _sorted(
    rows: list[tuple[Term, ...]], places: Sequence[tuple[int, bool]], known: _Keys
) -> list[tuple[Term, ...]]:
    """Return the rows by the first place, and those that are alike there by the next.

    So a term is looked at only where it decides. Raises ValueError, or ArithmeticError, where the
    order is the engine's.
    """
    (place, falling), rest = places[0], places[1:]
    keys = [known[row[place]] for row in rows]
    literals = {key[0] for key in keys if key[0] > _IRI}
    if len(literals) > 1 or _OTHER in literals:
        raise ValueError
    ordered = sorted(range(len(keys)), key=keys.__getitem__, reverse=falling)
    if not rest:
        return [rows[number] for number in ordered]
    found: list[tuple[Term, ...]] = []
    for _, numbers in groupby(ordered, keys.__getitem__):
        alike = [rows[number] for number in numbers]
        if len(alike) > _FEW:
            alike = _sorted(alike, rest, known)
        elif len(alike) > 1:
            alike.sort(key=cmp_to_key(partial(_compared, rest, known)))
        found += alike
    return found


def _compared(
    places: Sequence[tuple[int, bool]],
    known: _Keys,
    one: tuple[Term, ...],
    other: tuple[Term, ...],
) -> int:
    """Return below 0 where the one row comes first, above 0 the other, 0 where they are alike.

    Raises ValueError where that is the engine's to say.
    """
    for place, falling in places:
        first, second = known[one[place]], known[other[place]]
        if first != second:
            kinds = first[0], second[0]
            if _OTHER in kinds or (kinds[0] != kinds[1] and min(kinds) > _IRI):
                raise ValueError
            return 1 if (first > second) != falling else -1
    return 0


class _Keys(dict[Term, "_Key"]):
    """What terms are ordered by, each made once: the rows of an answer repeat their terms."""

    def __missing__(self, term: Term) -> _Key:
        found = self[term] = _key(term)
        return found


def _key(term: Term) -> _Key:
    if isinstance(term, ox.Literal):
        kind = term.datatype.value
        if kind in _NUMBERS:
            return _NUMBER, _NUMBERS[kind](term.value), "", ""
        language = (term.language or "") if kind == _OF_A_LANGUAGE else ""
        return _TEXT if kind in _TEXTS else _OTHER, term.value, kind, language
    if isinstance(term, ox.NamedNode):
        return _IRI, term.value, "", ""
    return (_UNBOUND, "", "", "") if term is None else (_BLANK, str(term), "", "")
