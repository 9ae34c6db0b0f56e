"""Assertions with all that is said of them: their claim, place, words, document and speaker.

No engine joins so many patterns well: they are asked for in several small queries, and joined here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.question import entity_term, read_question

__all__ = ["Row", "read_labels", "read_rows", "rows_of"]

#: one assertion with its claim, as texts by column
Row = dict[str, str]

_COLUMNS = (
    "claim", "sentence", "subject", "predicate", "object", "status", "assertion", "claimant",
    "claimantLabel", "modality", "polarity", "channel", "hedge", "said", "inferred", "note",
    "selfInterested", "document", "documentLabel", "file", "url", "paragraph", "column", "start",
    "end", "words", "sha256", "confidence", "replacedBy",
    "garbled",
)  # fmt: skip
#: so many things are named in one query; longer ones are slow to read for every engine
_TOGETHER = 1000


def read_rows(engine: Engine, queries: Path, **fixed: Iterable[str]) -> list[Row]:
    """Return one row an assertion; `claim` fixes identifiers such as `claim/7f3a`.

    They come by property, sentence, document and place.
    """
    rows = rows_of(engine, queries, "claims", **fixed)
    places, notes = (
        {row["assertion"]: row for row in rows_of(engine, queries, name, **fixed)}
        for name in ("claim-places", "claim-notes")
    )
    found = [row | places[key] | notes[key] for row in rows if (key := row["assertion"]) in places]
    _name(found, engine, queries)
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


def _name(rows: list[Row], engine: Engine, queries: Path) -> None:
    """Add to the rows what claimants, channels and documents are called, and where these lie."""
    documents = sorted({row["document"].removeprefix(ID) for row in rows})
    files = rows_of(engine, queries, "document-files", document=documents)
    lying = {row["document"]: row for row in reversed(files)}
    named = {row[name] for row in rows for name in ("claimant", "channel", "document")}
    labels = read_labels(engine, queries, named | {row["later"] for row in files})
    for row in rows:
        at = lying[row["document"]]
        row["file"], row["url"] = at["file"], at["url"]
        row["replacedBy"] = labels.get(at["later"], "")
        row["claimantLabel"] = labels.get(row["claimant"], "")
        row["documentLabel"] = labels.get(row["document"], "")
        row["channel"] = labels.get(row["channel"], "")


def _order(row: Row) -> tuple[str | int, ...]:
    start, end = (int(row[name] or -1) for name in ("start", "end"))
    return row["predicate"], row["sentence"], row["document"], start, end, row["assertion"]
