"""Claims of a build with all that is said of them: assertions, places, disagreements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from kg.errors import UnknownName
from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.question import entity_term, read_question, text_term
from kg.query.assertions import Row, read_rows, rows_of

__all__ = [
    "STRENGTH",
    "Row",
    "claims_about",
    "claims_by",
    "first_claims",
    "get_claim",
    "manner",
    "only_in",
    "passage",
    "place_link",
    "read_rows",
    "read_sentences",
    "reading",
    "rivals_of",
    "with_sources",
]

#: the modalities, from what a document states to what it only asks
STRENGTH = ("stated", "claimed", "alleged", "predicted", "opinion", "asked")
_WHOLE = re.compile("[0-9a-f]{16}")
#: how much of an identifier must be written, so that it is not taken for a word
SHORTEST = 4


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


def read_sentences(engine: Engine, queries: Path) -> list[Row]:
    """Return `claim` and `sentence` of every claim, by sentence."""
    return engine.texts(read_question(queries / "commands" / "sentences.rq").text)


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

    What only replaced releases of a table say is `superseded`.
    """
    listed = list(rows)
    if all(row.get("replacedBy") for row in listed):
        return "superseded"
    if all(row["polarity"] == "denied" for row in listed):
        return "denied"
    return min((row["modality"] for row in listed), key=STRENGTH.index)


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


def get_claim(engine: Engine, queries: Path, wanted: str) -> list[Row]:
    """Return the rows of one claim, named by its identifier, the start of it, or its sentence.

    Raises UnknownName when none, or more than one, answers to it.
    """
    plain = wanted.removeprefix(ID).removeprefix("claim:").removeprefix("claim/").strip()
    named = _written_out(engine, queries, plain)
    if len(named) == 1:
        return read_rows(engine, queries, claim=named)
    rows = read_sentences(engine, queries)
    found = [
        row
        for row in rows
        if (len(plain) >= SHORTEST and row["claim"].removeprefix(f"{ID}claim/").startswith(plain))
        or plain.casefold() in _called(row)
    ]
    known = sorted({row["claim"].removeprefix(ID) for row in found})
    if len(known) == 1:
        return read_rows(engine, queries, claim=known)
    if known:
        fix = f"write more of it: {', '.join(known[:5])}"
        raise UnknownName.single("", f"'{wanted}' is the start of {len(known)} claims", fix)
    if any(row["claim"].removeprefix(f"{ID}claim/").startswith(plain) for row in rows if plain):
        what = f"'{wanted}' is too short for the start of an identifier"
        raise UnknownName.single("", what, f"write {SHORTEST} signs of it at least")
    fix = near_sentences(plain, rows)
    raise UnknownName.single("", f"there is no claim '{wanted}'", fix)


def _written_out(engine: Engine, queries: Path, plain: str) -> list[str]:
    """Return the claims with exactly this identifier or this sentence: no need to read all."""
    leads = ("", *(f"{how}: " for how in (*STRENGTH, "denied")))
    bare = {plain.removeprefix(lead) for lead in leads}
    question = read_question(queries / "commands" / "sentences.rq")
    fixed = {"sentence": [f"{text_term(one)}@en" for one in sorted(bare)]}
    if _WHOLE.fullmatch(plain):
        fixed = {"claim": [entity_term(f"claim/{plain}")]}
    return sorted({row["claim"].removeprefix(ID) for row in engine.texts(question.bound(fixed))})


def _called(row: Row) -> set[str]:
    """Return the sentence of a row in small letters, bare and as it is read."""
    leads = ("", *(f"{how}: " for how in (*STRENGTH, "denied", "superseded")))
    return {f"{lead}{row['sentence']}".casefold() for lead in leads}


def near_sentences(wanted: str, rows: list[Row]) -> str:
    """Return the sentences nearest to what was wanted, as the cure of an error."""
    from kg.resolve.suggestion import near_names

    near = near_names(wanted, (row["sentence"] for row in rows)) if wanted else []
    return f"did you mean: {' | '.join(near)}" if near else "`kg show ENTITY` lists claims"


def place_link(row: Row) -> str:
    """Return the publisher's address with a text fragment that jumps to the passage.

    A cell of a table has none.

    >>> place_link({"url": "https://a.example/x", "words": "so-called, 97%"})
    'https://a.example/x#:~:text=so%2Dcalled%2C%2097%25'
    """
    if row.get("column") or not row["url"].startswith(("https://", "http://")):
        return ""
    return f"{row['url']}#:~:text={quote(row['words'], safe='').replace('-', '%2D')}"


def passage(row: Row, texts: Mapping[str, str]) -> str:
    """Return the passage of a row where the text is at hand, else nothing."""
    text = texts.get(row["document"].removeprefix(ID), "")
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
