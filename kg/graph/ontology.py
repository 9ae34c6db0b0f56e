"""The ontology's Turtle read into the vocabulary that the lower floors use."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import AiraceError, DataError
from kg.graph.namespaces import AIR
from kg.graph.ontology_file import OntologyFile, ontology_files
from kg.graph.term import term_value
from kg.model import Property, Qualifier, Range, Vocabulary
from kg.resources import Root

__all__ = ["ontology_quads", "read_vocabulary"]

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SCHEMA = "https://schema.org/"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_KINDS = (f"{_OWL}Class", f"{AIR}ClaimProperty", f"{AIR}Qualifier")
_DEFINITION = f"{_SKOS}definition"
#: of these a term has one value
_ONE = (f"{_RDFS}label", _DEFINITION, f"{AIR}phrase", f"{AIR}key")
_TRUTH, _SIDES = ("true", "false"), ("subject", "object")
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_RANGES = {
    f"{AIR}Quantity": Range.QUANTITY,
    f"{AIR}Date": Range.DATE,
    f"{_RDF}langString": Range.TEXT,
}

#: subject to predicate to objects, as plain IRIs and texts
Triples = dict[str, dict[str, list[str]]]


def ontology_quads(root: Root) -> list[ox.Quad]:
    """Return the ontology's triples; raises DataError for a file that is not Turtle."""
    return [quad for file in ontology_files(root) for quad in file.quads()]


def read_vocabulary(root: Root) -> Vocabulary:
    """Return the classes, properties and qualifiers that the ontology declares.

    A term of our namespace goes by its local name, any other as `prefix:name`. Raises DataError
    for a term without label, definition, phrase, domain or range, with two of those that must be
    one, or in a namespace that has no prefix.
    """
    return _vocabulary(ontology_files(root), tuple(root.prefixes().items()))


@lru_cache(maxsize=16)
def _vocabulary(
    files: tuple[OntologyFile, ...], prefixes: tuple[tuple[str, str], ...]
) -> Vocabulary:
    """Return what the files declare; one command asks for it several times."""
    return _Terms.of(files, dict(prefixes)).vocabulary()


