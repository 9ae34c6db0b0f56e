"""Short ways to the nouns that many tests need, over the shipped ontology and tables."""

from __future__ import annotations

from functools import cache

from kg.corpus.registry import read_tables
from kg.graph.ontology import read_vocabulary
from kg.model import (
    Assertion,
    Claim,
    EntityRef,
    Locator,
    Modality,
    Polarity,
    Text,
    Value,
    Vocabulary,
    WordingTable,
    parse_date,
    parse_quantity,
)
from kg.pipeline import Graph, load_graph
from kg.resources import shipped_root

__all__ = [
    "assertion",
    "claim",
    "date",
    "entity",
    "quantity",
    "shipped_graph",
    "table",
    "text",
    "vocabulary",
]


@cache
def table() -> WordingTable:
    """Return the shipped table of wordings."""
    return read_tables(shipped_root().table("wording.yaml"))


@cache
def vocabulary() -> Vocabulary:
    """Return the shipped vocabulary."""
    return read_vocabulary(shipped_root())


@cache
def shipped_graph() -> Graph:
    """Return the graph of the shipped data; it is only read."""
    return load_graph(shipped_root())


def quantity(wording: str) -> Value:
    """Return the quantity of this wording."""
    return parse_quantity(wording, table())


def date(edtf: str) -> Value:
    """Return the date of this EDTF text."""
    return parse_date(edtf, table())


def entity(identifier: str) -> Value:
    """Return a reference to the entity."""
    return EntityRef(id=identifier)


def text(words: str) -> Value:
    """Return words as a value."""
    return Text(text=words)


def claim(subject: str, predicate: str, value: Value, **qualifiers: Value) -> Claim:
    """Return the claim; qualifiers by the name of their property."""
    pairs = tuple(sorted(qualifiers.items(), key=lambda pair: pair[0]))
    return Claim(subject=subject, predicate=predicate, object=value, qualifiers=pairs)


def assertion(
    said: Claim,
    claimant: str = "document/a",
    modality: Modality = Modality.STATED,
    *,
    denied: bool = False,
    document: str = "document/a",
    start: int = 0,
) -> Assertion:
    """Return an assertion of the claim in a document, by default in the document's own voice."""
    at = Locator(start=start, end=start + 10, paragraph=1, words="a word", sha256="0" * 64)
    return Assertion(
        claim=said,
        document=document,
        claimant=claimant,
        modality=modality,
        polarity=Polarity.DENIED if denied else Polarity.AFFIRMED,
        locator=at,
    )
