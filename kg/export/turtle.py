"""Turtle and TriG that a person likes to read: grouped, prefixed, in reading order, stable."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.engine import Engine, Term, term_value
from kg.graph.namespaces import AIR, ID, XSD, double

__all__ = ["turtle"]

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
OA = "http://www.w3.org/ns/oa#"
_FIRST = [_RDF_TYPE, "http://www.w3.org/2000/01/rdf-schema#label"]
_BARE = {f"{XSD}integer", f"{XSD}double", f"{XSD}boolean"}
_VALUES = ("quantity", "date")
_TAIL = ("disagreement", "side", "compatibility", "overlap", "naming", "run")
_INNER = ("claim", "assertion", "evidence", "position", "fragment", "words", *_VALUES, *_TAIL)

#: subject to predicate to objects
Rows = dict[str, dict[str, list[Term]]]


def turtle(engine: Engine, graphs: bool = False, ontology: bool = False) -> str:
    """Return the graph as Turtle, or as TriG with each claim's named graph when `graphs` is true.

    Documents and entities come first, by class; then the claims in reading order, each followed
    by its assertions and places; then values and disagreements. Equal graphs give equal bytes.
    """
    writer = _Writer(engine, graphs, ontology)
    return "\n".join(writer.lines()) + "\n"


class _Writer:
    """One export: the rows by subject, and the order in which they are written."""

    def __init__(self, engine: Engine, graphs: bool, ontology: bool) -> None:
        """Read the rows of the store that are to be written."""
        self.engine = engine
        self.graphs = graphs
        self.rows: Rows = defaultdict(lambda: defaultdict(list))
        self.used: set[str] = set()
        for quad in engine.source.quads_for_pattern(None, None, None, ox.DefaultGraph()):
            subject = term_value(quad.subject)
            if ontology or subject.startswith(ID):
                self.rows[subject][quad.predicate.value].append(quad.object)
        self.terms: dict[str, str] = {}
        longest = sorted(engine.prefixes.items(), key=lambda pair: -len(pair[1]))
        self.prefixes = [(name, iri) for name, iri in longest]

    def lines(self) -> Iterator[str]:
        """Yield the lines of the file: prefixes that are used, then the sections."""
        body = [
            line for title, subjects in self.sections() for line in self.section(title, subjects)
        ]
        yield "# airace: who says what about the AI industry, where exactly, and what denies it."
        yield "# The terms are explained in the ontology, https://w3id.org/airace/ns"
        for name in sorted(self.used):
            yield f"@prefix {name}: <{self.engine.prefixes[name]}> ."
        yield from body

    def section(self, title: str, subjects: list[str]) -> Iterator[str]:
        """Yield a heading and the blocks of its subjects."""
        if subjects:
            yield from ("", f"# {'-' * 12} {title}")
        for subject in subjects:
            yield from self.block(subject)
            if self.graphs and kind_of(subject) == "claim":
                yield from self.named_graph(subject)

    def sections(self) -> Iterator[tuple[str, list[str]]]:
        """Yield title and subjects of each section in the order of the file."""
        by_kind: dict[str, list[str]] = defaultdict(list)
        for subject in sorted(self.rows):
            by_kind[kind_of(subject)].append(subject)
        yield "ontology", by_kind.pop("", [])
        yield "documents", by_kind.pop("document", [])
        for kind in sorted(by_kind.keys() - set(_INNER)):
            yield f"entities: {kind}", by_kind[kind]
        yield "claims, each with its assertions and their places", self.reading_order(by_kind)
        yield "quantities and dates", [one for kind in _VALUES for one in by_kind[kind]]
        yield (
            "disagreements, compatibilities, names of single documents, runs",
            [one for kind in _TAIL for one in by_kind[kind]],
        )

    def reading_order(self, by_kind: dict[str, list[str]]) -> list[str]:
        """Return claims by their first place, each followed by what hangs on it."""
        said: dict[str, list[tuple[str, int, int, str]]] = defaultdict(list)
        for assertion in by_kind["assertion"]:
            evidence = self.one(assertion, f"{AIR}evidence")
            at = self.start(evidence)
            document = self.one(assertion, f"{AIR}reportedIn")
            said[self.one(assertion, f"{AIR}asserts")].append((document, *at, assertion))
        found: list[str] = []
        seen: set[str] = set()
        for claim in sorted(by_kind["claim"], key=lambda one: (sorted(said[one])[:1], one)):
            found.append(claim)
            for *_, assertion in sorted(said[claim]):
                found += [assertion, *self.place(assertion, seen)]
        return found

    def start(self, evidence: str) -> tuple[int, int]:
        """Return where a place begins: its character in a text, its row and column in a table."""
        if f"{AIR}row" in self.rows[evidence]:
            return int(self.one(evidence, f"{AIR}row")), int(self.one(evidence, f"{AIR}column"))
        return int(self.one(evidence.replace("/evidence/", "/position/"), f"{OA}start")), 0

    def one(self, subject: str, predicate: str) -> str:
        """Return the one value that a subject has for a predicate."""
        return term_value(self.rows[subject][predicate][0])

    def place(self, assertion: str, seen: set[str]) -> Iterator[str]:
        """Yield the evidence of an assertion and its selectors where they are first met."""
        evidence = self.one(assertion, f"{AIR}evidence")
        if evidence not in seen:
            seen.add(evidence)
            yield evidence
            for kind in ("position", "fragment", "words"):
                selector = evidence.replace("/evidence/", f"/{kind}/")
                if selector in self.rows:
                    yield selector

    def block(self, subject: str) -> Iterator[str]:
        """Yield the lines of one subject: type and label first, then predicates by name."""
        row = self.rows[subject]
        names = sorted(row, key=lambda one: (_rank(one), self.iri(one)))
        pairs = [f"{self.name(name)} {', '.join(self.objects(row[name]))}" for name in names]
        yield ""
        yield f"{self.iri(subject)} " + " ;\n    ".join(pairs) + " ."

    def named_graph(self, claim: str) -> Iterator[str]:
        """Yield the claim's own graph with its one triple."""
        graph = ox.NamedNode(claim)
        for quad in self.engine.source.quads_for_pattern(None, None, None, graph):
            triple = (self.iri(term_value(quad.subject)), self.name(quad.predicate.value))
            yield f"{self.iri(claim)} {{ {' '.join(triple)} {self.term(quad.object)} . }}"

    def objects(self, terms: Iterable[Term]) -> list[str]:
        """Return the objects in a fixed order."""
        return sorted(map(self.term, terms))

    def name(self, predicate: str) -> str:
        """Return a predicate, `a` for rdf:type."""
        return "a" if predicate == _RDF_TYPE else self.iri(predicate)

    def iri(self, iri: str) -> str:
        """Return an IRI with the longest prefix that fits, else in angle brackets."""
        known = self.terms.get(iri)
        if known is not None:
            return known
        short = f"<{iri}>"
        for name, base in self.prefixes:
            if iri.startswith(base) and _LOCAL.fullmatch(iri[len(base) :]):
                self.used.add(name)
                short = f"{name}:{iri[len(base) :]}"
                break
        self.terms[iri] = short
        return short

    def term(self, term: Term) -> str:
        """Return an object: numbers and truth values bare, everything else as a term."""
        if isinstance(term, ox.NamedNode):
            return self.iri(term.value)
        if isinstance(term, ox.Literal) and term.datatype.value in _BARE:
            return bare(term)
        if isinstance(term, ox.Literal) and not term.language:
            body, _, datatype = str(term).rpartition("^^")
            return f"{body}^^{self.iri(datatype[1:-1])}" if body else str(term)
        return str(term)


def bare(literal: ox.Literal) -> str:
    """Return a number or truth value without quotes; a double keeps its exponent, its mark.

    >>> bare(ox.Literal("256", datatype=ox.NamedNode(f"{XSD}double")))
    '2.56E2'
    """
    if literal.datatype.value.endswith("#double"):
        return double(float(literal.value)).split('"')[1]
    return literal.value


def kind_of(subject: str) -> str:
    """Return the kind in an identifier's IRI, empty for terms of the ontology.

    >>> kind_of("https://w3id.org/airace/id/model/deepseek-v3")
    'model'
    """
    return subject.removeprefix(ID).partition("/")[0] if subject.startswith(ID) else ""


def _rank(predicate: str) -> int:
    return _FIRST.index(predicate) if predicate in _FIRST else len(_FIRST)
