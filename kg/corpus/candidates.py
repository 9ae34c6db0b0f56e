"""Candidates files: what waits for a person's review, read strictly and written canonically."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from kg.corpus.canonical import flow, scalar
from kg.corpus.located import SHA, Located, read_yaml
from kg.corpus.mentions import mentions_of, mentions_text
from kg.errors import AiraceError, DataError, Problem
from kg.model import MOST_WORDS, Locator
from kg.model.candidate import Candidate, Mention, NewEntity, Tier, Unsaid

__all__ = [
    "ROW_KEYS",
    "CandidatesFile",
    "format_candidates",
    "read_candidates",
]

#: keys of a row that say how the proposal was made; all others are options of the claim.
#: `remark` is the candidate's own note to the reviewer, `note` the one that the claim keeps.
ROW_KEYS = ("tier", "rule", "mentions", "remark")
_KEY = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_OPTION = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_ROW_FORM = "write [subject, property, object, {tier: A, rule: NAME, option: value}]"
_PLACE = {"paragraph", "start", "end", "words"}


@dataclass(frozen=True)
class CandidatesFile:
    """What was proposed for one document, from the text of which digest, and by what."""

    document: str
    text_sha256: str
    made_by: str
    entities: tuple[NewEntity, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    unsaid: tuple[Unsaid, ...] = ()


def format_candidates(file: CandidatesFile) -> str:
    """Return the canonical text of the file: everything in the order of the document."""
    lines = [f"document: {scalar(file.document)}", f"text: {scalar(file.text_sha256)}"]
    lines.append(f"made_by: {scalar(file.made_by)}")
    entities = sorted(file.entities, key=lambda one: (one.start, one.end, one.kind, one.label))
    lines += _listed("entities", [_entity_line(one) for one in entities])
    candidates = sorted(file.candidates, key=_place)
    lines.append("passages:" if candidates else "passages: []")
    for _, group in groupby(candidates, key=lambda one: one.locator):
        lines += _passage_lines(list(group))
    unsaid = sorted(file.unsaid, key=lambda one: (one.start, one.end))
    lines += _listed("unexpressed", [flow(_texts(one)) for one in unsaid])
    return "\n".join(lines) + "\n"


def _place(one: Candidate) -> tuple[int, int, int, str, str]:
    at = one.locator
    return at.start, at.end, at.paragraph, at.words, at.sha256


def _listed(key: str, items: list[str]) -> list[str]:
    return [f"{key}:", *(f"- {item}" for item in items)] if items else []


def _texts(one: Unsaid) -> dict[str, str]:
    return {key: str(value) for key, value in one.model_dump(exclude_defaults=True).items()}


def _entity_line(one: NewEntity) -> str:
    fields = {"class": scalar(one.kind), "label": scalar(one.label)}
    if one.aliases:
        fields["aliases"] = f"[{', '.join(map(scalar, one.aliases))}]"
    if one.reason:
        fields["reason"] = scalar(one.reason)
    fields |= {"start": str(one.start), "end": str(one.end)}
    return "{" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}"


def _passage_lines(group: list[Candidate]) -> list[str]:
    at = group[0].locator
    fields = {"paragraph": str(at.paragraph), "start": str(at.start), "end": str(at.end)}
    place = flow({**fields, "words": at.words})
    return [f"- at: {place}", f"  sha256: {at.sha256}", "  claims:", *map(_row, group)]


def _row(one: Candidate) -> str:
    options = {"tier": str(one.tier), "rule": one.rule, **dict(one.options)}
    if one.mentions:
        options["mentions"] = mentions_text(one.mentions)
    if one.note:
        options["remark"] = one.note
    parts = ", ".join(scalar(part) for part in (one.subject, one.predicate, one.object))
    return f"  - [{parts}, {flow(options)}]"


def read_candidates(path: Path, options: Set[str] | None = None) -> CandidatesFile:
    """Return the proposals of the file; `options`, when given, are the only ones that rows take.

    Raises DataError with every problem found, each with its line.
    """
    root = read_yaml(path)
    fields = root.mapping({"document", "text", "made_by", "entities", "passages", "unexpressed"})
    root.require(fields, "document", "text", "made_by", "passages")
    document = _document(fields["document"], path)
    problems: list[Problem] = []
    file = CandidatesFile(
        document=document,
        text_sha256=_sha(fields["text"]),
        made_by=fields["made_by"].text(),
        entities=tuple(_entity(item) for item in _items(fields, "entities")),
        candidates=tuple(_candidates(fields["passages"], document, options, problems)),
        unsaid=tuple(_unsaid(item) for item in _items(fields, "unexpressed")),
    )
    if problems:
        raise DataError(*problems)
    return file


def _document(node: Located, path: Path) -> str:
    key = node.text()
    if key != path.stem or not _KEY.fullmatch(key):
        raise node.error(f"'{key}' is not this file's document", f"name the file {key}.yaml")
    return key


def _sha(node: Located) -> str:
    if not SHA.fullmatch(node.text()):
        raise node.error("this is no SHA-256", "run `kg extract` for the document again")
    return node.text()


def _items(fields: dict[str, Located], key: str) -> Iterator[Located]:
    return fields[key].items() if key in fields else iter(())


def _span(fields: dict[str, Located]) -> tuple[int, int]:
    start, end = fields["start"].number(), fields["end"].number()
    if start >= end:
        raise fields["end"].error("the place ends before it starts", "write start and end anew")
    return start, end


def _named(node: Located) -> str:
    if not node.text().strip():
        raise node.error("a part is empty", "write it, or take the entry away")
    return node.text()


def _entity(item: Located) -> NewEntity:
    fields = item.mapping({"class", "label", "aliases", "reason", "start", "end"})
    item.require(fields, "class", "label", "start", "end")
    start, end = _span(fields)
    return NewEntity(
        kind=_named(fields["class"]),
        label=_named(fields["label"]),
        aliases=tuple(_named(node) for node in _items(fields, "aliases")),
        reason=fields["reason"].text() if "reason" in fields else "",
        start=start,
        end=end,
    )


def _unsaid(item: Located) -> Unsaid:
    fields = item.mapping({*_PLACE, "reason", "claim"})
    item.require(fields, *sorted(_PLACE), "reason")
    start, end = _span(fields)
    words, reason = fields["words"].text(), fields["reason"].text()
    return Unsaid(
        paragraph=fields["paragraph"].number(), start=start, end=end, words=words, reason=reason,
        claim=fields["claim"].text() if "claim" in fields else "",
    )  # fmt: skip


def _candidates(
    passages: Located, document: str, options: Set[str] | None, problems: list[Problem]
) -> Iterator[Candidate]:
    """Yield the candidates of all passages; what is wrong is added to `problems`."""
    for node in passages.items():
        try:
            fields = node.mapping({"at", "sha256", "claims"})
            node.require(fields, "at", "sha256", "claims")
            locator = _locator(fields)
            rows = list(fields["claims"].items())
        except AiraceError as error:
            problems.extend(error.problems)
            continue
        for row in rows:
            try:
                yield _candidate(row, document, locator, options)
            except AiraceError as error:
                problems.extend(error.problems)


def _locator(fields: dict[str, Located]) -> Locator:
    node = fields["at"]
    at = node.mapping(_PLACE)
    node.require(at, *sorted(_PLACE))
    start, end = _span(at)
    words, paragraph = at["words"].text(), at["paragraph"].number()
    if not 0 < len(words.split()) <= MOST_WORDS or paragraph == 0:
        fix = f"paragraphs count from 1, decisive words are up to {MOST_WORDS}"
        raise node.error("this is no place", fix)
    sha256 = _sha(fields["sha256"])
    return Locator(start=start, end=end, paragraph=paragraph, words=words, sha256=sha256)


def _candidate(item: Located, document: str, locator: Locator, known: Set[str] | None) -> Candidate:
    parts = list(item.items())
    if len(parts) != 4:
        raise item.error(f"a proposal has 4 parts, not {len(parts)}", _ROW_FORM)
    subject, predicate, value = (_named(part) for part in parts[:3])
    fields = parts[3].mapping(None if known is None else {*known, *ROW_KEYS})
    parts[3].require(fields, "tier", "rule")
    if fields["tier"].text() not in set(Tier):
        raise fields["tier"].error(f"unknown tier '{fields['tier'].text()}'", "write A or B")
    return Candidate(
        document=document,
        subject=subject,
        predicate=predicate,
        object=value,
        options=_options(fields),
        locator=locator,
        tier=Tier(fields["tier"].text()),
        rule=_named(fields["rule"]),
        mentions=_mentions(fields.get("mentions")),
        note=fields["remark"].text() if "remark" in fields else "",
    )


def _options(fields: dict[str, Located]) -> tuple[tuple[str, str], ...]:
    for key, node in fields.items():
        if not _OPTION.fullmatch(key):
            raise node.error(f"'{key}' is no option", _ROW_FORM)
    return tuple((key, node.text()) for key, node in fields.items() if key not in ROW_KEYS)


def _mentions(node: Located | None) -> tuple[Mention, ...]:
    try:
        return mentions_of(node.text()) if node else ()
    except ValueError as error:
        assert node is not None  # noqa: S101  # only a node can be wrong
        raise node.error(str(error), "write 'NAME START-END; NAME START-END'") from error
