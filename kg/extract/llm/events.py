"""The rows of an event that a model's claim tells of, as "X released Y" tells of a release."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.grounder.grounding import ground
from kg.extract.grounder.names import KnownNames
from kg.extract.llm.newcomers import own_label
from kg.extract.llm.rules import EventRow
from kg.model import Candidate, Document, NewEntity

__all__ = ["event_rows"]

#: what stays true of the event's rows: who says so, and how
_KEPT = frozenset({"by", "modality", "hedge"})


def event_rows(
    told: Candidate, rows: tuple[EventRow, ...], document: Document, text: str, names: KnownNames
) -> Iterator[tuple[Candidate, NewEntity]]:
    """Yield each row that the claim's own passage carries, with its event.

    What is denied tells of no event. Nothing is refused here: a row that is not grounded is none.
    """
    options = tuple((key, value) for key, value in told.options if key in _KEPT)
    if ("denied", "true") in told.options:
        return
    for row in rows:
        event = _event(row, told, names)
        filled = {
            "subject": event.label,
            "predicate": row.predicate,
            "object": _filled(row.value, told),
        }
        claim = told.model_copy(update={**filled, "options": options})
        if not ground(claim, text, names.including([event]), document.publisher):
            yield claim, event


def _event(row: EventRow, told: Candidate, names: KnownNames) -> NewEntity:
    label = own_label(_filled(row.label, told), names)
    at = next((one for one in told.mentions if one.name == told.object), told.locator)
    return NewEntity(
        kind=row.kind, label=label, reason=f"{told.rule}: told of", start=at.start, end=at.end
    )


def _filled(words: str, told: Candidate) -> str:
    return words.replace("{s}", told.subject).replace("{o}", told.object)
