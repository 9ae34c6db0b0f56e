"""The ontology's Turtle read into the vocabulary that the lower floors use."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

from kg.errors import DataError
from kg.graph.namespaces import AIR
from kg.graph.term import term_value
from kg.model import Property, Qualifier, Range, Vocabulary
from kg.resources import Root

__all__ = ["ontology_quads", "read_vocabulary"]

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SCHEMA = "https://schema.org/"
_OWL = "http://www.w3.org/2002/07/owl#"
_RANGES = {
    f"{AIR}Quantity": Range.QUANTITY,
    f"{AIR}Date": Range.DATE,
    f"{_RDF}langString": Range.TEXT,
}

#: subject to predicate to objects, as plain IRIs and texts
Triples = dict[str, dict[str, list[str]]]


def ontology_files(root: Root) -> list[Path]:
    """Return the Turtle files of the vocabulary; the shapes are not among them."""
    return sorted(path for path in root.ontology.rglob("*.ttl") if path.stem != "shapes")


def ontology_quads(root: Root) -> list[ox.Quad]:
    """Return the ontology's triples; raises DataError for a file that is not Turtle."""
    found: list[ox.Quad] = []
    for path in ontology_files(root):
        try:
            found.extend(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
        except (SyntaxError, ValueError) as error:
            what = f"this is not Turtle: {error}"
            raise DataError.single(str(path), what, "mend the syntax there") from error
    return found


def read_vocabulary(root: Root) -> Vocabulary:
    """Return the classes, properties and qualifiers that the ontology declares."""
    triples: Triples = defaultdict(lambda: defaultdict(list))
    for quad in ontology_quads(root):
        subject, value = term_value(quad.subject), term_value(quad.object)
        triples[subject][quad.predicate.value].append(value)
    typed = {key: set(rows[f"{_RDF}type"]) for key, rows in triples.items()}
    properties = [_property(k, triples[k]) for k, t in typed.items() if f"{AIR}ClaimProperty" in t]
    qualifiers = [_qualifier(k, triples[k]) for k, t in typed.items() if f"{AIR}Qualifier" in t]
    classes = [key for key, kinds in typed.items() if f"{_OWL}Class" in kinds]
    return Vocabulary(
        classes={_local(key): _superclasses(key, triples) for key in classes},
        properties={one.name: one for one in properties},
        qualifiers={one.key: one for one in qualifiers},
    )


def _local(iri: str) -> str:
    return iri.removeprefix(AIR)


def _superclasses(iri: str, triples: Triples) -> tuple[str, ...]:
    found: list[str] = []
    todo = [iri]
    while todo:
        for above in triples[todo.pop()][f"{_RDFS}subClassOf"]:
            if above.startswith(AIR) and _local(above) not in found:
                found.append(_local(above))
                todo.append(above)
    return tuple(found)


def _first(iri: str, rows: dict[str, list[str]], *names: str) -> str:
    """Return the first value of any of the predicates; raises DataError when there is none."""
    for name in names:
        if rows[name]:
            return rows[name][0]
    missing = " or ".join(name.replace("#", "/").rpartition("/")[2] for name in names)
    what, fix = f"air:{_local(iri)} has no {missing}", "add it where the term is declared"
    raise DataError.single("ontology", what, fix)


def _range(iri: str, rows: dict[str, list[str]]) -> tuple[Range, tuple[str, ...]]:
    known = (f"{_RDFS}range", f"{_SCHEMA}rangeIncludes")
    kind = _RANGES.get(_first(iri, rows, *known), Range.ENTITY)
    named = [one for name in known for one in rows[name]]
    classes = tuple(sorted(map(_local, named))) if kind is Range.ENTITY else ()
    return kind, classes


def _property(iri: str, rows: dict[str, list[str]]) -> Property:
    kind, classes = _range(iri, rows)
    domain = rows[f"{_RDFS}domain"] + rows[f"{_SCHEMA}domainIncludes"]
    return Property(
        name=_local(iri),
        phrase=_first(iri, rows, f"{AIR}phrase"),
        domain=tuple(sorted(map(_local, domain))),
        range=kind,
        range_classes=classes,
        single_valued=rows[f"{AIR}singleValued"] == ["true"],
        symmetric=f"{_OWL}SymmetricProperty" in rows[f"{_RDF}type"],
        favours="".join(rows[f"{AIR}favours"]),
        interest="".join(rows[f"{AIR}interest"]),
        unit="".join(rows[f"{_SCHEMA}unitText"]),
        plural_phrase="".join(rows[f"{AIR}pluralPhrase"]),
    )


def _qualifier(iri: str, rows: dict[str, list[str]]) -> Qualifier:
    kind, classes = _range(iri, rows)
    return Qualifier(
        name=_local(iri),
        key=_first(iri, rows, f"{AIR}key"),
        phrase=_first(iri, rows, f"{AIR}phrase"),
        range=kind,
        range_classes=classes,
    )
