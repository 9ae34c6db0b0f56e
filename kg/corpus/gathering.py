"""Proposals of two makers for one document, gathered in one file."""

from __future__ import annotations

from pathlib import Path

from kg.corpus.candidates import CandidatesFile, read_candidates
from kg.model import Unsaid

__all__ = ["by_models", "gathered", "makers"]

_AND = " + "
_MODEL = "model "


def makers(made_by: str) -> list[str]:
    """Return the makers that a candidates file names.

    >>> makers("rules 1 + model m")
    ['rules 1', 'model m']
    """
    return made_by.split(_AND)


def by_models(path: Path, text_sha256: str) -> CandidatesFile | None:
    """Return what models proposed in the file, if it was made from this text; else None.

    Raises DataError when the file cannot be read.
    """
    found = read_candidates(path) if path.is_file() else None
    named = [one for one in makers(found.made_by) if one.startswith(_MODEL)] if found else []
    if found is None or found.text_sha256 != text_sha256 or not named:
        return None
    return CandidatesFile(
        found.document,
        text_sha256,
        _AND.join(named),
        tuple(one for one in found.entities if one.reason.startswith(_MODEL)),
        tuple(one for one in found.candidates if one.rule.startswith(_MODEL)),
        tuple(one for one in found.unsaid if one.reason.startswith(_MODEL)),
    )


def gathered(before: CandidatesFile | None, made: CandidatesFile) -> CandidatesFile:
    """Return both; where both have a proposal, a name or a passage, the first one counts."""
    if before is None:
        return made
    ids = {one.id for one in before.candidates}
    labels = {one.label for one in before.entities}
    left = {_place(one) for one in before.unsaid}
    named = dict.fromkeys([*makers(before.made_by), *makers(made.made_by)])
    return CandidatesFile(
        before.document,
        before.text_sha256,
        _AND.join(named),
        (*before.entities, *(one for one in made.entities if one.label not in labels)),
        (*before.candidates, *(one for one in made.candidates if one.id not in ids)),
        (*before.unsaid, *(one for one in made.unsaid if _place(one) not in left)),
    )


def _place(one: Unsaid) -> tuple[int, int, str]:
    """Return the passage with the claim that was refused there, or else the reason."""
    return one.start, one.end, one.claim or one.reason
