"""Proposals in the order in which they are asked: a new name right before its first claim."""

from __future__ import annotations

from collections.abc import Iterator

from kg.corpus.candidates import CandidatesFile
from kg.corpus.decisions import new_entity_id, short_form
from kg.identifiers import fold
from kg.model import Candidate, NewEntity

__all__ = ["Proposal", "named_in", "proposal_id", "proposals", "summary"]

Proposal = Candidate | NewEntity


def proposal_id(document: str, one: Proposal) -> str:
    """Return the identifier under which decisions on the proposal are kept."""
    return one.id if isinstance(one, Candidate) else new_entity_id(document, one)


def summary(one: Proposal) -> str:
    """Return the proposal on one line, in our words."""
    return short_form(one) if isinstance(one, Candidate) else f"{one.label} ({one.kind})"


def named_in(one: Candidate) -> Iterator[str]:
    """Yield what may be a name in the claim: subject, object and the values of its options."""
    yield one.subject
    yield one.object
    for _, value in one.options:
        yield value


def proposals(file: CandidatesFile) -> list[Proposal]:
    """Return all proposals of the file in the order of the document."""
    new: dict[str, NewEntity] = {}
    for entity in file.entities:
        for name in (entity.label, *entity.aliases):
            new.setdefault(fold(name), entity)
    found: list[Proposal] = []
    asked: set[str] = set()
    for one in sorted(file.candidates, key=lambda each: (each.locator.start, each.locator.end)):
        for name in named_in(one):
            entity_named = new.get(fold(name))
            if entity_named and entity_named.label not in asked:
                asked.add(entity_named.label)
                found.append(entity_named)
        found.append(one)
    return found + [one for one in file.entities if one.label not in asked]
