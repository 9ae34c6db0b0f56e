"""The answers as one plain structure for the page: nothing in it is markup, nothing is lost."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.question import read_question
from kg.views.answers import Answers, Row, local_name, read_answers
from kg.views.chosen import chosen
from kg.views.findings import Findings
from kg.views.legend import Ontology, kind_records
from kg.views.places import Places, web_address
from kg.views.records import (
    AssertionRecord,
    ClaimRecord,
    DocumentRecord,
    EntityRecord,
    LinkRecord,
    PageData,
)

__all__ = ["read_page_data"]

_EXTRAS = ("channel", "hedge", "said", "inferred", "note", "garbled")


def read_page_data(
    engine: Engine,
    queries_dir: Path,
    texts: Mapping[str, str] | None = None,
    view: str | None = None,
) -> PageData:
    """Return what the page shows of the engine's graph.

    `texts` maps document identifiers (`document/004`) to their texts; with it each place comes
    with the paragraph round it. `view` is a query that chooses the claims.
    Raises QueryError when a query cannot be answered.
    """
    query = _query(engine, queries_dir)
    answers = read_answers(engine, queries_dir)
    if view is not None:
        answers = chosen(answers, engine, view)
        query = _narrowed(query, {row["claim"] for row in answers.claims})
    return _Assembly(answers, texts).data(query)


def _narrowed(query: str, claims: Iterable[str]) -> str:
    """Return the query for these claims alone."""
    listed = " ".join(f"<{one}>" for one in sorted(claims))
    return query.replace("WHERE {\n", f"WHERE {{\n  VALUES ?claim {{ {listed} }}\n", 1)


def _query(engine: Engine, queries_dir: Path) -> str:
    """Return the query that gives the rows of the page, with the prefixes that it uses."""
    text = read_question(queries_dir / "page" / "filtered.rq").text
    lines = [f"PREFIX {key}: <{iri}>" for key, iri in engine.prefixes.items()
             if key in ("id", "xsd") or re.search(rf"(?<!\w){key}:\w", text)]  # fmt: skip
    return "\n".join([*lines, text])


class _Assembly:
    """Puts the rows together: lists of records, and positions in place of identifiers."""

    def __init__(self, answers: Answers, texts: Mapping[str, str] | None) -> None:
        self.answers = answers
        self.ontology = Ontology(answers.terms)
        self.places = Places(texts)
        self.entities = _entities(answers, self.ontology)
        self.at = {one["id"]: number for number, one in enumerate(self.entities)}
        self.documents = _documents(answers, self.at)
        self.document_at = {
            self.entities[one["entity"]]["id"]: number for number, one in enumerate(self.documents)
        }

    def data(self, query: str) -> PageData:
        claims = self._claims()
        classes = {local_name(row["kind"]) for row in self.answers.names}
        findings = Findings(self.answers, self.at, self.document_at)
        disagreements = findings.disagreements(claims)
        findings.complete_claims(claims)
        findings.complete_documents(self.documents)
        return PageData(
            kinds=kind_records(self.entities, self.ontology, classes),
            terms=dict(sorted(self.ontology.terms.items())),
            entities=self.entities,
            documents=self.documents,
            contexts=self.places.contexts,
            places=self.places.records,
            claims=claims,
            disagreements=disagreements,
            links=self._links(),
            query=query,
        )

    def _links(self) -> list[LinkRecord]:
        """Return the lines of a view's own query, as positions of their ends."""
        return [
            LinkRecord(
                source=self.at[local_name(row["source"])],
                target=self.at[local_name(row["target"])],
                label=row["label"],
            )
            for row in self.answers.links
        ]

    def _claims(self) -> list[ClaimRecord]:
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in self.answers.claims:
            rows[row["claim"]].append(row)
        parts: dict[str, list[Row]] = defaultdict(list)
        for row in self.answers.parts:
            parts[row["claim"]].append(row)
        spans = {row["claim"]: row for row in self.answers.spans}
        claims = [self._claim(key, rows[key], parts[key]) for key in sorted(rows)]
        for key, claim in zip(sorted(rows), claims, strict=True):
            if key in spans:
                claim["span"] = spans[key]["earliest"], spans[key]["latest"]
            if key in spans and spans[key]["own"] == "true":
                claim["dated"] = True
        return claims

    def _claim(self, key: str, rows: list[Row], parts: list[Row]) -> ClaimRecord:
        first = rows[0]
        record = ClaimRecord(
            id=local_name(key),
            sentence=first["sentence"],
            subject=self.at[local_name(first["subject"])],
            predicate=first["predicate"],
            status=first["status"],
            others=[],
            disagreements=[],
            assertions=self._assertions(rows),
        )
        for part in parts:
            number = self.at.get(local_name(part["entity"])) if part["entity"] else None
            if part["name"] != "object":
                record["others"] += [] if number is None else [number]
                scope = part["words"] or part["entity"] if number is None else number
                record.setdefault("scope", []).append((part["name"], scope))
            elif number is None:
                record["value"] = part["words"] or part["entity"]
            else:
                record["object"] = number
        return record

    def _assertions(self, rows: list[Row]) -> list[AssertionRecord]:
        """Return the assertions in reading order; rows that differ in `contested` only are one."""
        found: dict[tuple[str, ...], Row] = {}
        for row in rows:
            key = tuple(value for name, value in row.items() if name != "contested")
            found.setdefault(key, row)
        ordered = sorted(found.values(), key=_reading_order)
        return [self._assertion(row) for row in ordered]

    def _assertion(self, row: Row) -> AssertionRecord:
        document = local_name(row["document"])
        number = self.document_at[document]
        record = AssertionRecord(
            id=local_name(row["assertion"]),
            claimant=self.at[local_name(row["claimant"])],
            modality=row["modality"],
            polarity=row["polarity"],
            place=self.places.position(row, document, number, self.documents[number]["url"]),
        )
        if row["selfInterested"] == "true":
            record["self"] = True
        extras = {name: row[name] for name in _EXTRAS if row[name]}
        record.update(extras)  # type: ignore[typeddict-item]
        return record


