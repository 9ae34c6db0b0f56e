"""Marks what a person judged to be garbled: the claim stays as it stands, and is no fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.corpus.garbled import Garbled, read_garbled
from kg.errors import DataError, Problem
from kg.model import Assertion, EntityRef, value_key
from kg.resolve.index import EntityIndex

__all__ = ["marked_as_garbled"]

Row = tuple[str, str, str]


def marked_as_garbled(
    assertions: Sequence[Assertion], folders: Iterable[Path], index: EntityIndex
) -> list[Assertion]:
    """Return the assertions, with the reason on those that a person judged to be garbled.

    The verdicts stand in `claims.yaml` of the folders; each names a document and a claim without
    its qualifiers. Raises DataError where no such claim is in the document.
    """
    verdicts = [one for folder in folders for one in read_garbled(folder / "claims.yaml")]
    if not verdicts:
        return list(assertions)
    told = {f"document/{one.document}" for one in verdicts}
    said: dict[tuple[str, Row], set[str]] = defaultdict(set)
    for one in assertions:
        if one.document in told:
            for row in _readings(one, index):
                said[one.document, row].add(one.id)
    reasons = _reasons(verdicts, said, index)
    return [
        one.model_copy(update={"garbled": reasons[one.id]}) if one.id in reasons else one
        for one in assertions
    ]


def _reasons(
    verdicts: Iterable[Garbled], said: dict[tuple[str, Row], set[str]], index: EntityIndex
) -> dict[str, str]:
    """Return the reason of each judged assertion by its identifier."""
    found: dict[str, str] = {}
    unknown = []
    for one in verdicts:
        subject, predicate, value = one.claim
        row = _linked(subject, index), predicate, _linked(value, index)
        judged = said.get((f"document/{one.document}", row), set())
        found |= dict.fromkeys(judged, one.reason)
        if not judged:
            what = f"document '{one.document}' does not say {' '.join(one.claim)}"
            fix = "copy the claim as it stands in the claims file, or take the verdict away"
            unknown.append(Problem(one.where, what, fix))
    if unknown:
        raise DataError(*unknown)
    return found


def _readings(one: Assertion, index: EntityIndex) -> set[Row]:
    """Return the ways to write the claim: its object may be a name, words or a figure."""
    value = one.claim.object
    words = value.id if isinstance(value, EntityRef) else value.text
    ways = {value_key(value), words, _linked(words, index)}
    return {(one.claim.subject, one.claim.predicate, way) for way in ways}


def _linked(name: str, index: EntityIndex) -> str:
    found = index.find(name)
    return found.id if found else name
