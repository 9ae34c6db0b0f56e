"""The graph as texts by subject: read predicate by predicate, written as Turtle writes terms."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable
from itertools import chain, compress, starmap

import pyoxigraph as ox

from kg.graph.engine import Engine
from kg.graph.namespaces import AIR, ID, XSD, double

__all__ = ["PAGES", "SHEET", "Rows", "Shown"]

#: how pages of lists begin: each build makes them anew, so that no export holds them
PAGES = f"{ID}page/"
#: what tables show first, which each build makes anew as well
SHEET = f"{AIR}sheet"

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_DECIMAL = re.compile(r"[+-]?[0-9]*\.[0-9]+")
_OWN, _PAGES = f"<{ID}", f"<{PAGES}"
_DOUBLE = f"^^<{XSD}double>"
_TYPE = "rdf:type"
_FIRST = (_TYPE, "rdfs:label")
#: of these each value is asked for its subjects, since the engine spells each term of an answer
_FEW = (_TYPE, "air:modality", "air:polarity", "air:status", "prov:wasGeneratedBy")
#: what N-Triples escapes and the answer to a query does not; nothing of it is printable
_ODD = (*({*range(0x20), 0x7F} - {*b"\t\n\r"}), 0xFFFE, 0xFFFF)
_ESCAPES = {one: str(ox.Literal(chr(one)))[1:-1] for one in _ODD}


class Shown(dict[str, str]):
    """N-Triples terms to terms as Turtle shows them, each made once.

    >>> shown = Shown({"air": "https://w3id.org/airace/ns#", "xsd": XSD})
    >>> shown["<https://w3id.org/airace/ns#Claim>"], shown[f'"256"^^<{XSD}double>']
    ('air:Claim', '2.56E2')
    >>> shown["<https://a.example/>"], shown['"x"@en'], shown["7"], sorted(shown.used)
    ('<https://a.example/>', '"x"@en', '7', ['air'])
    """

    def __init__(self, prefixes: dict[str, str]) -> None:
        """Keep the prefixes; `used` are those that terms were shown with."""
        super().__init__()
        longest = sorted(prefixes.items(), key=lambda pair: -len(pair[1]))
        self.prefixes = [(f"<{iri}", name) for name, iri in longest]
        self.names = dict(reversed(self.prefixes))
        self.used: set[str] = set()

    def __missing__(self, term: str) -> str:
        """Return the term: IRIs by the longest prefix, numbers and truth values bare."""
        found = self[term] = self._iri(term) if term[0] == "<" else self._literal(term)
        return found

    def _literal(self, term: str) -> str:
        if term[0] != '"':
            return f'"{term}"^^{self[f"<{XSD}decimal>"]}' if _DECIMAL.fullmatch(term) else term
        if term.endswith(_DOUBLE):
            return double(float(term[1 : -len(_DOUBLE) - 1])).split('"')[1]
        if not term.isprintable():
            term = term.translate(_ESCAPES)
        body, _, kind = term.rpartition("^^")
        return f"{body}^^{self[kind]}" if body and term[-1] == ">" else term

    def _iri(self, term: str) -> str:
        cut = term.rfind("/") + 1
        near = self.names.get(term[:cut])
        digest = term[cut:-1]
        if near and digest.isalnum() and digest.isascii():  # most are; the expression takes longer
            self.used.add(near)
            return f"{near}:{digest}"
        for base, name in [(term[:cut], near)] if near else self.prefixes:
            if term.startswith(base) and _LOCAL.fullmatch(term, len(base), len(term) - 1):
                self.used.add(name)
                return f"{name}:{term[len(base) : -1]}"
        return term


class Rows:
    """The default graph of an engine as texts by subject, without the pages of lists and sheets.

    `texts` gives to each subject's IRI its predicates with their values, such as
    `air:status air:stated`, in the order in which they are written: type and label first, then by
    name. `raw` keeps the plain values of predicates that were asked for.
    """

    def __init__(self, engine: Engine, ontology: bool, kept: Iterable[str]) -> None:
        """Read the whole graph; the ontology's own rows only when `ontology` is true."""
        self._engine, self._ontology, self.shown = engine, ontology, Shown(engine.prefixes)
        self.texts: dict[str, list[str]] = defaultdict(list)
        self.raw: dict[str, dict[str, str]] = {name: {} for name in kept}
        names = Shown(engine.prefixes)
        found = self._asked("SELECT DISTINCT ?p { ?s ?p ?o }").split("\n")[1:-1]
        found = [one for one in found if one != f"<{SHEET}>"]
        for predicate in sorted(found, key=lambda one: (_rank(names[one]), names[one])):
            parts = [self._pairs(predicate, one) for one in self._values(predicate, names)]
            subjects, values = (list(chain(*some)) for some in zip(*parts, strict=True))
            if subjects:
                self._add(names[predicate], self._key(predicate), subjects, values)
        for subject in [one for one in self.texts if one.startswith(_PAGES)]:
            del self.texts[subject]

    def _values(self, predicate: str, names: dict[str, str]) -> list[str]:
        """Return the values by which a predicate is read: all at once, but of a store its few.

        A blank node is none of them: in a query it would stand for any value.
        """
        if names[predicate] not in _FEW or not isinstance(self._engine.source, ox.Store):
            return ["?o"]
        found = _cells(self._asked(f"SELECT DISTINCT ?o {{ ?s {predicate} ?o }}"))
        return found if all(one[0] == "<" for one in found) else ["?o"]

    def _pairs(self, predicate: str, value: str) -> tuple[list[str], list[str]]:
        """Return the subjects of a predicate with a value, each with it at the same place."""
        every = value == "?o"
        text = self._asked(f"SELECT ?s {'?o' if every else ''} {{ ?s {predicate} {value} }}")
        cells = _cells(text)
        subjects, values = (cells[::2], cells[1::2]) if every else (cells, [value] * len(cells))
        if self._ontology or text.count(f"\n{_OWN}") == len(subjects):
            return subjects, values
        own = [one.startswith(_OWN) for one in subjects]
        return list(compress(subjects, own)), list(compress(values, own))

    def _add(self, name: str, key: str, subjects: list[str], values: list[str]) -> None:
        """Append to each subject what it has; equal texts are one text in memory."""
        if name in self.raw:
            self.raw[name] = dict(zip(subjects, values, strict=True))
        if len(set(subjects)) < len(subjects):
            self._add_several(key, subjects, values)
            return
        shown = self.shown
        same = {one: f"{key} {shown[one]}" for one in set(values)}
        _append(map(self.texts.__getitem__, subjects), map(same.__getitem__, values))

    def _add_several(self, key: str, subjects: list[str], values: list[str]) -> None:
        several: dict[str, list[str]] = defaultdict(list)
        _append(map(several.__getitem__, subjects), values)
        found = list(map(tuple, several.values()))
        shown = self.shown.__getitem__
        same = {some: f"{key} {', '.join(sorted(map(shown, some)))}" for some in set(found)}
        _append(map(self.texts.__getitem__, several), map(same.__getitem__, found))

    def _key(self, predicate: str) -> str:
        name = self.shown[predicate]
        return "a" if name == _TYPE else name

    def graphs(self) -> dict[str, list[str]]:
        """Return to each named graph its triples, as Turtle shows them."""
        found: dict[str, list[str]] = defaultdict(list)
        cells = iter(_cells(self._asked("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }")))
        for graph, subject, predicate, value in zip(cells, cells, cells, cells, strict=True):
            triple = f"{self.shown[subject]} {self._key(predicate)} {self.shown[value]}"
            found[graph].append(triple)
        return found

    def _asked(self, text: str) -> str:
        """Return the answer to a SELECT, a head and then a line a row, with N-Triples terms."""
        found = self._engine.source.query(text)
        assert isinstance(found, ox.QuerySolutions)  # noqa: S101  # each is a SELECT
        return (found.serialize(format=ox.QueryResultsFormat.TSV) or b"").decode()


def _append(lists: Iterable[list[str]], texts: Iterable[str]) -> None:
    """Append to each list the text at its place; raises ValueError where one has no other."""
    deque(starmap(list.append, zip(lists, texts, strict=True)), maxlen=0)


def _rank(name: str) -> int:
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def _cells(text: str) -> list[str]:
    """Return the cells of an answer, row by row."""
    return text[text.index("\n") + 1 :].replace("\n", "\t").split("\t")[:-1]