def _reading_order(row: Row) -> tuple[str, int, int, str]:
    return row["document"], int(row["start"] or 0), int(row["end"] or 0), row["assertion"]


def _entities(answers: Answers, ontology: Ontology) -> list[EntityRecord]:
    """Return all entities by identifier, also those that claims name without a label."""
    found: dict[str, EntityRecord] = {}
    for row in answers.names:
        key = local_name(row["entity"])
        found.setdefault(key, _entity(key, row["name"], local_name(row["kind"]), ontology))
        if row["preferred"] != "true" and row["name"] not in found[key]["aliases"]:
            found[key]["aliases"].append(row["name"])
    for iri, label in _mentioned(answers):
        key = local_name(iri)
        found.setdefault(key, _entity(key, label or key, "Entity", ontology))
    for row in answers.notes:
        found[local_name(row["entity"])]["note"] = row["note"]
    return [found[key] for key in sorted(found)]


def _entity(key: str, label: str, kind: str, ontology: Ontology) -> EntityRecord:
    return EntityRecord(
        id=key, label=label, kind=ontology.kind(kind), type=ontology.label(kind), aliases=[]
    )


def _mentioned(answers: Answers) -> Iterable[tuple[str, str]]:
    """Yield what claims name as subject, claimant, document or part: IRI and label, if known."""
    for row in answers.claims:
        yield row["subject"], ""
        yield row["claimant"], row["claimantLabel"]
        yield row["document"], row["documentLabel"]
    for row in [*answers.parts, *answers.disagreements, *answers.namings]:
        iri = row.get("entity") or row.get("subject", "")
        if iri.startswith(ID):
            yield iri, ""
    for row in answers.links:
        yield row["source"], row["sourceLabel"]
        yield row["target"], row["targetLabel"]


def _documents(answers: Answers, at: Mapping[str, int]) -> list[DocumentRecord]:
    """Return the documents by identifier, each with the number of assertions that it reports.

    A document that claims name but nothing describes is among them.
    """
    count = Counter(
        document for document, _ in {(r["document"], r["assertion"]) for r in answers.claims}
    )
    found: dict[str, DocumentRecord] = {}
    unknown = (
        {"document": row["document"], "label": row["documentLabel"]} for row in answers.claims
    )
    for row in [*answers.documents, *unknown]:
        found.setdefault(row["document"], _document(row, at, count[row["document"]]))
    return [found[key] for key in sorted(found)]


def _document(row: Row, at: Mapping[str, int], count: int) -> DocumentRecord:
    record = DocumentRecord(
        entity=at[local_name(row["document"])],
        label=row["label"] or local_name(row["document"]),
        title=row.get("title", ""),
        publisher=row.get("publisher", ""),
        author=row.get("author", ""),
        issued=row.get("issued", ""),
        url=web_address(row.get("url", "")),
        count=count,
        overlaps=[],
        names=[],
    )
    if row.get("replacedBy"):
        record["replaced"] = row["replacedBy"]
    return record
