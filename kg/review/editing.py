"""Changing a proposal: as a line of a claims file, or one of its names."""

from __future__ import annotations

from pathlib import Path

from kg.corpus.acceptance import row_of
from kg.corpus.canonical import format_row, scalar
from kg.corpus.located import parse_yaml
from kg.corpus.passages import read_row
from kg.model import Candidate, Mention, NewEntity
from kg.review.known import Known
from kg.review.proposal import Proposal

__all__ = ["PARTS", "edited", "line_of", "part_of", "renamed"]

#: the letter for each part of a claim that may be another entity
PARTS = {"s": "subject", "o": "object", "b": "by"}


def line_of(one: Proposal) -> str:
    """Return the proposal as one line of YAML."""
    if isinstance(one, Candidate):
        return format_row(row_of(one))
    aliases = f", aliases: [{', '.join(map(scalar, one.aliases))}]" if one.aliases else ""
    return f"{{class: {scalar(one.kind)}, label: {scalar(one.label)}{aliases}}}"


def edited(one: Proposal, line: str, known: Known) -> Proposal:
    """Return the proposal as the line says it, its place unchanged.

    Raises DataError when the line is no such proposal.
    """
    if isinstance(one, NewEntity):
        return _edited_entity(one, line)
    row = read_row(line, set(known.vocabulary.qualifiers))
    names = {one.subject: row.subject, one.object: row.object}
    update = {
        "subject": row.subject,
        "predicate": row.predicate,
        "object": row.object,
        "options": tuple(row.options.items()),
        "mentions": tuple(_called(mention, names) for mention in one.mentions),
    }
    return one.model_copy(update=update)


def _edited_entity(one: NewEntity, line: str) -> NewEntity:
    root = parse_yaml(line, Path("your line"))
    fields = root.mapping({"class", "label", "aliases"})
    root.require(fields, "class", "label")
    aliases = [item.text() for item in fields["aliases"].items()] if "aliases" in fields else []
    for name in (fields["label"].text(), *aliases):
        if not name.strip():
            raise root.error("a name is empty", "write the name, or take it away")
    update = {"kind": fields["class"].text(), "label": fields["label"].text()}
    return one.model_copy(update={**update, "aliases": tuple(aliases)})


def _called(mention: Mention, names: dict[str, str]) -> Mention:
    return mention.model_copy(update={"name": names.get(mention.name, mention.name)})


def part_of(one: Candidate, part: str) -> str:
    """Return the name in this part of the claim, empty for none; `part` is a value of PARTS."""
    return dict(one.options).get("by", "") if part == "by" else str(getattr(one, part, ""))


def renamed(one: Candidate, part: str, name: str) -> Candidate:
    """Return the claim with another name in this part; mentions of it name the new one."""
    old = part_of(one, part)
    mentions = tuple(_called(mention, {old: name}) for mention in one.mentions)
    if part == "by":
        options = tuple((key, name if key == "by" else value) for key, value in one.options)
        return one.model_copy(update={"options": options, "mentions": mentions})
    return one.model_copy(update={part: name, "mentions": mentions})