@dataclass(frozen=True)
class _Terms:
    """The ontology's triples by subject, the file that declares each, and the prefixes."""

    triples: Triples
    files: dict[str, Path]
    prefixes: dict[str, str]

    @classmethod
    def of(cls, files: tuple[OntologyFile, ...], prefixes: dict[str, str]) -> _Terms:
        triples: Triples = defaultdict(lambda: defaultdict(list))
        declared: dict[str, Path] = {}
        for file in files:
            for quad in file.quads():
                subject, value = term_value(quad.subject), term_value(quad.object)
                values = triples[subject][quad.predicate.value]
                values += [] if value in values else [value]
                declared[subject] = file.path  # of two layers the upper one can be mended
        return cls(triples, declared, prefixes)

    def vocabulary(self) -> Vocabulary:
        typed = {key: set(rows[f"{_RDF}type"]) for key, rows in self.triples.items()}
        of = {kind: [key for key, kinds in typed.items() if kind in kinds] for kind in _KINDS}
        for key in (key for keys in of.values() for key in keys):
            self.first(key, f"{_RDFS}label")
            self.first(key, _DEFINITION)
        classes = of[f"{_OWL}Class"]
        for key in (one for one in classes if not one.startswith(AIR)):
            raise self.error(key, "is a class of another namespace", "declare it as air:NAME")
        self.refuse_homonyms([key for keys in of.values() for key in keys])
        properties = map(self.property, of[f"{AIR}ClaimProperty"])
        qualifiers = map(self.qualifier, of[f"{AIR}Qualifier"])
        return Vocabulary(
            classes={self.name(key): self.superclasses(key) for key in classes},
            properties={one.name: one for one in properties},
            qualifiers={one.key: one for one in qualifiers},
            prefixes=dict(self.identifiers(classes)),
            definitions={self.name(key): self.first(key, _DEFINITION) for key in classes},
        )

    def refuse_homonyms(self, keys: list[str]) -> None:
        """Raise DataError for two terms with one local name: queries and page show only that."""
        seen: dict[str, str] = {}
        for key in keys:
            other = seen.setdefault(_local(key), key)
            if other != key:
                what = f"has the local name of {self.shown(other)}"
                raise self.error(key, what, "choose another name")

    def identifiers(self, classes: list[str]) -> Iterator[tuple[str, str]]:
        """Yield the classes that say how their identifiers begin, by name, and how."""
        for key in classes:
            if self.triples[key][f"{AIR}identifierPrefix"]:
                yield self.name(key), self.first(key, f"{AIR}identifierPrefix")

    def error(self, iri: str, what: str, fix: str) -> AiraceError:
        where = self.files.get(iri, Path("ontology"))
        return DataError.single(str(where), f"{self.shown(iri)} {what}", fix)

    def shown(self, iri: str) -> str:
        return f"air:{iri.removeprefix(AIR)}" if iri.startswith(AIR) else f"<{iri}>"

    def name(self, iri: str) -> str:
        """Return the name by which claims files use the term."""
        if iri.startswith(AIR):
            return iri.removeprefix(AIR)
        for prefix, namespace in self.prefixes.items():
            local = iri.removeprefix(namespace)
            if local != iri and namespace.endswith("#") and _LOCAL.fullmatch(local):
                return f"{prefix}:{local}"
        fix = "add its namespace, which ends in '#', to ontology/prefixes.json beside the file"
        raise self.error(iri, "has no prefix", fix)

    def superclasses(self, iri: str) -> tuple[str, ...]:
        found: list[str] = []
        todo = [iri]
        while todo:
            for above in self.triples[todo.pop()][f"{_RDFS}subClassOf"]:
                if above.startswith(AIR) and self.name(above) not in found:
                    found.append(self.name(above))
                    todo.append(above)
        return tuple(found)

    def first(self, iri: str, *names: str) -> str:
        """Return the value of the first of the predicates that has one; it may have no second."""
        for name in names:
            values = self.triples[iri][name]
            if len(values) > 1 and name in _ONE:
                what = f"has two values of {_local(name)}: {' and '.join(values)}"
                raise self.error(iri, what, "keep one of the two")
            if values:
                return values[0]
        missing = " or ".join(map(_local, names))
        raise self.error(iri, f"has no {missing}", "add it where the term is declared")

    def one_of(self, iri: str, name: str, *words: str) -> str:
        """Return the word that the term has for `name` of ours, or nothing."""
        said = self.triples[iri][f"{AIR}{name}"]
        if len(said) > 1 or not set(said) <= set(words):
            what = f"says {name} {' and '.join(map(repr, said))}"
            raise self.error(iri, what, f"write {' or '.join(words)}, or nothing")
        return said[0] if said else ""

    def range(self, iri: str) -> tuple[Range, tuple[str, ...]]:
        known = (f"{_RDFS}range", f"{_SCHEMA}rangeIncludes")
        kind = _RANGES.get(self.first(iri, *known), Range.ENTITY)
        named = [one for name in known for one in self.triples[iri][name]]
        if kind is not Range.ENTITY:
            return kind, ()
        return kind, tuple(sorted(self.class_name(iri, one) for one in named))

    def class_name(self, iri: str, wanted: str) -> str:
        """Return the name of a class in a domain or range, which must be declared."""
        if f"{_OWL}Class" not in self.triples.get(wanted, {}).get(f"{_RDF}type", ()):
            what = f"names {self.shown(wanted)}, which is no declared class"
            raise self.error(iri, what, "declare it as owl:Class, or use a class that is there")
        return self.name(wanted)

    def property(self, iri: str) -> Property:
        rows = self.triples[iri]
        kind, classes = self.range(iri)
        self.first(iri, f"{_RDFS}domain", f"{_SCHEMA}domainIncludes")
        domain = rows[f"{_RDFS}domain"] + rows[f"{_SCHEMA}domainIncludes"]
        return Property(
            name=self.name(iri),
            label=self.first(iri, f"{_RDFS}label"),
            phrase=self.phrase(iri, "{s}", "{o}"),
            domain=tuple(sorted(self.class_name(iri, one) for one in domain)),
            range=kind,
            range_classes=classes,
            single_valued=self.one_of(iri, "singleValued", *_TRUTH) == "true",
            single_in_time=self.one_of(iri, "singleValuedInTime", *_TRUTH) == "true",
            symmetric=f"{_OWL}SymmetricProperty" in rows[f"{_RDF}type"],
            favours=self.one_of(iri, "favours", *_SIDES),
            interest=self.one_of(iri, "interest", *_SIDES, "both"),
            unit="".join(rows[f"{_SCHEMA}unitText"]),
            plural_phrase="".join(rows[f"{AIR}pluralPhrase"]),
            definition=self.first(iri, _DEFINITION),
        )

    def qualifier(self, iri: str) -> Qualifier:
        kind, classes = self.range(iri)
        return Qualifier(
            name=self.name(iri),
            key=self.first(iri, f"{AIR}key"),
            phrase=self.phrase(iri, "{q}"),
            range=kind,
            range_classes=classes,
            definition=self.first(iri, _DEFINITION),
        )

    def phrase(self, iri: str, *places: str) -> str:
        """Return the phrase of the term, which must have a place for each part of a claim."""
        found = self.first(iri, f"{AIR}phrase")
        for place in places:
            if place not in found:
                what = f"has the phrase '{found}' without {place}"
                raise self.error(iri, what, f"write {place} where the part of the claim goes")
        return found


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]
