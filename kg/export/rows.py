"""The graph as texts by subject: read predicate by predicate, written as Turtle writes terms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import compress

import pyoxigraph as ox

from kg.graph.engine import Engine
from kg.graph.namespaces import ID, XSD, double

__all__ = ["Rows", "Shown"]

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_DECIMAL = re.compile(r"[+-]?[0-9]*\.[0-9]+")
_OWN = f"<{ID}"
_DOUBLE = f"^^<{XSD}double>"
_TYPE = "rdf:type"
_FIRST = (_TYPE, "rdfs:label")
#: a property of at most so many values is read value by value: then the engine looks up no value
_FEW = 20
#: what N-Triples escapes and the answer to a query does not
_ODD = bytes({*range(0x20), 0x7F} - {*b"\t\n\r"})
_LAST = ("\ufffe", "\uffff")
_ESCAPES = {ord(one): str(ox.Literal(one))[1:-1] for one in (*map(chr, _ODD), *_LAST)}


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
        body, _, kind = term.rpartition("^^")
        return f"{body}^^{self[kind]}" if body and term[-1] == ">" else term

    def _iri(self, term: str) -> str:
        cut = term.rfind("/") + 1
        near = self.names.get(term[:cut])
        for base, name in [(term[:cut], near)] if near else self.prefixes:
            if term.startswith(base) and _LOCAL.fullmatch(term, len(base), len(term) - 1):
                self.used.add(name)
                return f"{name}:{term[len(base) : -1]}"
        return term


class Rows(dict[str, list[str]]):
    """The default graph of an engine: to each subject's IRI its predicates, with their values.

    Each is a text such as `air:status air:stated`, in the order in which they are written: type
    and label first, then by name. `raw` keeps the plain values of predicates that were asked for.
    """

    def __init__(self, engine: Engine, ontology: bool, kept: Iterable[str]) -> None:
        """Read the whole graph; the ontology's own rows only when `ontology` is true."""
        super().__init__()
        self._engine, self._ontology, self.shown = engine, ontology, Shown(engine.prefixes)
        self.raw: dict[str, dict[str, str]] = {name: {} for name in kept}
        names = Shown(engine.prefixes)
        found = self._asked("SELECT DISTINCT ?p { ?s ?p ?o }")
        for predicate in sorted(found, key=lambda one: (_rank(names[one]), names[one])):
            few = self._asked(f"SELECT DISTINCT ?o {{ ?s {predicate} ?o }} LIMIT {_FEW + 1}")
            if names[predicate] in self.raw or len(few) > _FEW or any(map(_is_blank, few)):
                self._read_pairs(predicate, names[predicate])
            else:
                self._read_values(predicate, few)

    def _read_pairs(self, predicate: str, name: str) -> None:
        """Read subjects with the values that they have."""
        cells = self._asked(f"SELECT ?s ?o {{ ?s {predicate} ?o }}")
        subjects, values = self._own(cells[::2], cells[1::2])
        if not subjects:
            return
        key, shown = self._key(predicate), self.shown
        found = dict(zip(subjects, values, strict=True))
        if name in self.raw:
            self.raw[name] = found
        if len(found) == len(subjects):
            self._add(subjects, [f"{key} {shown[value]}" for value in values])
            return
        several: dict[str, list[str]] = defaultdict(list)
        for subject, value in zip(subjects, values, strict=True):
            several[subject].append(shown[value])
        self._add(several, [f"{key} {', '.join(sorted(some))}" for some in several.values()])

    def _read_values(self, predicate: str, values: list[str]) -> None:
        """Read the subjects of each value; those with equal values share one text."""
        asked = {value: f"SELECT ?s {{ ?s {predicate} {value} }}" for value in values}
        owned = {value: self._own(self._asked(text))[0] for value, text in asked.items()}
        texts: dict[str, str] = {}
        for shown, value in sorted((self.shown[value], value) for value in values if owned[value]):
            longer = {"": f"{self._key(predicate)} {shown}"}
            for subject in owned[value]:
                before = texts.get(subject, "")
                if before not in longer:
                    longer[before] = f"{before}, {shown}"
                texts[subject] = longer[before]
        self._add(texts, texts.values())

    def _add(self, subjects: Iterable[str], texts: Iterable[str]) -> None:
        for subject, text in zip(subjects, texts, strict=True):
            if subject in self:
                self[subject].append(text)
            else:
                self[subject] = [text]

    def _own(self, subjects: list[str], *others: list[str]) -> list[list[str]]:
        """Return the lists without the subjects of the ontology, where these are not wanted."""
        own = [self._ontology or one.startswith(_OWN) for one in subjects]
        if all(own):
            return [subjects, *others]
        return [list(compress(one, own)) for one in (subjects, *others)]

    def _key(self, predicate: str) -> str:
        name = self.shown[predicate]
        return "a" if name == _TYPE else name

    def graphs(self) -> dict[str, list[str]]:
        """Return to each named graph its triples, as Turtle shows them."""
        found: dict[str, list[str]] = defaultdict(list)
        cells = iter(self._asked("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"))
        for graph, subject, predicate, value in zip(cells, cells, cells, cells, strict=True):
            triple = f"{self.shown[subject]} {self._key(predicate)} {self.shown[value]}"
            found[graph].append(triple)
        return found

    def _asked(self, text: str) -> list[str]:
        """Return the cells of a SELECT, row by row, as N-Triples terms."""
        found = self._engine.source.query(text)
        assert isinstance(found, ox.QuerySolutions)  # noqa: S101  # each is a SELECT
        data = found.serialize(format=ox.QueryResultsFormat.TSV) or b""
        lines = data.decode()
        odd = len(data.translate(None, _ODD)) < len(data) or any(one in lines for one in _LAST)
        whole = lines.translate(_ESCAPES) if odd else lines
        return whole[whole.index("\n") + 1 :].replace("\n", "\t").split("\t")[:-1]


def _rank(name: str) -> int:
    return _FIRST.index(name) if name in _FIRST else len(_FIRST)


def _is_blank(term: str) -> bool:
    return term.startswith("_:")
