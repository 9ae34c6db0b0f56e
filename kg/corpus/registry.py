"""Entities, documents, judgements and tables under data/: read strictly, each error with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from kg.corpus.located import Located, read_yaml
from kg.model import (
    BoundRule,
    Document,
    Entity,
    Judgement,
    Verdict,
    Vocabulary,
    WordingTable,
)

__all__ = ["read_documents", "read_entities", "read_expectations", "read_judgements", "read_tables"]

_ID = re.compile(r"[a-z]+/[a-z0-9]+(?:[.-][a-z0-9]+)*")
_SHA = re.compile(r"[0-9a-f]{64}")
_MATCH = re.compile(r"(?:wd:Q\d+|https?://[^\s<>\"{}|\\^`]+)")
_DOCUMENT = {
    "file", "label", "title", "publisher", "author", "url", "published", "language",
    "characters", "sha256",
}  # fmt: skip


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files directly in the folder, sorted by name."""
    return sorted(folder.glob("*.yaml"))


def read_entities(folder: Path, vocabulary: Vocabulary) -> list[Entity]:
    """Return the entities of all files in the folder.

    Each file maps a class to a list of entities. Raises DataError for an unknown class,
    a wrong or repeated identifier.
    """
    found: dict[str, Entity] = {}
    for path in yaml_files(folder):
        for kind, entries in read_yaml(path).mapping().items():
            if kind not in vocabulary.classes:
                raise entries.error(f"unknown class '{kind}'", "use a class of ontology/airace.ttl")
            for item in entries.items():
                entity = _entity(item, kind)
                if entity.id in found:
                    raise item.error(f"the id '{entity.id}' stands twice", "keep one of the two")
                found[entity.id] = entity
    return [found[key] for key in sorted(found)]


def _entity(item: Located, kind: str) -> Entity:
    fields = item.mapping({"id", "label", "aliases", "matches", "note"})
    item.require(fields, "id", "label")
    identifier = fields["id"].text()
    if not _ID.fullmatch(identifier):
        cure = "write it as kind/name, in small letters, digits, dots and hyphens"
        raise fields["id"].error(f"'{identifier}' is no identifier", cure)
    matches = (
        tuple(node.text() for node in fields["matches"].items()) if "matches" in fields else ()
    )
    for match in matches:
        if not _MATCH.fullmatch(match):
            raise fields["matches"].error(f"'{match}' is no IRI", "write wd:Q... or https://...")
    aliases = (
        tuple(node.text() for node in fields["aliases"].items()) if "aliases" in fields else ()
    )
    return Entity(
        id=identifier,
        kind=kind,
        label=fields["label"].text(),
        aliases=aliases,
        matches=matches,
        note=fields["note"].text() if "note" in fields else "",
    )


def read_documents(folder: Path) -> list[Document]:
    """Return the documents; the file's name is the key, as in `data/documents/004.yaml`."""
    return [_document(path) for path in yaml_files(folder)]


def _document(path: Path) -> Document:
    root = read_yaml(path)
    fields = root.mapping(_DOCUMENT)
    root.require(fields, "file", "label", "characters", "sha256")
    texts = {key: node.text() for key, node in fields.items() if key != "characters"}
    if not _SHA.fullmatch(texts["sha256"]):
        raise fields["sha256"].error("this is no SHA-256", "write 64 hexadecimal digits")
    if not re.fullmatch(r"[A-Za-z0-9_.-]+", texts["file"]) or texts["file"].startswith("."):
        raise fields["file"].error("this is no plain file name", "leave folders out")
    if "url" in fields and not _MATCH.fullmatch(texts["url"]):
        raise fields["url"].error("this is no web address", "write https://...")
    if not _ID.fullmatch(f"document/{path.stem}"):
        raise root.error(f"'{path.stem}' is no key", "name the file in small letters and digits")
    return Document(
        id=f"document/{path.stem}", key=path.stem, characters=fields["characters"].number(), **texts
    )


def read_judgements(path: Path) -> Iterator[tuple[Located, Judgement]]:
    """Yield the verdicts on disagreements, subject and property still as they are written."""
    if not path.is_file():
        return
    for item in read_yaml(path).items():
        fields = item.mapping({"subject", "property", "verdict", "reason"})
        item.require(fields, "subject", "property", "verdict", "reason")
        text = fields["verdict"].text()
        if text not in set(Verdict):
            raise fields["verdict"].error(f"unknown verdict '{text}'", f"use {', '.join(Verdict)}")
        yield (
            item,
            Judgement(
                subject=fields["subject"].text(),
                predicate=fields["property"].text(),
                verdict=Verdict(text),
                reason=fields["reason"].text(),
            ),
        )


def read_tables(data: Path) -> WordingTable:
    """Return the tables of `data/wording.yaml`: bounds, days of an approximate date, units."""
    root = read_yaml(data / "wording.yaml")
    fields = root.mapping({"version", "bounds", "days", "units"})
    root.require(fields, "version", "bounds", "days", "units")
    return WordingTable(
        bounds={word: _rule(node) for word, node in fields["bounds"].mapping().items()},
        days={name: node.number() for name, node in fields["days"].mapping().items()},
        units=fields["units"].texts(),
    )


def _rule(node: Located) -> BoundRule:
    fields = node.mapping({"lower", "upper"})
    node.require(fields, "lower", "upper")
    try:
        lower, upper = (Decimal(fields[key].text()) for key in ("lower", "upper"))
    except InvalidOperation as error:
        raise node.error("a factor is no number", "write it as 0.9") from error
    if not 0 <= lower <= upper:
        raise node.error("lower must not exceed upper", "swap them")
    return BoundRule(lower=lower, upper=upper)


def read_expectations(path: Path) -> dict[str, int]:
    """Return how many of what the graph must hold at least; classes and 'Claim' by name."""
    if not path.is_file():
        return {}
    return {key: node.number() for key, node in read_yaml(path).mapping().items()}
