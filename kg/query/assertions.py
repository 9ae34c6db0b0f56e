"""Assertions with all that is said of them: their claim, place, words, document and speaker.

No engine joins so many patterns well: they are asked for in several small queries, and joined here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.question import entity_term, read_question

__all__ = ["Row", "read_labels", "read_rows", "read_term_labels", "rows_of"]

#: one assertion with its claim, as texts by column
Row = dict[str, str]

_COLUMNS = (
    "claim", "sentence", "subject", "predicate", "object", "status", "assertion", "claimant",
    "claimantLabel", "modality", "polarity", "channel", "hedge", "said", "inferred", "note",
    "selfInterested", "document", "documentLabel", "file", "url", "paragraph", "column", "start",
    "end", "words", "sha256", "confidence", "replacedBy",
    "garbled",
)  # fmt: skip
#: columns of what only some assertions have, by the property in which it stands
_NOTES = {
    "channel": "channel", "hedge": "hedge", "asStated": "said", "inferredFrom": "inferred",
    "comment": "note", "confidence": "confidence",
}  # fmt: skip
#: so many things are named in one query; longer ones are slow to read for every engine
_TOGETHER = 1000


def read_rows(
    engine: Engine, queries: Path, addresses: bool = True, **fixed: Iterable[str]
) -> list[Row]:
    """Return one row an assertion; `claim` fixes identifiers such as `claim/7f3a`.

    They come by property, sentence, document and place. Without `addresses` the files and URLs of
    documents are not read, and those columns are empty.
    """
    of = engine, queries
    rows = rows_of(engine, queries, "assertions", **fixed)
    some = bool(fixed)
    claims = _by_iri(*of, "claims", "claim", {row["claim"] for row in rows}, some)
    notes = _notes(*of, {row["assertion"] for row in rows}, some)
    places = _places(*of, {row["evidence"] for row in rows}, some)
    found = [
        row | claims[claim] | places[place] | notes[row["assertion"]]
        for row in rows
        if (claim := row["claim"]) in claims and (place := row["evidence"]) in places
    ]
    _name(found, engine, queries, addresses)
    return sorted(({name: row[name] for name in _COLUMNS} for row in found), key=_order)


def rows_of(engine: Engine, queries: Path, name: str, **fixed: Iterable[str]) -> list[Row]:
    """Return the rows of a query of queries/commands, one parameter fixed to identifiers, or none.

    Where many are given, they are asked for some at a time.
    """
    question = read_question(queries / "commands" / f"{name}.rq")
    return [
        row
        for some in _some(fixed)
        for row in engine.texts(
            question.bound({key: [entity_term(one) for one in of] for key, of in some.items()})
        )
    ]


def _some(fixed: dict[str, Iterable[str]]) -> Iterator[dict[str, Sequence[str]]]:
    """Yield the values of the one parameter that is fixed some at a time; nothing once is all."""
    if not fixed:
        yield {}
    for name, values in fixed.items():
        listed = list(dict.fromkeys(values))
        for at in range(0, len(listed), _TOGETHER):
            yield {name: listed[at : at + _TOGETHER]}


def read_labels(engine: Engine, queries: Path, entities: Iterable[str]) -> dict[str, str]:
    """Return the label of each of these entities, by IRI."""
    wanted = sorted({one.removeprefix(ID) for one in entities if one.startswith(ID)})
    found = rows_of(engine, queries, "labels", entity=wanted)
    return {row["entity"]: row["label"] for row in reversed(found)}


def read_term_labels(engine: Engine, queries: Path, terms: Iterable[str]) -> dict[str, str]:
    """Return what terms of the vocabulary are called, kinds or properties for example, by IRI."""
    wanted = [f"<{one}>" for one in sorted(terms)]
    if not wanted:
        return {}
    question = read_question(queries / "commands" / "term-labels.rq")
    rows = engine.texts(question.bound({"term": wanted}))
    return {row["term"]: row["label"] for row in reversed(rows)}


def _asked(
    engine: Engine, queries: Path, query: str, name: str, iris: Iterable[str], some: bool
) -> list[Row]:
    """Return what a query tells of these things, or of all where not only `some` are wanted."""
    wanted = {name: sorted(one.removeprefix(ID) for one in iris)} if some else {}
    return rows_of(engine, queries, query, **wanted)


def _by_iri(
    engine: Engine, queries: Path, query: str, name: str, iris: Iterable[str], some: bool
) -> dict[str, Row]:
    rows = _asked(engine, queries, query, name, iris, some)
    return {row[name]: row for row in reversed(rows)}


def _notes(engine: Engine, queries: Path, assertions: Iterable[str], some: bool) -> dict[str, Row]:
    """Return what only some assertions have as columns, by IRI; of the others these are empty.

    What a person judged to be garbled has that modality, however its words put it.
    """
    empty = {**dict.fromkeys(_NOTES.values(), ""), "garbled": ""}
    found: dict[str, Row] = defaultdict(lambda: empty)
    reasons: Row = {}
    judged = set()
    for row in _asked(engine, queries, "assertion-notes", "assertion", assertions, some):
        name, key, value = row["property"], row["assertion"], row["value"]
        if name in _NOTES:
            found[key] = found[key] | {_NOTES[name]: value}
        elif name == "note":
            reasons[key] = value
        elif value.endswith("#garbledSource"):
            judged.add(key)
    for key in judged:
        found[key] = found[key] | {"garbled": reasons.get(key, ""), "modality": "garbled"}
    return found


def _places(engine: Engine, queries: Path, places: Iterable[str], some: bool) -> dict[str, Row]:
    """Return where each of these places is, and in which words, by IRI.

    The selectors of a place are named after it.
    """
    of, listed = (engine, queries), list(places)
    words, positions = (
        _by_iri(*of, query, name, (_part(one, kind) for one in listed), some)
        for query, name, kind in (
            ("words", "quote", "words"),
            ("positions", "position", "position"),
        )
    )
    found: dict[str, Row] = {}
    for place, row in _by_iri(*of, "evidence", "evidence", listed, some).items():
        quote, position = words.get(_part(place, "words")), positions.get(_part(place, "position"))
        if quote and (position or row["column"]):
            found[place] = {"start": "", "end": ""} | row | quote | (position or {})
    return found


def _part(place: str, kind: str) -> str:
    return place.replace("/evidence/", f"/{kind}/")


def _name(rows: list[Row], engine: Engine, queries: Path, addresses: bool) -> None:
    """Add to the rows what claimants, channels and documents are called, and where these lie."""
    of, documents = (engine, queries), {row["document"] for row in rows}
    later = _by_iri(*of, "replacements", "document", documents, some=True)
    lying = _by_iri(*of, "document-files", "document", documents if addresses else (), some=True)
    named = {row[name] for row in rows for name in ("claimant", "channel", "document")}
    labels = read_labels(*of, named | {row["later"] for row in later.values()})
    nowhere = {"file": "", "url": "", "later": ""}
    for row in rows:
        document = row["document"]
        known = nowhere | lying.get(document, {}) | later.get(document, {})
        row["file"], row["url"] = known["file"], known["url"]
        row["replacedBy"] = labels.get(known["later"], "")
        row["claimantLabel"] = labels.get(row["claimant"], "")
        row["documentLabel"] = labels.get(document, "")
        row["channel"] = labels.get(row["channel"], "")


def _order(row: Row) -> tuple[str | int, ...]:
    start, end = (int(row[name] or -1) for name in ("start", "end"))
    return row["predicate"], row["sentence"], row["document"], start, end, row["assertion"]
