"""Which assertions are shown first of the very many that carry a side, or give a date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

__all__ = ["MOST", "NAMED", "STRENGTH", "Dating", "Voice", "chosen", "witnesses"]

#: of what more assertions carry, so many are known beforehand
MOST = 12
#: so many documents that give a date are named
NAMED = 8
#: the modalities, from what a document states to what it only asks
STRENGTH = ("stated", "claimed", "alleged", "predicted", "opinion", "asked")


class Voice(NamedTuple):
    """An assertion of a side: whose claim, where, and how firmly."""

    assertion: str
    claim: str
    document: str
    modality: str
    denied: bool


def chosen(voices: Iterable[Voice], each: int) -> list[str]:
    """Return `each` of the assertions of a side, in the order of the documents; 0 is all.

    For each claim the one that says it most firmly is among the first, so that what some document
    states is never shown as no more than what others claim. The choice of fewer begins the
    choice of more.
    """
    listed = sorted(voices, key=lambda one: (one.document, one.assertion))
    if not each or len(listed) <= each:
        return [one.assertion for one in listed]
    firmest: dict[str, Voice] = {}
    for one in sorted(listed, key=_firmness):
        firmest.setdefault(one.claim, one)
    first = [one.assertion for one in firmest.values()][:each]
    known = set(first)
    rest = (one.assertion for one in listed if one.assertion not in known)
    return [*first, *(one for one, _ in zip(rest, range(each - len(first)), strict=False))]


def _firmness(one: Voice) -> tuple[bool, int, str, str]:
    return one.denied, STRENGTH.index(one.modality), one.document, one.assertion


class Dating(NamedTuple):
    """An assertion that gives a date: `inferred` says from what, where it is not given in full.

    `place` is by what the assertions of one date are sorted, the name of the document first.
    """

    assertion: str
    document: str
    place: tuple[str, int, str]
    modality: str
    hedge: str
    inferred: str


def witnesses(said: Sequence[Dating]) -> list[str]:
    """Return assertions of a date that name its first documents and tell all else of it.

    That is in which modalities and with which hedges it is given. None is returned where some
    give it in full and others do not: which ones is told by all of them together.
    """
    if len({bool(one.inferred) for one in said}) > 1:
        return []
    listed = sorted(said, key=lambda one: one.place)
    kept = _each(listed, lambda one: one.document)[:NAMED]
    kept += _each(listed, lambda one: one.modality)
    kept += _each([one for one in listed if one.hedge], lambda one: one.hedge)
    return list(dict.fromkeys(one.assertion for one in kept))


def _each(listed: Iterable[Dating], key: Callable[[Dating], str]) -> list[Dating]:
    """Return the first of each key, in order."""
    found: dict[str, Dating] = {}
    for one in listed:
        found.setdefault(key(one), one)
    return list(found.values())
