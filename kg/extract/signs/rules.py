"""The rules as read from data/extraction: frames, word lists, and what the words mean."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from kg.extract.signs.elements import check_elements
from kg.identifiers import digest
from kg.model import Tier
from kg.model.turns import read_turns

__all__ = ["TABLES", "Frame", "Rules", "Turns", "Typing", "make_rules"]

#: the files of data/extraction that rules are made of
TABLES = (
    "words", "frames", "typing", "speech", "models", "quantities", "dates", "naming", "scopes",
    "figures", "links", "concepts", "premodifiers", "tellings", "events", "learned", "turns",
)  # fmt: skip

#: what a row of a table of links may have beside what all have
_MORE = {"concepts": {"heads", "lone", "plain"}}
#: the tables that are used as they stand in their files
_AS_THEY_ARE = (
    "speech", "models", "quantities", "dates", "naming", "scopes", "figures", "links", "concepts",
    "premodifiers", "tellings", "events", "learned",
)  # fmt: skip
#: a table of data/extraction: nested mappings, lists and texts
Table = Any
#: the expressions of a section of turns.yaml, by name
Turns = Mapping[str, re.Pattern[str]]


@dataclass(frozen=True)
class Frame:
    """How a relation is worded: patterns, and the claims that a match makes."""

    name: str
    tier: Tier
    patterns: tuple[str, ...]
    claims: tuple[tuple[str, ...], ...]
    trigger: str = ""
    modality: str = ""
    qualifiers: tuple[tuple[str, str], ...] = ()
    options: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Typing:
    """What a pattern around a name says of its class."""

    pattern: str
    kind: str
    weight: int


@dataclass(frozen=True, eq=False)
class Rules:
    """All rules of one run; `sha` is the digest of what they were read from.

    `turns` are the expressions of turns.yaml by section and name.
    """

    sha: str
    words: Mapping[str, tuple[str, ...]]
    frames: tuple[Frame, ...]
    typings: tuple[Typing, ...]
    speech: Mapping[str, Table]
    models: Mapping[str, Table]
    quantities: Mapping[str, Table]
    dates: Mapping[str, Table]
    naming: Mapping[str, Table] = field(default_factory=dict)
    scopes: Mapping[str, Table] = field(default_factory=dict)
    figures: Mapping[str, Table] = field(default_factory=dict)
    links: Mapping[str, Table] = field(default_factory=dict)
    concepts: Mapping[str, Table] = field(default_factory=dict)
    premodifiers: Mapping[str, Table] = field(default_factory=dict)
    tellings: Mapping[str, Table] = field(default_factory=dict)
    events: Mapping[str, Table] = field(default_factory=dict)
    learned: Mapping[str, Table] = field(default_factory=dict)
    turns: Mapping[str, Turns] = field(default_factory=dict)
    weights: str = ""
    network: bytes = b""


def make_rules(tables: Mapping[str, Table], weights: str = "", network: bytes = b"") -> Rules:
    """Return the rules of the tables, by name of their file, and what was learned.

    Raises KeyError or ValueError, with what is wrong, for a table that lacks a part.
    """
    listed = {**tables["words"], **tables["links"]["words"], **tables["concepts"]["words"],
              **tables["premodifiers"]["words"], **tables["tellings"]["words"]}  # fmt: skip
    words = {name: tuple(rows) for name, rows in listed.items()}
    for pattern in _patterns(tables):
        check_elements(pattern)
    _check_tellings(tables["tellings"])
    return Rules(
        sha=digest([json.dumps(tables, sort_keys=True), weights, sha256(network).hexdigest()]),
        words=words,
        frames=tuple(_frame(row) for row in tables["frames"]),
        typings=tuple(_typings(tables["typing"])),
        turns={section: read_turns(texts) for section, texts in tables["turns"].items()},
        weights=weights,
        network=network,
        **{name: tables[name] for name in _AS_THEY_ARE},
    )


def _typings(table: Mapping[str, Mapping[str, str]]) -> Iterator[Typing]:
    for kind, rows in table.items():
        for pattern, weight in rows.items():
            yield Typing(pattern, kind, int(weight))


def _patterns(tables: Mapping[str, Table]) -> Iterator[str]:
    """Yield every pattern of the tables that is a row of elements."""
    yield from (one for row in tables["frames"] for one in row["patterns"])
    yield from (one for rows in tables["typing"].values() for one in rows)
    yield from (row["pattern"] for row in tables["speech"]["frames"])
    yield from (one.replace("{far}", "{np}") for row in _links(tables) for one in row["ways"])
    yield from _event_patterns(tables["events"])
    yield from (one for row in _premodifiers(tables) for one in row["ways"])
    for part in ("anaphora", "within"):
        yield from (row["behind"] for row in tables["speech"][part].values() if "behind" in row)


def _links(tables: Mapping[str, Table]) -> Iterator[Mapping[str, Table]]:
    """Yield the rows of the links; raises ValueError for one with a part that there is not."""
    known = {"name", "claims", "ways", "front", "near", "within", "bar", "options", "unless",
             "qualifiers", "trigger"}  # fmt: skip
    for table in ("links", "concepts"):
        yield from _known_rows(tables[table]["links"], known | _MORE.get(table, set()))


def _event_patterns(table: Table) -> Iterator[str]:
    """Yield the patterns of events; raises ValueError for a row with a part that there is not."""
    known = {"name", "class", "labels", "s", "o", "verbs", "acts", "object", "nouns", "of",
             "noun_ways", "sum", "to", "roles", "options", "end"}  # fmt: skip
    yield from (*table["clause_ways"], *table["noun_ways"])
    for row in _known_rows(table["kinds"], known):
        acts = [row, *row.get("acts", ())]
        yield from (one[part] for one in acts for part in ("object", "behind") if part in one)
        yield from row.get("noun_ways", ())


def _premodifiers(tables: Mapping[str, Table]) -> Iterator[Mapping[str, Table]]:
    """Yield the rows of noun phrases; raises ValueError for one with a part that there is not."""
    known = {"name", "claims", "ways", "of", "led", "options", "unless", "said", "trigger"}
    yield from _known_rows(tables["premodifiers"]["rows"], known)


def _check_tellings(table: Table) -> None:
    """Raise ValueError for a row of what is told in words with a part that there is not."""
    known = {"name", "property", "ways", "front", "near", "within", "bar", "options", "unless",
             "trigger", "takes", "modality"}  # fmt: skip
    for row in _known_rows(table["rows"], known):
        if row["takes"] not in table["takes"]:
            raise ValueError(f"nothing is taken as '{row['takes']}'")


def _known_rows(rows: Iterable[Table], known: set[str]) -> Iterator[Table]:
    for row in rows:
        if unknown := set(row) - known:
            raise ValueError(f"a link has no '{min(unknown)}'")
        yield row


def _frame(row: Mapping[str, Table]) -> Frame:
    known = {"name", "tier", "patterns", "claims", "trigger", "modality", "qualifiers", "options"}
    if unknown := set(row) - known:
        raise ValueError(f"a frame has no '{min(unknown)}'")
    return Frame(
        name=row["name"],
        tier=Tier(row["tier"]),
        patterns=tuple(row["patterns"]),
        claims=tuple(tuple(one) for one in row["claims"]),
        trigger=row.get("trigger", ""),
        modality=row.get("modality", ""),
        qualifiers=tuple(row.get("qualifiers", {}).items()),
        options=frozenset(row.get("options", ())),
    )
