"""Decisions files: what a person made of each proposal, so that it is not proposed again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from kg.corpus.candidates import CandidatesFile
from kg.corpus.canonical import flow, scalar
from kg.corpus.located import Located, read_yaml
from kg.errors import AiraceError, DataError, Problem
from kg.identifiers import digest
from kg.model.candidate import Candidate, NewEntity

__all__ = [
    "Choice",
    "Decision",
    "DecisionsFile",
    "format_decisions",
    "new_entity_id",
    "read_decisions",
    "short_form",
    "undecided",
]

Proposed = TypeVar("Proposed", Candidate, NewEntity, Candidate | NewEntity)


class Choice(StrEnum):
    """What became of a proposal; a skipped one still waits."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class Decision:
    """One decision: on which proposal, what it was in our words, and what became of it.

    `became` is the claim as it was accepted where the person changed it, or the entity that a
    new name turned out to be. `leans` is length and digest of the words before its passage by which
    a claim knows what "it" stands for.
    """

    id: str
    choice: Choice
    was: str
    rule: str = ""
    reason: str = ""
    became: str = ""
    leans: str = ""


@dataclass(frozen=True)
class DecisionsFile:
    """The decisions on one document's proposals; a later one on the same proposal replaces."""

    document: str
    decisions: tuple[Decision, ...] = ()

    def settled(self) -> dict[str, Decision]:
        """Return the decisions that end the matter, accepted or rejected, by proposal."""
        return {one.id: one for one in self.decisions if one.choice is not Choice.SKIPPED}

    def skipped(self) -> frozenset[str]:
        """Return the proposals that were skipped and wait."""
        return frozenset(one.id for one in self.decisions if one.choice is Choice.SKIPPED)

    def left(self, proposals: Iterable[Proposed]) -> list[Proposed]:
        """Return the proposals on which nobody has decided, here or wherever they stand."""
        settled = self.settled()
        return [one for one in proposals if not settled.keys() & self.ids_of(one)]

    def ids_of(self, one: Candidate | NewEntity) -> set[str]:
        """Return the identifiers under which a decision on the proposal may be kept."""
        if isinstance(one, NewEntity):
            return {new_entity_id(self.document, one)}
        return {one.id, _anywhere(self.document, short_form(one))}

    def moved(self) -> DecisionsFile:
        """Return the file for a text that has changed: what was rejected is so wherever it stands.

        What was accepted at one place and rejected at another is asked again.
        """
        accepted = {one.was for one in self.decisions if one.choice is Choice.ACCEPTED}
        found = (
            replace(one, id=_anywhere(self.document, one.was))
            if one.choice is Choice.REJECTED
            and one.id.startswith("candidate/")
            and one.was not in accepted
            else one
            for one in self.decisions
        )
        return DecisionsFile(self.document, tuple({one.id: one for one in found}.values()))

    def with_all(self, new: Iterable[Decision]) -> DecisionsFile:
        """Return the file with the new decisions in the place of earlier ones on the same.

        >>> first = Decision("candidate/1", Choice.SKIPPED, "A owns B")
        >>> again = Decision("candidate/1", Choice.ACCEPTED, "A owns B")
        >>> [str(one.choice) for one in DecisionsFile("a", (first,)).with_all([again]).decisions]
        ['accepted']
        """
        by_id = {one.id: one for one in (*self.decisions, *new)}
        return DecisionsFile(self.document, tuple(by_id.values()))

    def without(self, wanted: str) -> DecisionsFile:
        """Return the file without the decision on the proposal of this identifier."""
        return replace(self, decisions=tuple(one for one in self.decisions if one.id != wanted))


def _anywhere(document: str, was: str) -> str:
    """Return the identifier of a proposal wherever it stands in the document."""
    return "candidate/" + digest([document, was])


def new_entity_id(document: str, one: NewEntity) -> str:
    """Return the identifier of the proposal of a new name: a digest of document and label."""
    return "name/" + digest([document, one.label])


def short_form(one: Candidate) -> str:
    """Return the proposal on one line, in the words of the ontology: never a source's sentence."""
    options = ", ".join(f"{name}: {value}" for name, value in one.options)
    claim = f"{one.subject} {one.predicate} {one.object}"
    return f"{claim} ({options})" if options else claim


def format_decisions(file: DecisionsFile) -> str:
    """Return the canonical text of the file: one line a decision, in the order of their making."""
    lines = [f"document: {scalar(file.document)}"]
    lines.append("decisions:" if file.decisions else "decisions: []")
    lines += [f"- {flow(_fields(one))}" for one in file.decisions]
    return "\n".join(lines) + "\n"


def _fields(one: Decision) -> dict[str, str]:
    fields = {"id": one.id, "decision": str(one.choice), "was": one.was}
    rest = {"rule": one.rule, "reason": one.reason, "became": one.became, "leans": one.leans}
    return fields | {key: value for key, value in rest.items() if value}


def read_decisions(path: Path) -> DecisionsFile:
    """Return the decisions of the file; none when there is no file.

    Raises DataError with every problem found, each with its line.
    """
    if not path.is_file():
        return DecisionsFile(path.stem)
    root = read_yaml(path)
    fields = root.mapping({"document", "decisions"})
    root.require(fields, "document", "decisions")
    document = fields["document"].text()
    if document != path.stem:
        what = f"'{document}' is not this file's document"
        raise fields["document"].error(what, f"name the file {document}.yaml")
    found: dict[str, Decision] = {}
    problems: list[Problem] = []
    for item in fields["decisions"].items():
        try:
            one = _decision(item)
            if one.id in found:
                raise item.error(f"two decisions on '{one.id}'", "keep one of the two")
            found[one.id] = one
        except AiraceError as error:
            problems.extend(error.problems)
    if problems:
        raise DataError(*problems)
    return DecisionsFile(document, tuple(found.values()))


def undecided(file: CandidatesFile, workspace: Path) -> CandidatesFile:
    """Return the proposals on which nobody has decided in the workspace.

    Raises DataError when its decisions cannot be read.
    """
    path = workspace / "decisions" / f"{file.document}.yaml"
    if not path.is_file():
        return file
    decided = read_decisions(path)
    return replace(
        file,
        candidates=tuple(decided.left(file.candidates)),
        entities=tuple(decided.left(file.entities)),
    )


def _decision(item: Located) -> Decision:
    fields = item.mapping({"id", "decision", "was", "rule", "reason", "became", "leans"})
    item.require(fields, "id", "decision", "was")
    texts = {key: node.text() for key, node in fields.items()}
    word = texts.pop("decision")
    if word not in set(Choice):
        what = f"unknown decision '{word}'"
        raise fields["decision"].error(what, f"use one of: {', '.join(Choice)}")
    if not texts["id"].startswith(("candidate/", "name/")):
        raise fields["id"].error(f"'{texts['id']}' is no proposal", "copy the id as it was")
    return Decision(choice=Choice(word), **texts)
