"""Named views: a query chooses what the page shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from itertools import product

from kg.errors import AiraceError, NothingToDraw, QueryError
from kg.graph.engine import Engine, Table, term_value
from kg.graph.limits import Limits
from kg.graph.namespaces import ID
from kg.views.answers import Answers, Row
from kg.views.links import link_rows

__all__ = ["chosen"]

_FIX = "let it be a SELECT with a column ?claim or ?entity, or a CONSTRUCT of entity to entity"


def chosen(answers: Answers, engine: Engine, query: str) -> Answers:
    """Return the rows of the claims that a query chooses.

    A SELECT chooses the claims in its column ?claim and all claims of the entities in its column
    ?entity; a CONSTRUCT those that are about both ends of one of its triples, and its triples are
    the lines. What disagrees with a chosen claim is chosen too, so that no side stands alone.
    Raises QueryError for a query that chooses in no such way, NothingToDraw when it finds no claim
    and no line.
    """
    about = _about(answers)
    answer = engine.ask(query, Limits(rows=0))
    links = link_rows(_triples(answer), answers)
    claims = _claims(answer, about)
    if not claims and not links:
        raise _nothing()
    claims |= _rivals(answers.disagreements, claims)
    return _kept(replace(answers, links=links), claims, about)


def _nothing() -> AiraceError:
    fix = "try it with `kg sparql`; ?claim holds claims, ?entity holds entities that have claims"
    return NothingToDraw.single("view", "the query finds no claim and no line", fix)


def _about(answers: Answers) -> dict[str, set[str]]:
    """Return what each claim is about: subject, object and qualifiers."""
    found = {row["claim"]: {row["subject"]} for row in answers.claims}
    for row in answers.parts:
        if row["entity"].startswith(ID) and row["claim"] in found:
            found[row["claim"]].add(row["entity"])
    return found


def _claims(answer: object, about: Mapping[str, set[str]]) -> set[str]:
    if isinstance(answer, bool):
        raise QueryError.single("view", "an ASK chooses nothing", _FIX)
    if isinstance(answer, Table):
        return _selected(answer, about)
    ends = {frozenset(map(term_value, (one.subject, one.object))) for one in _triples(answer)}
    return {claim for claim, of in about.items() if not ends.isdisjoint(_pairs(of))}


def _pairs(names: set[str]) -> set[frozenset[str]]:
    """Return each name alone and each two together."""
    return {frozenset(pair) for pair in product(names, repeat=2)}


def _triples(answer: object) -> list:  # type: ignore[type-arg]
    return answer if isinstance(answer, list) else []


def _selected(table: Table, about: Mapping[str, set[str]]) -> set[str]:
    if not {"claim", "entity"} & set(table.columns):
        names = ", ".join(f"?{name}" for name in table.columns)
        raise QueryError.single("view", f"it has no column ?claim or ?entity, only {names}", _FIX)
    values: dict[str, set[str]] = {"claim": set(), "entity": set()}
    for row in table.rows:
        for name, term in zip(table.columns, row, strict=True):
            if name in values and term is not None:
                values[name].add(term_value(term))
    touched = {claim for claim, of in about.items() if of & values["entity"]}
    return (values["claim"] & set(about)) | touched


def _rivals(rows: Iterable[Row], claims: set[str]) -> set[str]:
    """Return all members of the disagreements that have a member among the claims."""
    listed = list(rows)
    touched = {row["disagreement"] for row in listed if row["claim"] in claims}
    return {row["claim"] for row in listed if row["disagreement"] in touched}


def _kept(answers: Answers, claims: set[str], about: Mapping[str, set[str]]) -> Answers:
    """Return the answers with the rows of these claims, their entities and their documents."""
    rows = [row for row in answers.claims if row["claim"] in claims]
    documents = {row["document"] for row in rows}
    entities = documents | {row["claimant"] for row in rows}
    entities |= {one for claim in claims for one in about[claim]}
    entities |= {row[end] for row in answers.links for end in ("source", "target")}
    known = {"claim": claims, "other": claims, "document": documents}
    known |= {"first": documents, "second": documents}
    kept = {
        one.name: [row for row in getattr(answers, one.name) if _stays(row, known)]
        for one in fields(answers)
    }
    for name in ("names", "notes", "namings"):
        kept[name] = [row for row in kept[name] if row["entity"] in entities]
    return replace(answers, **kept)


def _stays(row: Row, known: Mapping[str, set[str]]) -> bool:
    return all(row[name] in of for name, of in known.items() if name in row)
