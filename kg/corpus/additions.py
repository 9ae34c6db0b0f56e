"""Entities and names that a person adds while reviewing, in the files of one layer."""

from __future__ import annotations

from pathlib import Path

from kg.corpus.canonical import Entry, format_entries, read_entries
from kg.corpus.passages import heading_comments
from kg.corpus.registry import yaml_files
from kg.model import Entity

__all__ = ["Addition", "with_alias", "with_entity"]

_FILE = "added.yaml"

#: a file and the text that it is to hold
Addition = tuple[Path, str]


def with_entity(folder: Path, one: Entity) -> Addition:
    """Return the folder's file of added entities with the new one in it."""
    entry: Entry = {"id": one.id, "label": one.label}
    if one.aliases:
        entry["aliases"] = list(one.aliases)
    if one.note:
        entry["note"] = one.note
    return _appended(folder / _FILE, one.kind, entry)


def with_alias(folder: Path, one: Entity, names: tuple[str, ...]) -> Addition:
    """Return the file in which the entity has the names as aliases too.

    That is the file of the folder that holds the entity, else the one of added entities.
    """
    for path in yaml_files(folder) if folder.is_dir() else ():
        by_class = read_entries(path)
        for entry in (entry for entries in by_class.values() for entry in entries):
            if entry["id"] == one.id:
                aliases = entry.get("aliases", [])
                entry["aliases"] = list(dict.fromkeys([*aliases, *names]))
                return path, format_entries(heading_comments(path), by_class)
    return _appended(folder / _FILE, one.kind, {"id": one.id, "aliases": list(names)})


def _appended(path: Path, kind: str, entry: Entry) -> Addition:
    there = path.is_file()
    by_class = read_entries(path) if there else {}
    by_class.setdefault(kind, []).append(entry)
    return path, format_entries(heading_comments(path) if there else (), by_class)
