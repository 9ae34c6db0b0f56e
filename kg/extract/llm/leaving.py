"""What a model answered and nothing is proposed of: gaps, and claims that the checks refuse."""

from __future__ import annotations

import json
from collections.abc import Iterable

from kg.extract.grounder.placing import paragraph_of
from kg.extract.llm.again import Refused
from kg.extract.llm.writing import ModelWriter
from kg.model import MOST_WORDS, Candidate, Unsaid
from kg.model.answer import AnsweredClaim, AnsweredGap

__all__ = ["claim_row", "is_kept", "left_gap", "left_refused"]

Span = tuple[int, int]


def left_gap(gap: AnsweredGap, span: Span, writer: ModelWriter) -> Unsaid:
    """Return the passage of which the model says that no property expresses it.

    Raises Unplaced where its quote has no one place in the span.
    """
    reason = " ".join(gap.reason.split()) or "the vocabulary cannot say it"
    return _left(writer.place(gap.quote, gap.paragraph, span), reason, writer)


def left_refused(one: Refused, span: Span, writer: ModelWriter) -> Unsaid:
    """Return the sentences of the claim's quote, with why it is refused and the claim's row.

    Raises Unplaced where its quote has no one place in the span.
    """
    place = writer.passage(writer.place(one.claim.quote, one.claim.paragraph, span))
    return _left(place, one.why, writer).model_copy(update={"claim": claim_row(one.claim)})


def _left(place: Span, reason: str, writer: ModelWriter) -> Unsaid:
    start, end = place
    words = " ".join(writer.text[start:end].split()[:MOST_WORDS])
    return Unsaid(
        paragraph=paragraph_of(writer.text, start), start=start, end=end, words=words,
        reason=f"{writer.rule}: {reason}",
    )  # fmt: skip


def claim_row(claim: AnsweredClaim) -> str:
    """Return the claim as a row of a claims file, which JSON is too, in the model's own words.

    >>> told = dict.fromkeys(AnsweredClaim.model_fields, "") | {"paragraph": 1, "denied": False}
    >>> told |= {"subject": "Finch", "property": "owns", "object": "Wren", "by": "Ann Doe"}
    >>> told |= {"quote": "Finch owns Wren", "modality": "claimed", "qualifiers": ()}
    >>> claim_row(AnsweredClaim(**told))
    '["Finch", "owns", "Wren", {"by": "Ann Doe"}]'
    """
    usual = "claimed" if claim.by else "stated"
    options = {
        "by": claim.by,
        "modality": "" if claim.modality in (usual, "stated") else claim.modality,
        "denied": "true" if claim.denied else "",
        "hedge": claim.hedge,
        "said": claim.said,
    }
    options = {one.key: one.value for one in claim.qualifiers} | options
    told = {key: value for key, value in options.items() if value}
    parts = [claim.subject, claim.property, claim.object]
    row = json.dumps([*parts, told] if told else parts, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else " " for sign in row)


def is_kept(one: Unsaid, candidates: Iterable[Candidate]) -> bool:
    """Return whether the claim that was refused there is proposed all the same, from elsewhere."""
    if not one.claim:
        return False
    subject, predicate, value, *rest = json.loads(one.claim)
    denied = bool(rest) and "denied" in rest[0]
    return any(
        (each.subject, each.predicate, each.object) == (subject, predicate, value)
        and ("denied" in dict(each.options)) == denied
        for each in candidates
    )
