"""Claims of a build with all that is said of them: assertions, places, disagreements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from kg.agreement.chosen import STRENGTH
from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.question import entity_term, read_question
from kg.query.assertions import Row, read_rows, rows_of

__all__ = [
    "STRENGTH",
    "Row",
    "claims_about",
    "claims_by",
    "first_claims",
    "manner",
    "only_in",
    "passage",
    "place_link",
    "read_rows",
    "reading",
    "rivals_of",
    "with_sources",
]


def with_sources(engine: Engine, queries: Path, rows: Iterable[Row]) -> list[Row]:
    """Return the rows with `cites`: the web addresses that the row of a table gives, by space."""
    listed = list(rows)
    wanted = sorted({row["claim"].removeprefix(ID) for row in listed if row["column"]})
    found: dict[str, list[str]] = {}
    if wanted:
        question = read_question(queries / "commands" / "cited.rq")
        for one in engine.texts(question.bound({"claim": [entity_term(key) for key in wanted]})):
            found.setdefault(one["assertion"], []).append(one["source"])
    return [row | {"cites": " ".join(found.get(row["assertion"], ()))} for row in listed]


def claims_about(engine: Engine, queries: Path, entity: str) -> list[str]:
    """Return the claims that have the entity as subject, object or qualifier."""
    question = read_question(queries / "commands" / "claims-of.rq")
    rows = engine.texts(question.bound({"entity": [entity_term(entity)]}))
    return sorted({row["claim"].removeprefix(ID) for row in rows})


def claims_by(engine: Engine, queries: Path, entity: str) -> list[str]:
    """Return the claims that the entity puts forward; of a document, what it states itself."""
    question = read_question(queries / "commands" / "claims-by.rq")
    rows = engine.texts(question.bound({"entity": [entity_term(entity)]}))
    return sorted({row["claim"].removeprefix(ID) for row in rows})


def first_claims(engine: Engine, queries: Path, claims: list[str], most: int) -> list[str]:
    """Return the first of these claims by property and sentence; `most` of 0 is all."""
    if not most or len(claims) <= most:
        return claims
    rows = rows_of(engine, queries, "claim-order", claim=claims)
    rows.sort(key=lambda row: (row["predicate"], row["sentence"], row["claim"]))
    return [row["claim"].removeprefix(ID) for row in rows[:most]]


def manner(rows: Iterable[Row]) -> str:
    """Return the strongest modality in which a claim is put forward, or `denied` by all.

    What only replaced releases of a table say is `superseded`, and what only places say that a
    person judged to be garbled is `garbled`.
    """
    listed = list(rows)
    if all(row.get("replacedBy") for row in listed):
        return "superseded"
    if all(row.get("garbled") or row.get("replacedBy") for row in listed):
        return "garbled"
    stands = [row for row in listed if not row.get("garbled") and not row.get("replacedBy")]
    if all(row["polarity"] == "denied" for row in stands):
        return "denied"
    return min((row["modality"] for row in stands), key=STRENGTH.index)


def reading(rows: Iterable[Row]) -> str:
    """Return the sentence of a claim so that nothing but what is stated reads as a fact.

    `rows` are all its assertions.

    >>> row = {"sentence": "X bought Y", "modality": "predicted", "polarity": "affirmed"}
    >>> reading([row]), reading([row, row | {"modality": "stated"}])
    ('predicted: X bought Y', 'X bought Y')
    """
    listed = list(rows)
    how, sentence = manner(listed), listed[0]["sentence"]
    return sentence if how == STRENGTH[0] else f"{how}: {sentence}"


def only_in(engine: Engine, queries: Path, document: str) -> tuple[list[str], set[str]]:
    """Return the sentences of the claims that no other document supports, sorted, and the entities.

    Those are the identifiers of all that are subject, object or claimant in no other document.
    """
    sentences: dict[str, str] = {}
    named: dict[bool, set[str]] = {True: set(), False: set()}
    for row in read_rows(engine, queries):
        sentences[row["claim"]] = row["sentence"]
        own = row["document"] == f"{ID}{document}"
        named[own] |= {row[name] for name in ("claim", "subject", "object", "claimant")}
    here = named[True] - named[False]
    alone = sorted(sentence for claim, sentence in sentences.items() if claim in here)
    return alone, {one.removeprefix(ID) for one in here if one not in sentences}


def place_link(row: Row) -> str:
    """Return the publisher's address with a text fragment that jumps to the passage.

    A cell of a table has none.

    >>> place_link({"url": "https://a.example/x", "words": "so-called, 97%"})
    'https://a.example/x#:~:text=so%2Dcalled%2C%2097%25'
    """
    if row.get("column") or not row["url"].startswith(("https://", "http://")):
        return ""
    return f"{row['url']}#:~:text={quote(row['words'], safe='').replace('-', '%2D')}"


def passage(row: Row, text: str) -> str:
    """Return the passage of a row where the text of its document is at hand, else nothing."""
    return text[int(row["start"]) : int(row["end"])] if text and row["start"] else ""


@dataclass(frozen=True)
class Dispute:
    """A disagreement that a claim takes part in: kind, reason, verdict, and the other members."""

    kind: str
    reason: str
    verdict: str
    note: str
    others: tuple[str, ...]


def rivals_of(engine: Engine, queries: Path, claim: str) -> list[Dispute]:
    """Return the disagreements of a claim with the sentences that stand against it."""
    question = read_question(queries / "commands" / "disputes.rq")
    found: dict[str, Dispute] = {}
    for row in engine.texts(question.bound({"claim": [entity_term(claim)]})):
        known = found.get(row["disagreement"])
        others = (*(known.others if known else ()), *([row["other"]] if row["other"] else []))
        found[row["disagreement"]] = Dispute(
            row["kind"], row["reason"], row["verdict"], row["note"], others
        )
    return list(found.values())
