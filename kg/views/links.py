"""The lines that a view's own CONSTRUCT draws: its triples between two things, with their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.graph.namespaces import AIR
from kg.graph.term import iri_value, literal_value
from kg.views.answers import Answers, Row

__all__ = ["link_rows"]

_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def link_rows(triples: Iterable[Any], answers: Answers) -> list[Row]:
    """Return a row a triple that joins two different things, in order.

    Each has `source` and `target` as IRIs, what they and the property are called, as the
    triples themselves say by rdfs:label, else the graph, else the end of the IRI. Values and
    blank nodes are no ends of a line.
    """
    listed = list(triples)
    names = _names(answers) | {
        iri_value(one.subject): literal_value(one.object)
        for one in sorted(listed, key=str)
        if iri_value(one.predicate) == _LABEL
    }
    found = {
        (iri_value(one.subject), iri_value(one.predicate), iri_value(one.object)) for one in listed
    }
    joins = (parts for parts in sorted(found) if all(parts) and parts[0] != parts[2])
    return [_row(*parts, names) for parts in joins]


def _names(answers: Answers) -> dict[str, str]:
    """Return what the graph calls its entities and the terms of its ontology."""
    terms = {AIR + row["term"]: row["label"] for row in answers.terms}
    preferred = (row for row in answers.names if row["preferred"] == "true")
    return terms | {row["entity"]: row["name"] for row in preferred}


def _row(source: str, name: str, target: str, names: Mapping[str, str]) -> Row:
    called = {iri: names.get(iri) or _last(iri) for iri in (source, name, target)}
    return {
        "source": source,
        "target": target,
        "label": called[name],
        "sourceLabel": called[source],
        "targetLabel": called[target],
    }


def _last(iri: str) -> str:
    """Return the end of an IRI, which is the best name that it gives.

    >>> _last("https://example.org/terms#relatedTo"), _last("urn:x:"), _last("https://a.example/")
    ('relatedTo', 'urn:x:', 'https://a.example/')
    """
    return iri.replace("#", "/").replace(":", "/").rpartition("/")[2] or iri
