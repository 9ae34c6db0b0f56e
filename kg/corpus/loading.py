"""A table taken into a root: the file, its mapping, and the document that names both."""

from __future__ import annotations

import re
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from kg.corpus.canonical import scalar
from kg.corpus.mapping import Mapping
from kg.corpus.sheet import open_sheet, weigh
from kg.errors import AiraceError, DataError, OutputError
from kg.identifiers import slug
from kg.output import write_all
from kg.resources import Root, shipped_root

__all__ = ["TableDocument", "load_table"]

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass(frozen=True)
class TableDocument:
    """What a user says of a table; what is empty is left out of the document."""

    key: str = ""
    label: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""


def load_table(root: Root, path: Path, mapping: Mapping, about: TableDocument) -> str:
    """Copy the table and its mapping into the root, write its document, and return the key.

    The claims are made from both at each build. Raises DataError for a root that is not the
    user's own, a key that is taken, or a table that cannot be read; OutputError.
    """
    if root.data == shipped_root().data:
        fix = "make a workspace with `kg init DIR`, then kg --root DIR load ..."
        raise DataError.single("", "the shipped data take no tables", fix)
    sheet = open_sheet(path, mapping.dialect)
    for _ in sheet.rows():
        pass
    key = about.key or slug(path.stem)
    document, name = root.data / "documents" / f"{key}.yaml", _NOT_PLAIN.sub("-", path.name)
    copy = root.data.parent / "tables" / f"{key}{'.json' if name.endswith('.json') else '.csv'}"
    own = root.data / "mappings" / f"{mapping.name}.yaml"
    _refuse_taken(root, key, document, own, mapping)
    _copy(path, copy)
    lines = _document(path, copy.name, key, mapping, about)
    write_all({document: lines, own: mapping.path.read_bytes()})
    return key


def _document(path: Path, file: str, key: str, mapping: Mapping, about: TableDocument) -> str:
    """Return the text of the document's file."""
    fields = {
        "file": file,
        "label": about.label or key,
        "title": about.title or f"{mapping.title} ({key})",
        "publisher": about.publisher or mapping.claimant.name,
        "url": about.url,
        "published": about.published,
        "mapping": mapping.name,
    }
    sha256, characters = weigh(path, mapping.dialect.encoding)
    lines = [f"{name}: {scalar(text)}" for name, text in fields.items() if text]
    return "\n".join([*lines, f"characters: {characters}", f"sha256: {sha256}"]) + "\n"


def _refuse_taken(root: Root, key: str, document: Path, own: Path, mapping: Mapping) -> None:
    if any((folder / document.name).is_file() for folder in root.folders("documents")):
        fix = "give it another one with --key, or take the old one away (`kg retract`)"
        raise DataError.single("", f"there is a document '{key}' already", fix)
    if not re.fullmatch(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", key):
        raise DataError.single("", f"'{key}' is no key", "use small letters, digits and hyphens")
    if own.is_file() and own.read_bytes() != mapping.path.read_bytes():
        fix = "give the new one another name, since documents are read by the old one"
        raise DataError.single(str(own), "another mapping of this name is in use here", fix)


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
        part.unlink(missing_ok=True)


def _not_written(path: Path, error: OSError) -> AiraceError:
    fix = "choose another place or make room, then repeat"
    return OutputError.single(str(path), error.strerror or str(error), fix)
