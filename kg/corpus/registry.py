"""Entities, documents and judgements under data/, read strictly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.corpus.documents import ADDRESS, check_date, is_address, is_key, is_language
from kg.corpus.located import SHA, Located, read_yaml, yaml_files
from kg.corpus.releases import check_releases
from kg.corpus.tables import read_tables
from kg.errors import DataError
from kg.model import Document, Entity, Judgement, Severity, Verdict, Vocabulary

__all__ = [
    "find_document",
    "read_documents",
    "read_entities",
    "read_expectations",
    "read_judgements",
    "read_severities",
    "read_tables",
    "read_verdict",
    "yaml_files",
]

_ID = re.compile(r"[a-z]+/[a-z0-9]+(?:[.-][a-z0-9]+)*")
_MATCH = re.compile(rf"wd:Q[0-9]+|{ADDRESS.pattern}")
ENTITY_FIELDS = {"id", "label", "plural", "aliases", "matches", "note"}
_DOCUMENT = {
    "file", "label", "title", "publisher", "author", "url", "published", "language",
    "characters", "sha256", "source_sha256", "mapping", "replaces",
}  # fmt: skip


def read_entities(folders: Sequence[Path], vocabulary: Vocabulary) -> list[Entity]:
    """Return the entities of all files in the folders (`Root.folders`), the lowest layer first.

    Each file maps a class to a list of entities. An entry without a label adds its aliases and
    matches to the entity of this id in a lower folder. Raises DataError for an unknown class, a
    wrong identifier, and one that is given a label twice.
    """
    found: dict[str, Entity] = {}
    places: dict[str, str] = {}
    for folder in folders:
        below = dict(found)
        for kind, item in _entries(folder, vocabulary):
            fields = item.mapping(ENTITY_FIELDS)
            item.require(fields, "id")
            key = fields["id"].text()
            if key in below and "label" not in fields:
                found[key] = _added(found[key], item, kind)
                continue
            if key in found:
                what, fix = (
                    f"the id '{key}' stands twice, at {places[key]} too",
                    "keep one of the two",
                )
                raise item.error(what, f"{fix}, or give only aliases and matches here")
            found[key], places[key] = _entity(item, kind), item.where
    return [found[key] for key in sorted(found)]


def _entries(folder: Path, vocabulary: Vocabulary) -> Iterator[tuple[str, Located]]:
    """Yield the class and the entry of each entity in the files of the folder."""
    for path in yaml_files(folder):
        for kind, entries in read_yaml(path).mapping().items():
            if kind not in vocabulary.classes:
                raise entries.error(f"unknown class '{kind}'", "use a class of ontology/airace.ttl")
            if "Entity" not in (kind, *vocabulary.classes[kind]):
                fix = "use a class below air:Entity"
                raise entries.error(f"'{kind}' is no class of entities", fix)
            if kind == "Document":  # these have files of their own
                fix = "add its text with `kg add`, or use another class"
                raise entries.error("a document is no entity of its own", fix)
            for item in entries.items():
                yield kind, item


def _added(entity: Entity, item: Located, kind: str) -> Entity:
    """Return the entity of a lower layer with the names and matches of the entry added."""
    fields = item.mapping({"id", "aliases", "matches"})
    if kind != entity.kind:
        raise item.error(f"'{entity.id}' is a {entity.kind}", f"put it under {entity.kind}")
    aliases = [one for one in _aliases(fields) if one not in entity.names]
    matches = [one for one in _matches(fields) if one not in entity.matches]
    added = {"aliases": (*entity.aliases, *aliases), "matches": (*entity.matches, *matches)}
    return entity.model_copy(update=added)


def _entity(item: Located, kind: str) -> Entity:
    fields = item.mapping(ENTITY_FIELDS)
    item.require(fields, "id", "label")
    identifier = fields["id"].text()
    if not _ID.fullmatch(identifier):
        cure = "write it as kind/name, in small letters, digits, dots and hyphens"
        raise fields["id"].error(f"'{identifier}' is no identifier", cure)
    return Entity(
        id=identifier,
        kind=kind,
        label=_name(fields["label"]),
        aliases=_aliases(fields),
        matches=_matches(fields),
        note=fields["note"].text() if "note" in fields else "",
        plural="plural" in fields and fields["plural"].truth(),
    )


def _aliases(fields: dict[str, Located]) -> tuple[str, ...]:
    return tuple(_name(node) for node in fields["aliases"].items()) if "aliases" in fields else ()


def _matches(fields: dict[str, Located]) -> tuple[str, ...]:
    found = [node.text() for node in fields["matches"].items()] if "matches" in fields else []
    for match in found:
        if not _MATCH.fullmatch(match):
            raise fields["matches"].error(f"'{match}' is no IRI", "write wd:Q... or https://...")
    return tuple(found)


def _name(node: Located) -> str:
    """Return a label or alias, which must be more than space."""
    name = node.text()
    if not name.strip():
        raise node.error("a name is empty", "write the name, or take the line away")
    return name


def read_documents(folders: Sequence[Path]) -> list[Document]:
    """Return the documents of the folders (`Root.folders`), sorted by key.

    The file's name is the key, as in `data/documents/004.yaml`. Raises DataError for a key
    that two folders hold, and for releases that cannot replace each other as they say.
    """
    paths: dict[str, Path] = {}
    for path in (path for folder in folders for path in yaml_files(folder)):
        if path.stem in paths:
            what = f"the document '{path.stem}' is in {paths[path.stem]} too"
            raise DataError.single(str(path), what, "give one of the two another key")
        paths[path.stem] = path
    found = [_document(paths[key]) for key in sorted(paths)]
    check_releases(found, paths)
    return found


def find_document(folders: Sequence[Path], key: str) -> Document | None:
    """Return the document of this key, without reading any other, or None."""
    paths = [folder / f"{key}.yaml" for folder in folders if is_key(key)]
    return next((_document(path) for path in paths if path.is_file()), None)


def _document(path: Path) -> Document:
    root = read_yaml(path)
    fields = root.mapping(_DOCUMENT)
    root.require(fields, "file", "label", "characters", "sha256")
    texts = {key: node.text() for key, node in fields.items() if key != "characters"}
    _name(fields["label"])
    _check_document(fields, texts)
    if not is_key(path.stem):
        raise root.error(f"'{path.stem}' is no key", "name the file in small letters and digits")
    return Document(
        id=f"document/{path.stem}", key=path.stem, characters=fields["characters"].number(), **texts
    )


def _check_mapping(fields: dict[str, Located]) -> None:
    """Raise DataError for a mapping that is no plain name."""
    if "mapping" in fields and not re.fullmatch(r"[A-Za-z0-9_-]+", fields["mapping"].text()):
        raise fields["mapping"].error("this is no name of a mapping", "write it without .yaml")


def _check_document(fields: dict[str, Located], texts: dict[str, str]) -> None:
    """Raise DataError for a value that is not of the form that its key asks for."""
    _check_mapping(fields)
    if not SHA.fullmatch(texts["sha256"]):
        raise fields["sha256"].error("this is no SHA-256", "write 64 hexadecimal digits")
    if "source_sha256" in fields and not SHA.fullmatch(texts["source_sha256"]):
        raise fields["source_sha256"].error("this is no SHA-256", "take the line away")
    if not re.fullmatch(r"[A-Za-z0-9_.-]+", texts["file"]) or texts["file"].startswith("."):
        raise fields["file"].error("this is no plain file name", "leave folders out")
    if "url" in fields and not is_address(texts["url"]):
        raise fields["url"].error("this is no web address", "write https://...")
    if "language" in fields and not is_language(texts["language"]):
        raise fields["language"].error("this is no language tag", "write en, or zh-Hans")
    if texts.get("published"):
        try:
            check_date(texts["published"])
        except ValueError as error:
            raise fields["published"].error(str(error), "leave it out when unknown") from error


def read_judgements(path: Path) -> Iterator[tuple[Located, Judgement]]:
    """Yield the verdicts on disagreements, subject and property still as they are written."""
    if not path.is_file():
        return
    for item in read_yaml(path).items():
        fields = item.mapping({"subject", "property", "verdict", "reason", "holds"})
        item.require(fields, "subject", "property", "verdict", "reason")
        yield item, read_verdict(item, fields)


def read_verdict(item: Located, fields: dict[str, Located]) -> Judgement:
    """Return the verdict in the fields; a settled one must say which side holds."""
    text = fields["verdict"].text()
    if text not in set(Verdict):
        raise fields["verdict"].error(f"unknown verdict '{text}'", f"use {', '.join(Verdict)}")
    if text == Verdict.SETTLED:
        item.require(fields, "holds")
    return Judgement(
        subject=fields["subject"].text(),
        predicate=fields["property"].text(),
        verdict=Verdict(text),
        reason=fields["reason"].text(),
        holds=fields["holds"].text() if "holds" in fields else "",
    )


def read_expectations(path: Path) -> dict[str, int]:
    """Return how many of what the graph must hold at least; classes and 'Claim' by name."""
    if not path.is_file():
        return {}
    return {key: node.number() for key, node in read_yaml(path).mapping().items()}


def read_severities(paths: Sequence[Path], rules: set[str]) -> dict[str, Severity]:
    """Return how bad a finding of each of the rules is; a later file overrides an earlier one.

    Raises DataError when the file cannot be read, names a rule that does not exist, leaves
    one out, or uses another word than error, warning and info.
    """
    fields: dict[str, Located] = {}
    for path in paths:
        root = read_yaml(path)
        fields |= root.mapping(rules)
    root.require(fields, *sorted(rules))
    return {name: _severity(node) for name, node in fields.items()}


def _severity(node: Located) -> Severity:
    word = node.text()
    if word not in set(Severity):
        raise node.error(f"unknown severity '{word}'", f"use one of: {', '.join(Severity)}")
    return Severity(word)
