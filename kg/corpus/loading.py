"""A table taken into a root: the file, its mapping, and the document that names both."""

from __future__ import annotations

import re
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.corpus.canonical import scalar
from kg.corpus.documents import check_date, is_address
from kg.corpus.guessing import PLACEHOLDER
from kg.corpus.mapping import Mapping
from kg.corpus.registry import read_documents
from kg.corpus.releases import find_replaced
from kg.corpus.sheet import open_sheet, weigh
from kg.errors import AiraceError, DataError, OutputError
from kg.identifiers import slug
from kg.model import Document
from kg.output import write_all
from kg.resources import Root, shipped_root

__all__ = ["Loaded", "TableDocument", "load_table"]

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass(frozen=True)
class TableDocument:
    """What a user says of a table; what is empty is left out of the document.

    `replaces` is the key of the release before it, or `nothing`; without it the mapping decides.
    """

    key: str = ""
    label: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    replaces: str = ""


@dataclass(frozen=True)
class Loaded:
    """The key of a table that was taken in, what it replaces, and what its user should know."""

    key: str
    replaces: str = ""
    hint: str = ""


def load_table(root: Root, path: Path, mapping: Mapping, about: TableDocument) -> Loaded:
    """Copy the table and its mapping into the root, and write its document.

    The claims are made from both at each build. Raises DataError for a root that is not the
    user's own, a key that is taken, a release that cannot replace what it should, or a table that
    cannot be read; OutputError.
    """
    if root.data == shipped_root().data:
        fix = "make a workspace with `kg init DIR`, then kg --root DIR load ..."
        raise DataError.single("", "the shipped data take no tables", fix)
    _refuse_odd(about)
    if mapping.claimant.name == PLACEHOLDER:
        what = f"nobody has said yet who the claimant is: it is still {PLACEHOLDER}"
        fix = "write under `claimant:` who says what the cells say"
        raise DataError.single(str(mapping.path), what, fix)
    sheet = open_sheet(path, mapping.dialect)
    for _ in sheet.rows():
        pass
    key = about.key or slug(path.stem)
    document, name = root.data / "documents" / f"{key}.yaml", _NOT_PLAIN.sub("-", path.name)
    copy = root.data.parent / "tables" / f"{key}{'.json' if name.endswith('.json') else '.csv'}"
    own = root.data / "mappings" / f"{mapping.name}.yaml"
    _refuse_taken(root, key, document, own, mapping)
    new = _document(path, copy.name, key, mapping, about)
    known = read_documents(root.folders("documents"))
    replaced, hint = find_replaced(new, known, about.replaces, mapping.series)
    _copy(path, copy)
    text = _text(new.model_copy(update={"replaces": replaced}))
    write_all({document: text, own: mapping.path.read_bytes()})
    return Loaded(key, replaced, hint)


def _refuse_odd(about: TableDocument) -> None:
    """Raise DataError for what no document may hold: it would stop the whole workspace."""
    for name in ("label", "title", "publisher", "published", "url"):
        if not getattr(about, name).isprintable():
            raise DataError.single("", f"the {name} holds control characters", "leave them out")
    if about.label and not about.label.strip():
        raise DataError.single("", "the label is empty", "write it, or leave --label out")
    if about.url and not is_address(about.url):
        raise DataError.single("", f"'{about.url}' is no web address", "write --url https://...")
    try:
        check_date(about.published or "2000")
    except ValueError as error:
        raise DataError.single("", str(error), "write --date as 2026-05-02") from error


def _document(path: Path, file: str, key: str, mapping: Mapping, about: TableDocument) -> Document:
    sha256, characters = weigh(path, mapping.dialect.encoding)
    return Document(
        id=f"document/{key}",
        key=key,
        file=file,
        label=about.label or key,
        title=about.title or f"{mapping.title} ({key})",
        publisher=about.publisher or mapping.claimant.name,
        url=about.url,
        published=about.published,
        mapping=mapping.name,
        characters=characters,
        sha256=sha256,
    )


_FIELDS = ("file", "label", "title", "publisher", "url", "published", "mapping", "replaces")


def _text(document: Document) -> str:
    """Return the text of the document's file."""
    fields = {name: getattr(document, name) for name in _FIELDS}
    lines = [f"{name}: {scalar(text)}" for name, text in fields.items() if text]
    return "\n".join(
        [*lines, f"characters: {document.characters}", f"sha256: {document.sha256}", ""]
    )


def _refuse_taken(root: Root, key: str, document: Path, own: Path, mapping: Mapping) -> None:
    if any((folder / document.name).is_file() for folder in root.folders("documents")):
        fix = "give it another one with --key, or take the old one away (`kg retract`)"
        raise DataError.single("", f"there is a document '{key}' already", fix)
    if not re.fullmatch(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", key):
        raise DataError.single("", f"'{key}' is no key", "use small letters, digits and hyphens")
    if own.is_file() and own.read_bytes() != mapping.path.read_bytes() and _is_used(root, mapping):
        fix = "give the new one another name, since documents are read by the old one"
        raise DataError.single(str(own), "another mapping of this name is in use here", fix)


def _is_used(root: Root, mapping: Mapping) -> bool:
    """Return whether a document of the root's own is read by a mapping of this name."""
    documents = read_documents([root.data / "documents"])
    return any(one.mapping == mapping.name for one in documents)


def _copy(path: Path, copy: Path) -> None:
    """Copy the table, whole or not at all."""
    part = copy.with_name(f".{copy.name}.{secrets.token_hex(4)}.part")
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, part)
        part.replace(copy)
    except OSError as error:
        raise _not_written(copy, error) from error
    finally:
        with suppress(OSError):  # a folder that is only read says so here too
            part.unlink(missing_ok=True)


def _not_written(path: Path, error: OSError) -> AiraceError:
    fix = "choose another place or make room, then repeat"
    return OutputError.single(str(path), error.strerror or str(error), fix)
