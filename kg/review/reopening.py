"""A decision of an earlier session taken back: the proposal waits again, what it made goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from kg.corpus.acceptance import says, withdraw
from kg.corpus.additions import Addition
from kg.corpus.decisions import Choice, Decision
from kg.corpus.passages import ClaimsFile
from kg.errors import DataError
from kg.model import Candidate, Locator
from kg.review.by_hand import RULE
from kg.review.desk import Desk
from kg.review.docket import Docket
from kg.review.proposal import Proposal
from kg.review.unmaking import without_name

__all__ = ["Reopened", "find_decision", "reopen", "settled"]


@dataclass(frozen=True)
class Reopened:
    """What taking a decision back did: what left the data, and whether the proposal waits now."""

    gone: tuple[str, ...]
    waits: bool


def settled(docket: Docket) -> list[tuple[Decision, Proposal | None]]:
    """Return what was accepted or rejected, last first, each with its proposal if it is there."""
    proposed: list[Proposal] = [*docket.candidates.candidates, *docket.candidates.entities]
    known = {key: one for one in proposed for key in docket.decisions.ids_of(one)}
    decided = docket.decisions.settled().values()
    return [(one, known.get(one.id)) for one in reversed(decided)]


def find_decision(dockets: list[Docket], wanted: str) -> tuple[Docket, Decision, Proposal | None]:
    """Return the decision of this identifier; raises DataError when there is none."""
    for docket in dockets:
        for one, proposal in settled(docket):
            if one.id == wanted:
                return docket, one, proposal
    fix = "kg review --decided --list has all"
    raise DataError.single("", f"nothing was decided on '{wanted}'", fix)


def reopen(desk: Desk, docket: Docket, one: Decision, proposal: Proposal | None) -> Reopened:
    """Take the decision back, and out of the data what was accepted by it.

    It is a step of the desk that can be undone. Raises DataError, and changes nothing, for a
    claim that a person wrote, and for a name that claims still use.
    """
    if one.rule == RULE:
        what = f"{one.was} was proposed by nobody: it is a claim of your own"
        fix = (
            f"take it out: kg claim {docket.document.key} ... --undo, with the words it was made of"
        )
        raise DataError.single("", what, fix)
    claims, entities = docket.claims, None
    gone: tuple[str, ...] = ()
    if one.choice is Choice.ACCEPTED and one.id.startswith("name/"):
        entities, gone = without_name(desk.known, docket.document.key, one)
    elif one.choice is Choice.ACCEPTED:
        claims = _without_claim(desk, docket, one, proposal)
        gone = (one.became or one.was,) if claims != docket.claims else ()
    added: list[Addition] = [entities] if entities else []
    desk.ledger.save(docket, docket.decisions.without(one.id), claims, added)
    if added:
        desk.known.refresh()
    return Reopened(gone, proposal is not None)


def _without_claim(
    desk: Desk, docket: Docket, one: Decision, proposal: Proposal | None
) -> ClaimsFile:
    """Return the claims without the one that was accepted; all of them where it is not there."""
    at = proposal.locator if isinstance(proposal, Candidate) else None
    found = _standing(docket.claims, one.became or one.was, at)
    if len(found) > 1:
        what = f"{one.was} stands at {len(found)} places, and which was accepted is not known"
        raise DataError.single(
            str(docket.claims.path), what, "take the one that is meant out by hand"
        )
    if not found and isinstance(proposal, Candidate) and not one.became:
        return withdraw(docket.claims, proposal, partial(desk.known.keyed, docket.claims))
    passages = [
        replace(
            passage, rows=tuple(row for row in passage.rows if (id(passage), id(row)) not in found)
        )
        for passage in docket.claims.passages
    ]
    kept = [
        one
        for one, before in zip(passages, docket.claims.passages, strict=True)
        if one.rows or one.rows == before.rows
    ]
    return replace(docket.claims, passages=tuple(kept)) if found else docket.claims


def _standing(file: ClaimsFile, words: str, at: Locator | None) -> set[tuple[int, int]]:
    """Return which rows say just these words, at the place if that is known."""
    return {
        (id(passage), id(row))
        for passage in file.passages
        if at is None or (passage.start, passage.end) == (at.start, at.end)
        for row in passage.rows
        if says(row, passage.options | row.options, words)
    }
