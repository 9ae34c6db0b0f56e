"""Two things head to head: each attribute and benchmark with what is said of either, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.phrase import filled, unbracketed
from kg.query.assertions import Row, rows_of
from kg.query.sources import rows_by_claim

__all__ = ["SECTIONS", "Line", "Valued", "read_comparison"]

BETWEEN, WORDS = "between the two", "in words"
#: the parts of a comparison, in the order in which people read them
SECTIONS = ("benchmarks", BETWEEN, "facts", "against others", WORDS)


@dataclass(frozen=True)
class Valued:
    """One value of an attribute, with the assertions that put it forward."""

    text: str
    rows: tuple[Row, ...]

    @property
    def status(self) -> str:
        """Return the status of its claim."""
        return self.rows[0]["status"]


@dataclass(frozen=True)
class Line:
    """One attribute: the values of the first thing, and those of the second."""

    section: str
    attribute: str
    first: tuple[Valued, ...]
    second: tuple[Valued, ...]

    @property
    def pairs(self) -> Iterator[tuple[Valued | None, Valued | None]]:
        """Yield the values side by side, equal ones first, superseded ones last."""
        shared = [one.text for one in self.first if one.text in {two.text for two in self.second}]

        def place(one: Valued) -> tuple[bool, int, str]:
            equal = shared.index(one.text) if one.text in shared else len(shared)
            return one.status == "superseded", equal, one.text

        yield from zip_longest(sorted(self.first, key=place), sorted(self.second, key=place))


def read_comparison(engine: Engine, queries: Path, first: str, second: str) -> list[Line]:
    """Return the attributes of two entities, by identifier; those that both have come first."""
    found = [
        _attributes(engine, queries, one, other)
        for one, other in ((first, second), (second, first))
    ]
    lines = [
        Line(section, attribute, *(tuple(of.get((section, attribute), ())) for of in found))
        for section, attribute in dict.fromkeys(key for of in found for key in of)
    ]
    return sorted(lines, key=_place)


def _place(one: Line) -> tuple[int, bool, str]:
    return SECTIONS.index(one.section), not (one.first and one.second), one.attribute


def _attributes(
    engine: Engine, queries: Path, entity: str, other: str
) -> dict[tuple[str, str], list[Valued]]:
    """Return what is said of the entity by section and attribute."""
    rows = rows_of(engine, queries, "attributes", entity=[entity])
    first = {row["claim"]: row for row in reversed(rows)}
    claims = list(dict.fromkeys(row["claim"] for row in rows))
    scopes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    keys = [one.removeprefix(ID) for one in claims]
    for row in rows_of(engine, queries, "scopes", claim=keys):
        scopes[row["claim"]].append((row["phrase"], row["scope"]))
    said = rows_by_claim(engine, queries, claims)
    found: dict[tuple[str, str], list[Valued]] = defaultdict(list)
    for claim in claims:
        section, attribute, text = _told(first[claim], scopes[claim], other)
        text = _answer(said[claim]) if section == BETWEEN else text
        found[section, attribute].append(Valued(text, said[claim]))
    return found


def _told(first: Row, scopes: list[tuple[str, str]], other: str) -> tuple[str, str, str]:
    """Return section, attribute and value of a claim: its qualifiers go with one or the other.

    Between the two the value is no text of the claim, but whether it is said to hold.
    """
    scope = ", ".join(filled(unbracketed(phrase), {"q": value}) for phrase, value in scopes)
    attribute = f"{first['event']}: {first['label']}" if first["event"] else first["label"]
    scoped = f"{attribute} ({scope})" if scope else attribute
    if first["object"] == ID + other:
        return BETWEEN, scoped, ""
    if first["section"] == "benchmarks":
        return "benchmarks", ", ".join(value for _, value in scopes) or attribute, first["value"]
    text = f"{first['value']} ({scope})" if scope else first["value"]
    return first["section"], attribute, text


def _answer(rows: tuple[Row, ...]) -> str:
    """Return whether the assertions say that it holds: what is only asked is no yes.

    >>> row = {"polarity": "affirmed", "modality": "stated"}
    >>> _answer((row,)), _answer((row | {"polarity": "denied"},))
    ('yes', 'no')
    >>> _answer((row | {"modality": "asked"},)), _answer((row, row | {"modality": "asked"}))
    ('open', 'yes')
    """
    told = [row for row in rows if row["modality"] != "asked"]
    if not told:
        return "open"
    return "yes" if any(row["polarity"] == "affirmed" for row in told) else "no"
